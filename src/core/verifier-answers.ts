import { audienceOf } from './token/claims.ts'
import type { Inspection } from './inspect.ts'
import type { Expected } from './model/resource-server.ts'
import type { Token } from './token/token.ts'
import type { RuleId } from './rules/index.ts'
import { type ApiStack, apiStacks } from './registry/api-stacks.ts'
import { answersOf, type Defect, takersOf } from './errors/lab.ts'

/** What a verifier will say, in its own words. */
export interface StackAnswer {
  /** With its version where the lab has tried it: `jose 6.2.17`. */
  verifier: string
  text: string
}

/** Verifiers of the lab, by the beginning of their names. */
const tried: Partial<Record<ApiStack, string>> = {
  jsonwebtoken: 'jsonwebtoken ',
  jose: 'jose ',
  'express-jwt': 'express-jwt ',
  'express-oauth2-jwt-bearer': 'express-oauth2-jwt-bearer ',
  'fast-jwt': 'fast-jwt ',
  'aws-jwt-verify': 'aws-jwt-verify ',
  'okta-verifier': '@okta/jwt-verifier ',
  pyjwt: 'PyJWT ',
}

const envoyForm = 'Jwt is not in the form of Header.Payload.Signature with two dots and 3 sections'
const goForm = 'token is malformed: token contains an invalid number of segments'

/** What the catalogue has read in the sources of others. The words of the same row: E401 to E407, E501 to E510, E233 to E240, E525. */
const written: Partial<Record<ApiStack, Partial<Record<Defect, string>>>> = {
  aspnet: {
    'other-audience': "The audience '<found>' is invalid",
    'other-issuer': "The issuer '<found>' is invalid",
    'other-key': 'The signature is invalid',
    'unknown-kid': 'The signature key was not found',
    opaque: 'Bearer error="invalid_token"',
    'two-parts': 'Bearer error="invalid_token"',
  },
  envoy: {
    expired: 'Jwt is expired',
    'not-yet': 'Jwt not yet valid',
    'other-audience': 'Audiences in Jwt are not allowed',
    'no-audience': 'Audiences in Jwt are not allowed',
    'other-issuer': 'Jwt issuer is not configured',
    'other-key': 'Jwt verification fails',
    'unknown-kid': "Jwks doesn't have key to match kid or alg from Jwt",
    opaque: envoyForm,
    'two-parts': envoyForm,
    encrypted: envoyForm,
  },
  'golang-jwt': {
    expired: 'token has invalid claims: token is expired',
    'not-yet': 'token has invalid claims: token is not valid yet',
    'other-audience': 'token has invalid claims: token has invalid audience',
    'other-issuer': 'token has invalid claims: token has invalid issuer',
    opaque: goForm,
    'two-parts': goForm,
    encrypted: goForm,
  },
  'aws-http-api': { 'other-audience': 'the token does not have a valid audience' },
}

const form: readonly (readonly Defect[])[] = [
  ['bearer-twice'],
  ['quoted'],
  ['opaque', 'two-parts', 'encrypted', 'padded'],
]
const signature: readonly (readonly Defect[])[] = [['alg-none', 'hs256', 'unknown-kid'], ['other-key']]
const auth0: readonly (readonly Defect[])[] = [
  ...form,
  ...signature,
  ['not-yet'],
  ['expired', 'exp-as-text'],
  ['other-audience', 'no-audience'],
  ['other-issuer'],
]

/** The order in which they look, and stop. Who is not here tells one defect, where there is one. */
const inOrder: Partial<Record<ApiStack, readonly (readonly Defect[])[]>> = {
  jsonwebtoken: auth0,
  'express-jwt': auth0,
  'fast-jwt': auth0,
  jose: [
    ...form,
    ...signature,
    ['no-audience'],
    ['other-issuer'],
    ['other-audience'],
    ['not-yet'],
    ['expired', 'exp-as-text'],
  ],
  'express-oauth2-jwt-bearer': [
    ...form,
    ...signature,
    ['not-yet'],
    ['expired', 'exp-as-text'],
    ['other-issuer'],
    ['other-audience', 'no-audience'],
  ],
  'aws-jwt-verify': [
    ...form,
    ['exp-as-text'],
    ...signature,
    ['expired'],
    ['not-yet'],
    ['other-issuer'],
    ['other-audience', 'no-audience'],
  ],
}

const words = (text: string | undefined) => (text ?? '').split(/\s+/).filter((word) => word !== '')

type Told = Defect | 'ignored' | undefined

/** The defect of the lab that a rule speaks of, where it is the same; `ignored`: what no verifier looks at. */
const defects: { readonly [rule in RuleId]?: Told | ((token: Token, expected: Expected) => Told) } = {
  'bearer-doubled': 'bearer-twice',
  'quoted-token': 'quoted',
  'alb-padded-token': 'padded',
  'auth0-jwe-no-audience': 'encrypted',
  'opaque-token': opaqueDefect,
  'google-opaque': opaqueDefect,
  'known-credential-prefix': opaqueDefect,
  'part-count': ({ pieces }) => (pieces === 2 ? 'two-parts' : undefined),
  'alg-none': ({ header, text }) => (header?.alg === 'none' && text.endsWith('.') ? 'alg-none' : undefined),
  'alg-hs-public-issuer': ({ header }) => (header?.alg === 'HS256' ? 'hs256' : undefined),
  'kid-not-in-jwks': 'unknown-kid',
  'signature-bad': 'other-key',
  'not-yet-valid': 'not-yet',
  expired: 'expired',
  'time-not-number': ({ claims }) =>
    typeof claims?.exp === 'string' && typeof claims.nbf !== 'string' && typeof claims.iat !== 'string'
      ? 'exp-as-text'
      : undefined,
  'time-in-milliseconds': 'ignored',
  'logout-token-sent': 'ignored',
  'aud-missing': ({ claims }, expected) =>
    words(expected.audience).length > 0 && claims?.aud === undefined ? 'no-audience' : undefined,
  'aud-mismatch': 'other-audience',
  'aud-near-miss': 'other-audience',
  'iss-mismatch-exact': 'other-issuer',
  'iss-near-miss': 'other-issuer',
  // It speaks for these as well.
  'id-token-as-access-token': ({ claims }, expected) => {
    const audience = audienceOf(claims)
    if (expected.audience === undefined || audience.length === 0) return undefined
    return words(expected.audience).some((wanted) => audience.includes(wanted)) ? 'ignored' : 'other-audience'
  },
}

function opaqueDefect({ pieces }: Token): Told {
  return pieces < 3 ? 'opaque' : undefined
}

function defectOf(rule: RuleId, token: Token, expected: Expected): Told {
  const told = defects[rule]
  return typeof told === 'function' ? told(token, expected) : told
}

/**
 * What an API with this verifier will say of the selected token, by the findings about it: the reverse of `readErrors`.
 * Undefined where the catalogue does not prove it: an unknown verifier, a defect that was not tried, several defects of
 * which nobody knows which is told. It is taken for granted that the API expects what `expected` says, and that what
 * could not be checked is in order.
 */
export function answerOf(
  stack: ApiStack,
  { tokens, findings, selected }: Pick<Inspection, 'tokens' | 'findings' | 'selected'>,
  expected: Expected = {},
): StackAnswer | undefined {
  const token = selected === null ? undefined : tokens[selected]
  if (!token) return undefined
  const errors = findings.filter(
    (finding) => finding.token === selected && finding.outcome === 'flag' && finding.severity === 'error',
  )
  const all = errors.map(({ rule }) => defectOf(rule, token, expected))
  const looked = [...new Set(all.filter((defect) => defect !== 'ignored'))]
  if (looked.includes(undefined)) return undefined
  const known = looked.filter((defect) => defect !== undefined)
  const order = inOrder[stack]
  const rank = (defect: Defect) => order?.findIndex((row) => row.includes(defect)) ?? 0
  const seen = known.filter((defect) => !takes(stack, defect)).toSorted((a, b) => rank(a) - rank(b))
  const [first, second] = seen
  if (first === undefined || (second !== undefined && (!order || rank(first) < 0))) return undefined
  const answer = textOf(stack, first, token)
  return answer && { ...answer, text: withValues(answer.text, stack, first, token, expected) }
}

const nameIn = (stack: ApiStack) => (name: string) => name.startsWith(tried[stack] ?? '\n')
const takes = (stack: ApiStack, defect: Defect) => takersOf(defect).some(nameIn(stack))

function textOf(stack: ApiStack, defect: Defect, { claims }: Token): StackAnswer | undefined {
  const found = answersOf(defect).find(({ verifier }) => nameIn(stack)(verifier))
  // It has other words for a list.
  if (found && stack === 'fast-jwt' && defect === 'other-audience' && Array.isArray(claims?.aud))
    return { ...found, text: 'None of aud claim values are allowed.' }
  if (found) return found
  const text = written[stack]?.[defect]
  return text === undefined ? undefined : { verifier: apiStacks[stack], text }
}

/** With the person's values in the gaps; an ellipsis where they are not known, or there are several to expect. */
function withValues(
  text: string,
  stack: ApiStack,
  defect: Defect,
  { claims, header }: Token,
  expected: Expected,
): string {
  const isIssuer = defect === 'other-issuer'
  const wanted = isIssuer ? [expected.issuer] : words(expected.audience)
  const found = isIssuer ? claims?.iss : audienceOf(claims).join(', ')
  const values: Readonly<Record<string, unknown>> = {
    expected: wanted.length === 1 ? wanted[0] : undefined,
    found,
    kid: header?.kid,
    time: toldTime(stack, defect, claims, expected.clockTolerance),
  }
  return text.replaceAll(/<(\w+)>/g, (_, name: string) => {
    const value = values[name]
    return typeof value === 'string' && value !== '' && value.length <= 200 ? value : '…'
  })
}

/** fast-jwt names the moment with the tolerance in it; its own is none. */
function toldTime(stack: ApiStack, defect: Defect, claims: Token['claims'], tolerance = 0): string | undefined {
  const time = defect === 'not-yet' ? claims?.nbf : claims?.exp
  if (typeof time !== 'number' || Math.abs(time) > 8e12) return undefined
  const shift = stack !== 'fast-jwt' ? 0 : defect === 'not-yet' ? -tolerance : tolerance
  return new Date((time + shift) * 1000).toISOString()
}
