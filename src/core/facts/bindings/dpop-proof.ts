import { asObject } from '../../decode/json.ts'
import type { Artifact } from '../../token/artifact.ts'
import type { Binding, ToldBinding } from '../../model/binding.ts'
import type { Context } from '../../model/inspection.ts'
import type { JsonObject } from '../../model/primitives.ts'
import type { Token } from '../../token/token.ts'
import { algorithm } from '../../registry/algorithms.ts'
import { duration, utc } from '../../text/wording.ts'
import { headerTypeOf } from '../../token/token-use.ts'
import type { Named, NamedByHash } from './access-tokens.ts'
import { hashed } from './access-tokens.ts'
import { bindingOf, compared, outcomeOf } from './make-binding.ts'
import { privateMembersOf } from '../../verify/keys/key-use.ts'
import { thumbprintOf } from '../../verify/keys/thumbprint.ts'

/** Seconds. Servers take a proof for so long, some for less (RFC 9449 section 11.1). */
const fresh = 300

type Outcome = ToldBinding['outcome']
type Values = { expected?: string | undefined; found?: string | undefined }

/** A DPoP proof by itself, against its request, and against its access token (RFC 9449 sections 4.3 and 7.1). */
export function bindingsOfProof(
  proof: Token,
  index: number,
  { artifact, tokens, accessTokens, context }: Around,
): Binding[] {
  const { header = {}, claims = {} } = proof
  const tell = (check: Binding['check'], outcome: Outcome, values: Values = {}) =>
    bindingOf(index, { check, outcome }, values)
  const { nonce } = claims
  return [
    tell('proof-typ', headerTypeOf(header) === 'dpop+jwt' ? 'met' : 'not-met', {
      expected: 'dpop+jwt',
      found: asText(header.typ),
    }),
    tell('proof-alg', outcomeOfAlg(header.alg), { found: asText(header.alg) }),
    ...keyOf(header).map(({ check, outcome, ...values }) => tell(check, outcome, values)),
    tell('proof-signature', outcomeOf(context.signatures, proof.text, thumbprintOf(asObject(header.jwk) ?? {}))),
    tell('proof-jti', typeof claims.jti === 'string' && claims.jti !== '' ? 'met' : 'not-met'),
    ...methodAndAddress(claims, artifact).map(({ check, outcome, ...values }) => tell(check, outcome, values)),
    timeOf(claims, context.now, tell),
    ...(nonce === undefined ? [] : [tell('proof-nonce', 'unknown', { found: asText(nonce) })]),
    ...withAccessToken(proof, index, { artifact, tokens, accessTokens }),
  ]
}

export interface Around {
  /** That the proof stands in. */
  artifact: Artifact
  tokens: readonly Token[]
  accessTokens: NamedByHash
  context: Context
}

interface Told extends Values {
  check: Binding['check']
  outcome: Outcome
}

const asText = (value: unknown) =>
  value === undefined ? undefined : typeof value === 'string' ? value : JSON.stringify(value)

/** Whether an algorithm signs with a private key. */
export function outcomeOfAlg(alg: unknown): Outcome {
  if (typeof alg !== 'string' || alg.toLowerCase() === 'none') return 'not-met'
  const row = algorithm(alg)
  if (!row) return 'unknown'
  return row.family === 'HMAC' ? 'not-met' : 'met'
}

function keyOf({ jwk }: JsonObject): Told[] {
  const key = asObject(jwk)
  if (!key) return [{ check: 'proof-jwk', outcome: 'not-met' }]
  const gone = privateMembersOf(key)
  const known = thumbprintOf(key) !== undefined
  return [
    { check: 'proof-jwk', outcome: known ? 'met' : 'unknown' },
    // Names of members only: the values are the key.
    {
      check: 'proof-private-key',
      outcome: gone.length > 0 ? 'not-met' : 'met',
      ...(gone.length > 0 && { found: gone.join(', ') }),
    },
  ]
}

const missing = (check: Binding['check']): Told => ({ check, outcome: 'not-met' })
const unseen = (check: Binding['check'], found: string | undefined): Told => ({ check, outcome: 'unknown', found })

/** `htm` and `htu` (RFC 9449 section 4.3), against the request where the paste shows it. */
function methodAndAddress({ htm, htu }: JsonObject, { call }: Artifact): Told[] {
  const [method, address] = [asText(htm), asText(htu)]
  const parsed = typeof htu === 'string' && URL.canParse(htu) ? new URL(htu) : undefined
  return [
    typeof htm !== 'string'
      ? missing('proof-htm')
      : call
        ? { check: 'proof-htm', ...compared(call.method, method) }
        : unseen('proof-htm', method),
    !parsed
      ? { ...missing('proof-htu'), found: address }
      : call
        ? compareAddresses(parsed, new URL(call.url), call.schemeGuessed === true)
        : unseen('proof-htu', address),
  ]
}

function compareAddresses(named: URL, called: URL, schemeGuessed: boolean): Told {
  const values = { expected: called.origin + called.pathname, found: named.origin + named.pathname }
  const sameScheme = schemeGuessed || named.protocol === called.protocol
  // The port goes with the scheme: the default one of a guess says nothing.
  const sameHost = schemeGuessed ? portless(named) === portless(called) : named.host === called.host
  if (pathOf(named) !== pathOf(called)) return { check: 'proof-htu', outcome: 'not-met', ...values }
  return sameScheme && sameHost
    ? { check: 'proof-htu', outcome: 'met', ...values }
    : { check: 'proof-htu-origin', outcome: 'not-met', ...values }
}

const portless = ({ hostname, port }: URL) => (/^(?:80|443)?$/.test(port) ? hostname : `${hostname}:${port}`)

/** With characters that need no escape unescaped, and the others escaped in one way (RFC 3986 section 6.2.2). */
const pathOf = ({ pathname }: URL) =>
  pathname.replaceAll(/%([0-9a-f]{2})/gi, (escape, digits: string) => {
    const character = String.fromCharCode(Number.parseInt(digits, 16))
    return /[A-Za-z0-9._~-]/.test(character) ? character : escape.toUpperCase()
  })

function timeOf(
  { iat }: JsonObject,
  now: number | undefined,
  tell: (check: 'proof-iat', outcome: Outcome, values?: Values) => Binding,
): Binding {
  if (typeof iat !== 'number') return tell('proof-iat', 'not-met', { found: asText(iat) })
  if (now === undefined) return tell('proof-iat', 'unknown', { found: utc(iat) })
  const age = now - iat
  if (age < -fresh) return tell('proof-iat', 'not-met', { found: `${utc(iat)}, in ${duration(age)}` })
  return tell('proof-iat', age > fresh ? 'unknown' : 'met', { found: `${utc(iat)}, ${duration(age)} ago` })
}

/** `ath`, and the key that the access token is bound to (RFC 9449 sections 4.3 and 6.1). */
function withAccessToken(
  proof: Token,
  index: number,
  { artifact, tokens, accessTokens }: Omit<Around, 'context'>,
): Binding[] {
  const { ath } = proof.claims ?? {}
  const named = typeof ath === 'string' ? accessTokens.withHash(ath, 'sha-256', false, proof.artifact) : undefined
  const other = named ?? accessTokens.only(proof.artifact)
  if (!other)
    return ath === undefined ? [] : [bindingOf(index, { check: 'ath', outcome: 'unknown' }, { found: asText(ath) })]
  // A proof for the token endpoint has no `ath`, since there is no token yet.
  const sentTogether =
    artifact.scheme !== undefined && other.artifact === proof.artifact && artifact.request?.endpoint !== 'token'
  const owed = ath !== undefined || sentTogether
  return [
    ...(owed
      ? [
          bindingOf(
            index,
            { check: 'ath', ...withOutcome(other, ath === hashed(other.text, 'sha-256', false)) },
            compared(hashed(other.text, 'sha-256', false), asText(ath)),
          ),
        ]
      : []),
    keyOfAccessToken(proof, index, other, tokens, sentTogether && /^dpop$/i.test(artifact.scheme ?? '')),
  ]
}

const withOutcome = ({ token }: Named, met: boolean) =>
  ({ outcome: met ? 'met' : 'not-met', ...(token !== undefined && { with: token }) }) as const

/** Also of the token inside, which follows as the next one: an encrypted token that was opened. */
const claimsOf = (tokens: readonly Token[], index: number) =>
  tokens[index]?.claims ?? (tokens[index]?.nested ? tokens[index + 1]?.claims : undefined)

function keyOfAccessToken(
  proof: Token,
  index: number,
  other: Named,
  tokens: readonly Token[],
  asDpop: boolean,
): Binding {
  const claims = other.token === undefined ? undefined : claimsOf(tokens, other.token)
  const jkt = asObject(claims?.cnf)?.jkt
  const own = thumbprintOf(asObject(proof.header?.jwk) ?? {})
  if (typeof jkt === 'string' && own !== undefined)
    return bindingOf(index, { check: 'jkt', ...withOutcome(other, jkt === own) }, compared(jkt, own))
  const place = other.token !== undefined && { with: other.token }
  if (claims && jkt === undefined && asDpop)
    return bindingOf(index, { check: 'token-bound', outcome: 'not-met', ...place })
  return bindingOf(index, { check: 'jkt', outcome: 'unknown', ...place }, { found: own })
}
