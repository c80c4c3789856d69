import { hasWarning } from '../../facts/has-warning.ts'
import type { VerificationResult, Worthless } from '../../model/verification.ts'
import { algorithm } from '../../registry/algorithms.ts'
import type { Source } from '../../model/finding.ts'
import { accessClaims, accessToken, checked, filler, jws } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCase, RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

/** Octets of signatures by RSA keys of 512 to 1536 bits; other short lengths are signatures that were cut off. */
const shortRsa: ReadonlySet<number> = new Set([64, 96, 128, 192])

interface WorthlessWords {
  /** Completes “Anybody could have made this token: …”. */
  message: string
  why: string
  sources: readonly Source[]
}

const worthlessWords: Readonly<Record<Worthless, WorthlessWords>> = {
  'private-published': {
    message: 'its issuer publishes the private half of the key, or the shared secret, in its key set',
    why: 'A key set is for the public halves of keys, and everybody can read it. Whoever has read this one can sign as the issuer, so a signature that fits says nothing about who made the token.',
    sources: [rfc(7517, '9.2'), rfc(7517, '4')],
  },
  'known-key': {
    message: 'the private half of its key, or its secret, is printed in a standard or an example',
    why: 'Keys of examples are for trying things out: everybody has their private half. A system that trusts one of them takes a token from anybody.',
    sources: [rfc(8725, '3.5')],
  },
  'known-secret': {
    message: 'its secret is a word that examples use',
    why: 'Lists of such words are tried first by whoever wants to forge tokens, and finding the right one takes a moment: the token itself shows which one it is.',
    sources: [
      rfc(8725, '3.5'),
      { label: 'Secrets of examples, collected by Wallarm', url: 'https://github.com/wallarm/jwt-secrets' },
    ],
  },
  'weak-modulus': {
    message: 'the RSA modulus of its key can be taken apart',
    why: 'Whoever knows the two factors of the modulus has the private key, and with this one they are found by a known method: it has a small factor, two factors that lie close together, or the form that a faulty chip gave it (CVE-2017-15361).',
    sources: [
      rfc(8725, '3.5'),
      { label: 'NIST: CVE-2017-15361', url: 'https://nvd.nist.gov/vuln/detail/CVE-2017-15361' },
      { label: 'NIST: CVE-2022-26320', url: 'https://nvd.nist.gov/vuln/detail/CVE-2022-26320' },
    ],
  },
  'weak-exponent': {
    message: 'the RSA exponent of its key hides nothing',
    why: 'With an exponent of one the signature is the message itself, and an even one has no private half: no secret is needed to make a signature that fits.',
    sources: [rfc(8017, '3.1')],
  },
  'small-order': {
    message: 'its EdDSA key is a point of small order, which anybody can make fitting signatures for',
    why: 'There are a handful of such points on the curve. No program makes one as a key, and for some of them one signature fits every message.',
    sources: [rfc(8032, '5.1.7'), rfc(7748, '7')],
  },
}

export const weakKey = defineRule({
  id: 'weak-key',
  stage: 'crypto',
  severity: 'warning',
  title: 'The key is too weak, or known to everybody',
  sources: [rfc(7518, '3.2'), rfc(7518, '3.3'), rfc(8725, '3.5')],
  check({ token, signature, signatureOctets }) {
    const row = algorithm(token.header?.alg)
    if (!row) return inapplicable
    const { worthless } = signature
    const found = hasWarning(signature, 'weak-key')
    const short = row.family === 'RSA' && signatureOctets !== null && !token.elided && shortRsa.has(signatureOctets)
    if (!worthless && !found && !short) return inapplicable
    const bits = short ? signatureOctets * 8 : undefined
    return {
      outcome: 'flag',
      at: '/header/alg',
      evidence: { secret: row.family === 'HMAC', bits, worthless },
      ...(worthless && { severity: 'error' as const, sources: worthlessWords[worthless].sources }),
    }
  },
  message: ({ secret, bits, worthless }) =>
    worthless
      ? `Anybody could have made this token: ${worthlessWords[worthless].message}.`
      : secret
        ? 'The shared secret of this token is too short, so somebody could find it out and make tokens.'
        : bits === undefined
          ? 'The key of this token is too weak, so somebody could find out its private half and make tokens.'
          : `The key of this token has ${bits} bits only, and verifiers ask for 2048.`,
  why: ({ secret, worthless }) =>
    worthless
      ? worthlessWords[worthless].why
      : secret
        ? 'A secret shorter than the hash is guessed from a single token in no time. Strict libraries refuse it: jjwt and .NET, for instance, say that the key is too short.'
        : 'RSA keys below 2048 bits can be taken apart with effort. Strict libraries refuse them, so that the same token passes in one API and fails in another.',
  fix: (_, { secret, worthless }) => ({
    steps: [
      ...(worthless === 'private-published'
        ? [
            {
              text: 'Let the key set show the public members only (kty, n and e, or crv, x and y), and never a shared secret.',
            },
          ]
        : []),
      ...(secret
        ? [
            {
              text: 'Make a new secret from random octets, as many as the hash has at least: openssl rand -base64 64.',
            },
            { text: 'Set it at the issuer and in every API at the same time, and take the old one out.' },
            { text: 'Better, sign with RS256 or ES256: then APIs need no secret at all.' },
          ]
        : [
            { text: 'Make a new key at the issuer: RSA with at least 2048 bits, or P-256 for ES256.' },
            worthless
              ? {
                  text: 'Take the old one out of the key set at once, and let APIs fetch the set again: what it signed may come from anybody.',
                }
              : {
                  text: 'Publish the new key before the issuer signs with it, and remove the old one once its last token has expired.',
                },
          ]),
    ],
  }),
})

const warned = (alg: string): RuleCase => {
  const signature: VerificationResult = { status: 'verified', alg, origin: 'given', warnings: ['weak-key'] }
  return checked(signature, accessToken({}, { alg, kid: 'key-1' }))
}
const worthless = (of: Worthless, alg = 'RS256'): RuleCase => {
  const signature: VerificationResult = { status: 'unverifiable', because: 'worthless-key', worthless: of }
  return { ...checked(signature, accessToken({}, { alg, kid: 'key-1' })), severity: 'error' }
}
const printed = (): RuleCase =>
  checked({ status: 'verified', alg: 'RS256', origin: 'given', warnings: ['weak-key'], worthless: 'known-key' })
const rsa = (octets: number) =>
  jws({ header: { alg: 'RS256', kid: 'key-1' }, claims: accessClaims(), signature: filler(octets) })

export const cases: RuleCases = {
  flags: {
    'a short secret': () => warned('HS256'),
    'a weak RSA key': () => warned('RS256'),
    'a signature of 1024 bits': () => ({ paste: rsa(128) }),
    'a weak key of another kind': () => warned('ES256'),
    'a private half that is published': () => worthless('private-published'),
    'a key that is printed in an example': () => worthless('known-key'),
    'a word as secret': () => worthless('known-secret', 'HS256'),
    'a modulus that can be taken apart': () => worthless('weak-modulus'),
    'an exponent of one': () => worthless('weak-exponent'),
    'a point of small order': () => worthless('small-order', 'EdDSA'),
    'a published example that somebody checks': () => ({ ...printed(), severity: 'error' }),
  },
  spares: {
    'not checked': () => ({ paste: accessToken() }),
    'a signature of 2048 bits': () => ({ paste: rsa(256) }),
    'a signature that was cut off': () => ({ paste: rsa(201) }),
    'a short signature of another algorithm': () => ({
      paste: jws({ header: { alg: 'ES256' }, claims: accessClaims(), signature: filler(64) }),
    }),
    'cut off behind an ellipsis': () => ({ paste: `${rsa(128)}…` }),
  },
}
