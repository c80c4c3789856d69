import { decoders } from '../decode/index.ts'
import { asArray, asObject, readJson } from '../decode/json.ts'
import { isBindingCheck } from '../facts/bindings/checks.ts'
import type { Challenge, Json, JsonObject, MaskedToken, OAuthRequest, Part, ToldBinding } from '../model.ts'
import { credentialById } from '../registry/credentials.ts'
import { faults, partLabels } from '../registry/parts.ts'
import { isTokenUse } from '../registry/token-uses.ts'
import { isUndoing } from '../registry/undone.ts'
import { mostParts } from '../decode/define.ts'
import type { Found, Recogniser, RecogniserCases } from './define.ts'

/**
 * What `redact` made of somebody else's paste. Whoever writes a link writes this, so nothing in it is taken on trust:
 * every member is checked, and what does not fit is left out.
 */
export const redactedCopy: Recogniser = {
  carrier: 'redacted-copy',
  label: 'redacted copy',
  // A token that somebody put into a copy is not shown as one.
  whole: true,
  find(paste) {
    // Cheap to tell: no other paste begins like this.
    if (!paste.startsWith('{"copy":"token-inspector"')) return []
    const json = readJson(paste)
    const copy = json.ok ? asObject(json.root.value) : undefined
    if (!Array.isArray(copy?.artifacts)) return []
    return copy.artifacts.slice(0, 100).flatMap((item) => {
      const artifact = asObject(item)
      return artifact ? [readArtifact(artifact, paste.length)] : []
    })
  },
}

function readArtifact(artifact: JsonObject, length: number): Found {
  const { tokens, scheme, schemeDoubled } = artifact
  const request = readRequest(asObject(artifact.request))
  const code = asObject(artifact.error)?.code
  const active = asObject(artifact.introspection)?.active
  const keys = count(artifact.keys)
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
    ...(keys !== undefined && { keys }),
    sightings: (Array.isArray(tokens) ? tokens.slice(0, 100) : []).flatMap((item) => {
      const token = readToken(asObject(item))
      return token
        ? [{ span: [0, length] as const, text: token.text, ...(token.hint && { hint: token.hint }), copy: token }]
        : []
    }),
  }
}

function readToken(token: JsonObject | undefined): MaskedToken | undefined {
  if (!token || !Array.isArray(token.parts)) return undefined
  const decoder = decoders.find(({ kind }) => kind === token.kind)
  const { use, hint } = token
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
    ...(Array.isArray(token.told) && { told: readTold(token.told) }),
    masked: Array.isArray(token.masked) ? token.masked.filter((item) => typeof item === 'string') : [],
  }
}

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

const copyOf = (artifacts: Json) => JSON.stringify({ copy: 'token-inspector', artifacts })

export const cases: RecogniserCases = {
  hits: {
    'a copy': () => ({
      paste: copyOf([
        {
          carrier: 'redacted-copy',
          label: 'token',
          tokens: [{ kind: 'opaque', use: 'unknown', length: 40, parts: [] }],
        },
      ]),
      tokens: [''],
    }),
  },
  misses: {
    'other JSON': () => '{"copy":"something"}',
    'a damaged copy': () => '{"copy":"token-inspector","artifacts":[',
    'a copy of nothing': () => copyOf([]),
  },
}
