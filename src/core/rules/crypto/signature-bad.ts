import { isSigned } from '../../decode/index.ts'
import type { Clue, KeyOrigin, Unverifiable, VerificationResult } from '../../model/verification.ts'
import { algorithm } from '../../registry/algorithms.ts'
import { accessClaims, accessToken, checked, filler, flattened, jwe, jws, sdJwt } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import { clueWords } from '../clue-words.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCase, RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** Nobody tried, there is nothing to check, or another rule says why not. */
const untold: ReadonlySet<Unverifiable> = new Set([
  'no-key-source',
  'unsecured',
  'encrypted',
  'opaque',
  'malformed',
  'no-matching-key',
  'worthless-key',
  'key-mismatch',
  'several-matching-keys',
  'empty-jwks',
  'issuer-mismatch',
  'nearer-place',
])

/**
 * Whether an ECDSA signature has the length of a DER structure: two integers with their tags and lengths take four to
 * eight octets more than r and s side by side (RFC 7518 section 3.4), fewer where they begin with zeros.
 */
function isAsLongAsDer(alg: unknown, octets: number | null): boolean {
  const row = algorithm(alg)
  if (row?.family !== 'ECDSA' || row.signatureOctets === 'modulus' || octets === null) return false
  const more = octets - (row.signatureOctets[0] ?? 0)
  return more >= 4 && more <= 8
}

const whose: Readonly<Record<KeyOrigin, string>> = {
  issuer: 'the issuer’s key',
  given: 'the key that you gave',
  embedded: 'the key inside the token',
}

interface Evidence {
  alg: string
  kid: string | undefined
  /** Undefined when no key was needed to tell. */
  origin: KeyOrigin | undefined
  der: boolean
  octets: number | null
  /** What was computed to be the cause. */
  clue?: Clue
  /** Which of several signatures. */
  signer?: { number: number; of: number }
}

const flag = (evidence: Evidence) => ({ outcome: 'flag', at: '/signature', evidence }) as const

export const signatureBad = defineRule({
  id: 'signature-bad',
  stage: 'crypto',
  severity: 'error',
  fleeting: true,
  title: 'The signature does not match the content',
  sources: [rfc(7515, '5.2'), rfc(7518, '3.4')],
  check({ token, signature, signatureOctets }) {
    if (!isSigned(token)) return inapplicable
    if (signature.status === 'verified') return pass
    const named = token.header?.alg
    const der = isAsLongAsDer(named, signatureOctets)
    if (signature.status === 'failed') {
      const { alg, kid, origin, signer, clues = [] } = signature
      const [clue] = clues
      const found = { ...(clue && { clue }), ...(signer && { signer }) }
      return flag({ alg, kid, origin, der: der && !clue, octets: signatureOctets, ...found })
    }
    // Its length alone shows that no verifier takes it, whatever the key.
    if (der && typeof named === 'string') {
      return flag({ alg: named, kid: undefined, origin: undefined, der, octets: signatureOctets })
    }
    if (signature.status !== 'unverifiable') return pass
    const { because } = signature
    return untold.has(because)
      ? inapplicable
      : { outcome: 'unknown', because, message: 'Whether the signature matches the content could not be told.' }
  },
  message: ({ origin, der, clue, signer }) =>
    clue
      ? clueWords[clue].message
      : der
        ? 'The signature looks like DER, where a token needs the numbers r and s side by side, so verifiers refuse it.'
        : `${signer ? `Signature ${signer.number} of ${signer.of}` : 'The signature'} of this token does not match ${whose[origin ?? 'given']}, so an API refuses it.`,
  why({ alg, kid, origin, der, octets, clue }) {
    if (clue) return clueWords[clue].why
    if (der) {
      return `${shown(alg)} writes the two numbers r and s one behind the other, always at the same length; this signature has ${octets} octets, as many as OpenSSL, Java or a key vault puts out by default. The numbers may be right, and still no verifier takes them in that form.`
    }
    const how = `It was checked with ${shown(alg)}${kid === undefined ? '' : ` and the key ${shown(kid)}`}. `
    return origin === 'given'
      ? `${how}That key is not the one that signed the token, or the token was changed after signing, or the key was read in another way than the issuer writes it (a secret as text or as base64, a number in another encoding).`
      : `${how}Something in the token is not as it was signed: it was changed or cut on its way, or it comes from another environment whose key has the same name.`
  },
  fix: ({ token }, { der, origin, clue }) => {
    if (clue) return { steps: clueWords[clue].steps }
    const hmac = algorithm(token.header?.alg)?.family === 'HMAC'
    if (der) return { steps: clueWords['der-signature-fits'].steps }
    return {
      steps: [
        {
          text: 'Copy the token again from the response that issued it, not from a log or a terminal, and check that one. If it passes, something on the way changes the token.',
        },
        ...(origin === 'given'
          ? [
              {
                text: hmac
                  ? 'Make sure that the secret is the issuer’s, without a line break at its end, and that it was meant as text: some providers hand it out in base64.'
                  : 'Make sure that the key belongs to the issuer that the token names, or check with the keys that the issuer publishes.',
              },
            ]
          : [{ text: 'Compare the environment: the keys and the token must come from the same tenant or instance.' }]),
        {
          text: 'If the claims were edited by hand, for a test, say, get a token from the issuer instead: no edit survives the signature.',
        },
      ],
    }
  },
})

const as = (paste: string, signature: VerificationResult): RuleCase => checked(signature, paste)
const failed = (alg = 'RS256', origin: KeyOrigin = 'issuer', kid = 'key-1') =>
  ({ status: 'failed', alg, kid, origin, warnings: [] }) satisfies VerificationResult
const ecdsa = (alg: string, octets: number) =>
  jws({ header: { alg, kid: 'key-1' }, claims: accessClaims(), signature: filler(octets) })
const unverifiable = (because: Unverifiable) => as(accessToken(), { status: 'unverifiable', because })

export const cases: RuleCases = {
  flags: {
    'the issuer’s key': () => as(accessToken(), failed()),
    'a key that was given': () => as(accessToken(), { status: 'failed', alg: 'RS256', origin: 'given', warnings: [] }),
    'a secret that was given': () => as(accessToken({}, { alg: 'HS256' }), failed('HS256', 'given')),
    'the key inside the token': () => as(accessToken(), failed('RS256', 'embedded')),
    'ES256 in DER': () => as(ecdsa('ES256', 71), failed('ES256')),
    'ES512 in DER': () => as(ecdsa('ES512', 139), failed('ES512')),
    'ES256 in DER, with no key at hand': () => ({ paste: ecdsa('ES256', 71) }),
    'a clue: DER, rewritten': () => as(ecdsa('ES256', 71), { ...failed('ES256'), clues: ['der-signature-fits'] }),
    'a clue: a public key as the secret': () =>
      as(accessToken({}, { alg: 'HS256' }), { ...failed('HS256'), clues: ['public-key-as-secret-fits'] }),
    'a clue: another reading of the secret': () =>
      as(accessToken({}, { alg: 'HS256' }), { ...failed('HS256', 'given'), clues: ['secret-as-base64-fits'] }),
    'one of several signatures': () => {
      const { payload, ...signer } = flattened(accessToken())
      const paste = JSON.stringify({ payload, signatures: [signer, signer] })
      return as(paste, { ...failed(), signer: { number: 2, of: 2 } })
    },
    'the issuer’s signature of an SD-JWT': () => {
      const paste = sdJwt({ disclosures: [['salt', 'given_name', 'Erika']] })
      return as(paste, failed('ES256'))
    },
    'ES256 of the right length': () => as(ecdsa('ES256', 64), failed('ES256')),
  },
  spares: {
    'not checked': () => ({ paste: accessToken() }),
    verified: () => as(accessToken(), { status: 'verified', alg: 'RS256', origin: 'issuer', warnings: [] }),
    'no connection': () => unverifiable('offline'),
    'no answer': () => unverifiable('timeout'),
    'no such key': () => unverifiable('no-matching-key'),
    'a key of another name': () => as(accessToken(), { ...failed(), warnings: ['kid-not-in-jwks'] }),
    'an unsigned token': () =>
      as(jws({ header: { alg: 'none' }, claims: accessClaims(), signature: '' }), failed('none')),
    'an encrypted token': () => ({ paste: jwe({ alg: 'dir', enc: 'A256GCM' }) }),
    'a token for Microsoft Graph': () =>
      as(
        accessToken(
          { iss: 'https://sts.windows.net/t/', aud: 'https://graph.microsoft.com' },
          { alg: 'RS256', nonce: 'n' },
        ),
        failed(),
      ),
    'a token of Okta’s Org authorization server': () =>
      as(accessToken({}, { alg: 'RS256', typ: 'application/okta-internal-at+jwt' }), failed()),
    'a refresh token': () => as(accessToken({ typ: 'Refresh' }, { alg: 'HS512' }), failed('HS512')),
  },
}
