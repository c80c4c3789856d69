import { digestOf } from '../../decode/digest.ts'
import { thumbprintOf } from '../../verify/keys/thumbprint.ts'
import type { BindingCheck } from '../../registry/binding-checks.ts'
import type { TokenFacts } from '../../facts/gather.ts'
import { headerTypeOf } from '../../token/token-use.ts'
import type { Binding } from '../../model/binding.ts'
import type { Json } from '../../model/primitives.ts'
import { accessToken, filler, jws, noon } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

interface Row {
  /** What to change, as a step. */
  step: string
  /** The evidence in the proof. */
  at?: string
  /** Whether the proof is fit all the same depends on what the page does not see. */
  mild?: true
}

/** In the order of weight: the first that fails makes the message. */
const rows: Partial<Record<BindingCheck, Row>> = {
  'proof-private-key': {
    at: '/header/jwk',
    step: 'Put the public members of the key into the header only (“kty”, “crv”, “x” and “y” of an elliptic curve), and make a new key: this one is no secret any more.',
  },
  'proof-typ': { at: '/header/typ', step: 'Set “typ” in the header of the proof to “dpop+jwt”.' },
  'proof-alg': { at: '/header/alg', step: 'Sign the proof with a key pair, for instance ES256.' },
  'proof-jwk': { at: '/header', step: 'Put the public key into the header of the proof as “jwk”.' },
  'proof-signature': {
    at: '/signature',
    step: 'Sign the proof with the private key that belongs to the “jwk” in its header, and send it unchanged.',
  },
  jkt: {
    at: '/header/jwk',
    step: 'Sign the proof with the key that was used when the token was requested. If that key is gone (a new page, a new process), get a new token with the present one.',
  },
  'token-bound': {
    mild: true,
    step: 'Send a proof with the token request too, so that the authorization server binds the token to the key, and get a new token.',
  },
  ath: {
    at: '/claims/ath',
    step: 'Set “ath” to the SHA-256 hash of the access token that goes with it, in base64url, and make a new proof whenever the token is renewed.',
  },
  'proof-htm': { at: '/claims/htm', step: 'Make a proof for each request, with its method in capitals as “htm”.' },
  'proof-htu': {
    at: '/claims/htu',
    step: 'Make a proof for each request, with its full address as “htu”, without query and fragment.',
  },
  'proof-htu-origin': {
    at: '/claims/htu',
    mild: true,
    step: 'Let the client take the address that it calls, and the API compare with its public address: behind a proxy, have it read the forwarded scheme and host, or configure them.',
  },
  'proof-jti': { at: '/claims', step: 'Give each proof a random “jti” of its own.' },
  'proof-iat': {
    at: '/claims/iat',
    step: 'Set “iat” to the present time in seconds, and compare the clock of the client with that of the server.',
  },
}

const weight = Object.keys(rows)

/** A token of another carrier may be a later one than that which the proof was made for. */
const isMild = ({ check, with: other }: Binding, { token, tokens }: TokenFacts) =>
  rows[check]?.mild === true || (other !== undefined && tokens[other]?.artifact !== token.artifact)

/** What fails, with both values where they say something to a person. */
function inWords({ check, says, expected, found }: Binding): string {
  if (expected === undefined || found === undefined) return says
  if (check === 'proof-htm')
    return `The proof is for the method ${shown(found)}, and the request uses ${shown(expected)}.`
  if (check === 'proof-htu') return `The proof is for ${shown(found)}, and the request goes to ${shown(expected)}.`
  if (check === 'proof-htu-origin')
    return `The proof is for ${shown(found)}, and the request goes to ${shown(expected)}; a proxy may have changed it.`
  return says
}

export const dpopProofMismatch = defineRule({
  id: 'dpop-proof-mismatch',
  stage: 'binding',
  severity: 'error',
  fleeting: true,
  title: 'The DPoP proof does not fit',
  sources: [rfc(9449, '4.2'), rfc(9449, '4.3'), rfc(9449, '7.1'), rfc(7638, '3')],
  companions: true,
  check(facts) {
    const { use, header, hint } = facts.token
    // What only looks like a proof is not held to what a proof must be.
    if (use !== 'dpop-proof' || (headerTypeOf(header) !== 'dpop+jwt' && hint !== 'dpop-proof')) return inapplicable
    const failing = facts.bindings
      .filter(({ check, outcome }) => outcome === 'not-met' && rows[check])
      .toSorted((a, b) => weight.indexOf(a.check) - weight.indexOf(b.check))
    const [first] = failing.filter((one) => !isMild(one, facts)).concat(failing)
    if (!first) return pass
    const at = rows[first.check]?.at
    return {
      outcome: 'flag',
      ...(at !== undefined && { at }),
      evidence: { first, others: failing.filter((one) => one !== first) },
      ...(isMild(first, facts) && { severity: 'warning' as const }),
    }
  },
  message: ({ first }) => inWords(first),
  why: ({ others }) =>
    [
      'A DPoP proof is made for one request, with one token, by the holder of one key; a server that checks it refuses the request if any of that is otherwise.',
      ...others.slice(0, 4).map(inWords),
    ].join(' '),
  fix: (_, { first, others }) => ({
    steps: [
      ...[first, ...others].flatMap(({ check }) => {
        const step = rows[check]?.step
        return step === undefined ? [] : [{ text: step }]
      }),
      { text: 'Better, let the SDK make the proofs: it knows the key, the request and the token.' },
    ],
  }),
})

const jwk = { kty: 'EC', crv: 'P-256', x: 'l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs', y: /* @__PURE__ */ filler(32) }
// Pure, so that cases do not ship.
const bound = /* @__PURE__ */ accessToken({ cnf: { jkt: /* @__PURE__ */ thumbprintOf(jwk) ?? '' } })
type Members = Readonly<Record<string, Json>>
const proof = (claims: Members = {}, header: Members = {}) =>
  jws({
    header: { typ: 'dpop+jwt', alg: 'ES256', jwk, ...header },
    claims: {
      jti: 'id-1',
      htm: 'POST',
      htu: 'https://api.example/things',
      iat: noon,
      ath: digestOf(bound),
      ...claims,
    },
  })
const sent = (claims: Members = {}, header: Members = {}, token = bound) => ({
  paste: `curl 'https://api.example/things?a=1' -H 'Authorization: DPoP ${token}' -H 'DPoP: ${proof(claims, header)}' -d '{}'`,
  context: { now: noon },
})

export const cases: RuleCases = {
  flags: {
    'another method': () => sent({ htm: 'GET' }),
    'another address': () => sent({ htu: 'https://api.example/things/1' }),
    'another host': () => ({ ...sent({ htu: 'https://public.example/things' }), severity: 'warning' }),
    'another host and another method': () => sent({ htu: 'https://public.example/things', htm: 'GET' }),
    'another token': () => sent({ ath: filler(32) }),
    'another key': () => sent({}, { jwk: { ...jwk, x: filler(32) } }),
    'another type': () => sent({}, { typ: 'JWT' }),
    'a shared secret': () => sent({}, { alg: 'HS256' }),
    'a private key': () => sent({}, { jwk: { ...jwk, d: filler(32) } }),
    'no key': () => sent({}, { jwk: null }),
    'no identifier': () => sent({ jti: 1 }),
    'a time far ahead': () => sent({ iat: noon + 4000 }),
    'a signature of another key': () => ({
      ...sent(),
      context: {
        now: noon,
        signatures: new Map([[proof(), { status: 'failed', alg: 'ES256', origin: 'embedded', warnings: [] }]]),
      },
    }),
    'a token that is bound to nothing': () => ({
      ...sent({ ath: digestOf(accessToken()) }, {}, accessToken()),
      severity: 'warning',
    }),
    'another token, from elsewhere in the paste': () => ({
      paste: `${bound}\n${proof({ ath: filler(32) })}`,
      severity: 'warning',
    }),
  },
  spares: {
    'a proof that fits': () => sent(),
    'an old one': () => sent({ iat: noon - 90_000 }),
    'one with a nonce': () => sent({ nonce: 'n' }),
    'one beside its token': () => ({ paste: `${bound}\n${proof()}`, context: { now: noon } }),
    'one alone': () => ({ paste: proof() }),
    'one for a token request': () => ({
      paste: `curl https://issuer.example/token -H 'DPoP: ${jws({
        header: { typ: 'dpop+jwt', alg: 'ES256', jwk },
        claims: { jti: 'id-1', htm: 'POST', htu: 'https://issuer.example/token', iat: noon },
      })}' -d 'grant_type=client_credentials'`,
    }),
    'a request as the API has seen it, behind a proxy that ends TLS': () => ({
      paste: `POST /things HTTP/1.1\nHost: api.example\nAuthorization: DPoP ${bound}\nDPoP: ${proof({ htu: 'http://api.example/things' })}\n`,
      context: { now: noon },
    }),
    'an access token': () => ({ paste: bound }),
    'what may be no proof': () => ({ paste: proof({ jti: 1 }, { typ: 'JWT' }) }),
  },
}
