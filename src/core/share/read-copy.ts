import { decoders } from '../decode/index.ts'
import { asArray, asObject, readJson } from '../decode/json.ts'
import { readCopiedReading } from '../errors/copied.ts'
import type { ToldBinding } from '../model/binding.ts'
import type { ErrorReading } from '../model/error-reading.ts'
import type { Challenge, OAuthRequest, TokenAnswer } from '../model/messages.ts'
import type { Json, JsonObject } from '../model/primitives.ts'
import type { Part } from '../model/token.ts'
import type { Artifact } from '../token/artifact.ts'
import type { MaskedToken } from '../token/token.ts'
import { expectedFrom } from '../expectations/identifiers.ts'
import { isBindingCheck } from '../registry/binding-checks.ts'
import { isApiStack } from '../registry/api-stacks.ts'
import { credentialById } from '../registry/credentials.ts'
import { faults, partLabels } from '../registry/parts.ts'
import { isPlace } from '../registry/places.ts'
import { isTokenUse } from '../registry/token-uses.ts'
import { isUndoing } from '../registry/undone.ts'
import { mostParts } from '../decode/define.ts'

/**
 * What `redact` made of somebody else's paste, as artifacts; none for any other paste. Whoever writes a link writes this, so
 * nothing in it is taken on trust: every member is checked, and what does not fit is left out.
 */
export function readCopy(paste: string): Artifact[] {
  const copy = contentOf(paste)
  if (!copy) return []
  const artifacts = copy.artifacts.slice(0, 100).flatMap((item) => {
    const artifact = asObject(item)
    return artifact ? [readArtifact(artifact, paste.length)] : []
  })
  // Of an error text alone.
  const bare = artifacts.length === 0 && copy.errors[0] !== undefined
  return bare ? [readArtifact({}, paste.length)] : artifacts
}

/** The error texts of a redacted copy, of which it holds no word; undefined for any other paste. */
export const copiedErrors = (paste: string): readonly ErrorReading[] | undefined =>
  contentOf(paste)
    ?.errors.slice(0, 100)
    .flatMap((item) => readCopiedReading(asObject(item), [0, paste.length]) ?? [])

function contentOf(paste: string): { artifacts: readonly Json[]; errors: readonly Json[] } | undefined {
  // Cheap to tell: no other paste begins like this.
  if (!paste.startsWith('{"copy":"token-inspector"')) return undefined
  const json = readJson(paste)
  const copy = json.ok ? asObject(json.root.value) : undefined
  const artifacts = asArray(copy?.artifacts)
  return artifacts && { artifacts, errors: asArray(copy?.errors) ?? [] }
}

function readArtifact(artifact: JsonObject, length: number): Artifact {
  const { tokens, scheme, schemeDoubled } = artifact
  const request = readRequest(asObject(artifact.request))
  const code = asObject(artifact.error)?.code
  const active = asObject(artifact.introspection)?.active
  const [keys, date] = [count(artifact.keys), count(artifact.date)]
  const response = asObject(artifact.response)
  const asks = oneOf(['introspection', 'revocation'] as const, artifact.asks)
  return {
    carrier: line(artifact.carrier, 'redacted-copy'),
    label: line(artifact.label, 'redacted copy'),
    span: [0, length],
    redacted: true,
    ...(typeof scheme === 'string' && { scheme: line(scheme, '') }),
    ...(schemeDoubled === true && { schemeDoubled }),
    ...(request && { request }),
    ...(typeof code === 'string' && { error: { code: line(code, '') } }),
    ...(Array.isArray(artifact.challenges) && { challenges: readChallenges(artifact.challenges) }),
    ...(typeof active === 'boolean' && { introspection: { active } }),
    ...(response && { response: readAnswer(response) }),
    ...(date !== undefined && { date }),
    ...(artifact.password === true && { password: true as const }),
    ...(keys !== undefined && { keys }),
    ...readCallback(asObject(artifact.callback)),
    ...readMetadata(asObject(artifact.metadata)),
    ...(asks && { asks }),
    ...readConfig(asObject(artifact.config)),
    sightings: (Array.isArray(tokens) ? tokens.slice(0, 100) : []).flatMap((item) => {
      const token = readToken(asObject(item))
      return token
        ? [{ span: [0, length] as const, text: token.text, ...(token.hint && { hint: token.hint }), copy: token }]
        : []
    }),
  }
}

const readCallback = (callback: JsonObject | undefined): Pick<Artifact, 'callback'> =>
  callback
    ? {
        callback: {
          ...(typeof callback.issuer === 'string' && { issuer: line(callback.issuer, '') }),
          ...(callback.code === true && { code: true as const }),
          ...(callback.state === true && { state: true as const }),
          ...(callback.fragment === true && { fragment: true as const }),
        },
      }
    : {}

const readMetadata = (metadata: JsonObject | undefined): Pick<Artifact, 'metadata'> =>
  typeof metadata?.issuer === 'string'
    ? {
        metadata: {
          issuer: metadata.issuer,
          ...(typeof metadata.address === 'string' && { address: metadata.address }),
          ...(metadata.issParameter === true && { issParameter: true as const }),
        },
      }
    : {}

const readConfig = (config: JsonObject | undefined): Pick<Artifact, 'config'> =>
  isApiStack(config?.stack)
    ? {
        config: {
          stack: config.stack,
          expected: expectedFrom(asObject(config.expected)),
          ...(typeof config.authority === 'string' && { authority: line(config.authority, '') }),
        },
      }
    : {}

function readToken(token: JsonObject | undefined): MaskedToken | undefined {
  if (!token || !Array.isArray(token.parts)) return undefined
  const decoder = decoders.find(({ kind }) => kind === token.kind)
  const { use, hint, place } = token
  if (!decoder || !isTokenUse(use)) return undefined
  const { kind } = decoder
  const credential = credentialById(asObject(token.credential)?.id)
  const [header, claims] = [asObject(token.header), asObject(token.claims)]
  return {
    kind,
    kindLabel: decoder.label,
    use,
    text: kind === 'placeholder' ? line(token.text, '') : '',
    length: count(token.length) ?? 0,
    pieces: count(token.pieces) ?? 1,
    parts: token.parts.slice(0, mostParts).flatMap((part) => readPart(asObject(part))),
    ...(header && { header }),
    ...(claims && { claims }),
    ...(credential && { credential }),
    ...(token.elided === true && { elided: true as const }),
    ...(token.nested === true && { nested: true as const }),
    ...(isTokenUse(hint) && { hint }),
    ...(Array.isArray(token.undone) && { undone: token.undone.filter(isUndoing) }),
    ...(token.companion === true && { companion: true as const }),
    ...(isPlace(place) && { place }),
    ...(Array.isArray(token.told) && { told: readTold(token.told) }),
    masked: Array.isArray(token.masked) ? token.masked.filter((item) => typeof item === 'string') : [],
  }
}

const readAnswer = ({ expiresIn, tokenType, scope, members }: JsonObject): TokenAnswer => ({
  ...(typeof expiresIn === 'number' && { expiresIn }),
  ...(typeof tokenType === 'string' && { tokenType: line(tokenType, '') }),
  ...(typeof scope === 'string' && { scope: scope.slice(0, 512) }),
  members: (asArray(members) ?? []).slice(0, 50).filter((name) => typeof name === 'string'),
})

const readTold = (told: readonly Json[]): ToldBinding[] =>
  told.slice(0, 50).flatMap((item) => {
    const { check, outcome, with: other } = asObject(item) ?? {}
    const known = oneOf(['met', 'not-met', 'unknown'] as const, outcome)
    const token = count(other)
    return isBindingCheck(check) && known
      ? [{ check, outcome: known, ...(token !== undefined && { with: token }) }]
      : []
  })

function readPart(part: JsonObject | undefined): Part[] {
  const label = oneOf(partLabels, part?.label)
  if (!part || !label) return []
  const fault = asObject(part.fault)
  const name = oneOf(faults, fault?.fault)
  const read = name && {
    fault: name,
    at: count(fault?.at) ?? 0,
    reason: line(fault?.reason, ''),
    ...(fault?.cut === true && { cut: true as const }),
  }
  const repeated = (asArray(part.repeated) ?? []).slice(0, 50).filter((item) => typeof item === 'string')
  return [
    {
      label,
      span: [0, 0],
      octets: count(part.octets) ?? null,
      ...(part.decrypted === true && { decrypted: true as const }),
      ...(repeated.length > 0 && { repeated }),
      ...(read && { fault: read }),
    },
  ]
}

function readRequest(request: JsonObject | undefined): OAuthRequest | undefined {
  const endpoint = oneOf(['authorize', 'token'] as const, request?.endpoint)
  if (!request || !endpoint || typeof request.url !== 'string' || !Array.isArray(request.parameters)) return undefined
  const parameters = readPairs(request.parameters)
  return { endpoint, url: request.url, parameters }
}

const readChallenges = (challenges: readonly Json[]): Challenge[] =>
  challenges.slice(0, 50).flatMap((item) => {
    const challenge = asObject(item)
    if (typeof challenge?.scheme !== 'string') return []
    return [{ scheme: line(challenge.scheme, ''), parameters: readPairs(challenge.parameters, 50) }]
  })

/** What the reader of a challenge or a request makes: pairs of texts. */
const readPairs = (pairs: Json | undefined, most = Infinity) =>
  (asArray(pairs) ?? []).slice(0, most).flatMap((pair): [string, string][] => {
    const [name, value] = asArray(pair) ?? []
    return typeof name === 'string' && typeof value === 'string' ? [[name, value]] : []
  })

const oneOf = <T extends string>(list: readonly T[], value: Json | undefined): T | undefined =>
  list.find((item) => item === value)
const count = (value: Json | undefined): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined
const line = (value: Json | undefined, otherwise: string) =>
  typeof value === 'string' ? value.slice(0, 160) : otherwise
