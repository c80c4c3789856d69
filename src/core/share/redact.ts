import type { TokenKind } from '../decode/index.ts'
import { effectiveExpected } from '../expectations/effective.ts'
import { asObject } from '../decode/json.ts'
import { pointerTo } from '../text/json-pointer.ts'
import type { Artifact } from '../token/artifact.ts'
import type { ToldBinding } from '../model/binding.ts'
import type { AnyInspection, Context } from '../model/inspection.ts'
import type { Challenge, OAuthRequest, TokenAnswer } from '../model/messages.ts'
import type { Json, JsonObject, RedactedText } from '../model/primitives.ts'
import type { MaskedToken, Token } from '../token/token.ts'
import type { CopiedReading } from '../errors/copied.ts'
import { copyAnswer, copyErrors, type CopiedAnswer } from './copy-answers.ts'
import {
  challengeParameters,
  openChallengeParameters,
  openParameters,
  openSchemes,
  openTokenTypes,
  sharing,
} from './open-lists.ts'

/** Stands for a masked text. */
export const mask = '‹masked›'

/** Longer values are masked even where the list lets them through: no identifier is as long. */
const longest = 512
/** A member name that says something to others: an identifier or a namespace, not a person's data. */
const publicName = /^[A-Za-z_][A-Za-z0-9_.:/#-]{0,79}$/
const isPublic = (name: string) => publicName.test(name) && !/\d{6}/.test(name)

interface CopiedArtifact
  extends
    Pick<
      Artifact,
      | 'carrier'
      | 'label'
      | 'scheme'
      | 'schemeDoubled'
      | 'request'
      | 'introspection'
      | 'response'
      | 'date'
      | 'password'
      | 'keys'
      | 'config'
    >,
    CopiedAnswer {
  error?: { code: string }
  challenges?: readonly Challenge[]
  tokens: readonly MaskedToken[]
}

/** The content of a redacted copy. `copy` names the format, so that it is known when it is pasted. */
interface RedactedCopy {
  copy: 'token-inspector'
  artifacts: readonly CopiedArtifact[]
  errors?: readonly CopiedReading[]
}

/**
 * Takes everything out of an inspection that must not leave the page and keeps what the findings rest on. Gone are: the
 * tokens' text, signatures, encrypted parts, opaque values, and every value outside the lists of `registry/sharing.ts`.
 * The result is a paste of its own kind: through the door it gives the findings of the original.
 */
export function redact(inspection: AnyInspection<TokenKind>, context: Context): RedactedText {
  const known = knownValues(inspection, context)
  const told = inspection.tokens.map((): ToldBinding[] => [])
  for (const { token, check, outcome, with: other } of inspection.bindings)
    told[token]?.push({ check, outcome, ...(other !== undefined && { with: other }) })
  const tokens = inspection.artifacts.map((): Token[] => [])
  for (const [i, token] of inspection.tokens.entries())
    tokens[token.artifact]?.push({ ...token, ...(told[i]?.length && { told: told[i] }) })
  const copy: RedactedCopy = {
    copy: 'token-inspector',
    artifacts: inspection.artifacts.map((artifact, index) => ({
      carrier: artifact.carrier,
      label: artifact.label,
      ...(artifact.scheme !== undefined && { scheme: maskScheme(artifact.scheme) }),
      ...(artifact.schemeDoubled && { schemeDoubled: true as const }),
      ...(artifact.request && { request: maskRequest(artifact.request) }),
      ...(artifact.error && {
        error: { code: /^[a-z_]{1,60}$/.test(artifact.error.code) ? artifact.error.code : mask },
      }),
      ...(artifact.challenges && { challenges: artifact.challenges.map(maskChallenge) }),
      ...(artifact.introspection && { introspection: { active: artifact.introspection.active } }),
      ...(artifact.response && { response: maskAnswer(artifact.response) }),
      ...(artifact.date !== undefined && { date: artifact.date }),
      ...(artifact.password && { password: true as const }),
      ...(artifact.keys !== undefined && { keys: artifact.keys }),
      ...(artifact.config && { config: artifact.config }),
      ...copyAnswer(artifact, mask),
      tokens: (tokens[index] ?? []).map((token) => maskToken(token, known)),
    })),
    ...(inspection.errors.length > 0 && { errors: copyErrors(inspection, known, mask) }),
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place that may say so
  return JSON.stringify(copy) as RedactedText
}

/**
 * Values that the copy holds anyway: of open claims, and what the API expects, as typed or as set. A member with the same value
 * may keep it, since it tells nothing new, and rules compare such members.
 */
function knownValues({ tokens, artifacts }: AnyInspection<TokenKind>, context: Context): ReadonlySet<string> {
  const { expected } = effectiveExpected(context.expected ?? {}, artifacts, [])
  const words = [expected.issuer, ...(expected.audience ?? '').split(/\s+/), ...(expected.scope ?? '').split(/\s+/)]
  const open = tokens.flatMap(({ claims, masked }) =>
    claims
      ? Object.entries(claims).flatMap(([name, value]) =>
          sharing.isOpen('claims', name) && !masked ? texts(value) : [],
        )
      : [],
  )
  return new Set(
    [...words, ...open].filter(
      (value): value is string => value !== undefined && value !== '' && value.length <= longest,
    ),
  )
}

const texts = (value: Json): string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.flatMap(texts) : []

function maskToken(token: Token, known: ReadonlySet<string>): MaskedToken {
  const masked = new Set<string>(token.masked)
  const header = token.header && maskObject('header', token.header, known, masked)
  const claims = token.claims && maskObject('claims', token.claims, known, masked)
  const { kind, kindLabel, use, length, pieces, credential, elided, nested, hint, undone, companion, place, told } =
    token
  return {
    kind,
    kindLabel,
    use,
    text: kind === 'placeholder' ? maskPlaceholder(token.text) : '',
    length,
    pieces,
    parts: token.parts.map(({ label, octets, repeated, fault, decrypted }) => ({
      label,
      span: [0, 0],
      octets,
      ...(decrypted && { decrypted }),
      ...(repeated && { repeated: repeated.slice(0, 50).map((name) => (isPublic(name) ? name : mask)) }),
      ...(fault && {
        fault: { fault: fault.fault, at: fault.at, reason: fault.reason, ...(fault.cut && { cut: true as const }) },
      }),
    })),
    ...(header && { header }),
    ...(claims && { claims }),
    ...(credential && { credential }),
    ...(elided && { elided }),
    ...(nested && { nested }),
    ...(hint && { hint }),
    ...(undone && { undone }),
    ...(companion && { companion }),
    ...(place && { place }),
    ...(told && { told }),
    masked: [...masked],
  }
}

/** What stands inside the brackets of a template is somebody's own words. */
const maskPlaceholder = (text: string) =>
  text.replace(/^(<|\{\{|\$\{|\$|%|\[).*?(>|\}\}|\}|%|\]|)$/, (_, open: string, close: string) => `${open}…${close}`)

function maskObject(
  part: 'header' | 'claims',
  object: JsonObject,
  known: ReadonlySet<string>,
  masked: Set<string>,
): JsonObject {
  const members = Object.entries(object).map(([name, value], i): [string, Json] => {
    const publicly = isPublic(name)
    const keptName = publicly ? name : `${mask} ${i + 1}`
    const kept = maskMember(part, name, value, known)
    // Compared by their text: an array that was walked is another array, but not another value.
    if (!publicly || JSON.stringify(kept) !== JSON.stringify(value)) masked.add(pointerTo(part, keptName))
    return [keptName, kept]
  })
  return Object.fromEntries(members)
}

function maskMember(part: 'header' | 'claims', name: string, value: Json, known: ReadonlySet<string>): Json {
  if (sharing.isOpen(part, name) && isShortEnough(value)) return value
  if (value === '') return value
  if (typeof value === 'string') {
    if (sharing.isKeyword(name, value) || known.has(value)) return value
    if (name === 'scp') return value.replaceAll(/[^ ]+/g, (word) => (known.has(word) ? word : mask))
    return sharing.markOf(name, value)?.(mask) ?? mask
  }
  if (typeof value === 'number') return sharing.isKeyword(name, value) ? value : 0
  if (typeof value === 'boolean') return false
  if (Array.isArray(value))
    return value
      .slice(0, 50)
      .map((item) =>
        typeof item === 'string' && (known.has(item) || sharing.isKeyword(name, item)) ? item : blank(item),
      )
  if (value === null) return null
  const kept = sharing.membersOf(name).filter((member) => Object.hasOwn(value, member))
  return Object.fromEntries(kept.map((member) => [member, maskMark(asObject(value)?.[member], known)]))
}

/** Rules compare what stands in such a list with what the person expects. */
const maskMark = (value: Json | undefined, known: ReadonlySet<string>): Json =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string' && known.has(item)).slice(0, 50) : mask

/** Identifiers and numbers, or a list of them; an object is never let through, whatever the member's name. */
function isShortEnough(value: Json): boolean {
  if (Array.isArray(value))
    return value.length <= 50 && value.every((item) => !Array.isArray(item) && isShortEnough(item))
  return typeof value === 'string'
    ? value.length <= longest
    : typeof value === 'number' || typeof value === 'boolean' || value === null
}

/** A value of the same type that says nothing. */
function blank(value: Json): Json {
  if (typeof value === 'string') return mask
  if (typeof value === 'number') return 0
  if (typeof value === 'boolean') return false
  if (value === null) return null
  return Array.isArray(value) ? [] : {}
}

function maskAnswer({ expiresIn, tokenType, scope, members }: TokenAnswer): TokenAnswer {
  return {
    ...(expiresIn !== undefined && { expiresIn }),
    ...(tokenType !== undefined && { tokenType: openTokenTypes.has(tokenType.toLowerCase()) ? tokenType : mask }),
    ...(scope !== undefined && { scope: openChallengeParameters.get('scope')?.test(scope) ? scope : mask }),
    members: members.slice(0, 50).map((name) => (isPublic(name) ? name : mask)),
  }
}

const maskScheme = (scheme: string) => (openSchemes.has(scheme.toLowerCase()) ? scheme : mask)

function maskChallenge({ scheme, parameters }: Challenge): Challenge {
  const kept = parameters.map(([name, value]): [string, string] => {
    const open = value.length <= longest && openChallengeParameters.get(name.toLowerCase())?.test(value)
    return [challengeParameters.has(name.toLowerCase()) ? name : mask, open || value === '' ? value : mask]
  })
  return { scheme: scheme === '' ? '' : maskScheme(scheme), parameters: kept }
}

function maskRequest({ endpoint, url, parameters }: OAuthRequest): OAuthRequest {
  const kept = parameters
    .slice(0, 50)
    .map(([name, value]): [string, string] => [isPublic(name) ? name : mask, maskParameter(name, value)])
  return { endpoint, url, parameters: kept }
}

function maskParameter(name: string, value: string): string {
  if (openParameters.has(name) && value.length <= longest) return value
  // Where a sign-in comes back to helps; what its query carries may be somebody's state.
  if (name === 'redirect_uri' && URL.canParse(value) && value === value.trim()) {
    const { protocol, host, pathname, hash } = new URL(value)
    return `${protocol}//${host}${pathname}${hash === '' ? '' : `#${mask}`}`
  }
  return value === '' ? '' : mask
}
