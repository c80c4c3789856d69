import { isSigned } from '../../decode/index.ts'
import { algorithm, algorithmNames } from '../../registry/algorithms.ts'
import { accessToken, jwe, jws } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

/** Registered at IANA, but not checked in this page: nothing is wrong with the name. */
const registered = /^(?:ESB(?:256|320|384|512)|RS1|HS1|SLH-DSA-[\w-]+|ML-DSA-[\w-]+|none)$/i

/** What people write for the families: the name of the hash or of the scheme before its length. */
const families: readonly (readonly [RegExp, string])[] = [
  [/^(?:RSASSA-?PSS|RSA-?PSS|PS)[^\d]*(256|384|512)$/i, 'PS'],
  [/^(?:ECDSA|EC|ES)[^\d]*(?:P-?)?(256|384|512)$/i, 'ES'],
  [/^(?:HMAC|HMAC-?SHA-?|HS|SHA-?)[^\d]*(256|384|512)$/i, 'HS'],
  [/^(?:RSA|RS|SHA(?=\d+with)|RSASSA)[^\d]*(256|384|512)$/i, 'RS'],
  [/^SHA-?(256|384|512)withRSA$/i, 'RS'],
  [/^SHA-?(256|384|512)withECDSA$/i, 'ES'],
  [/xmldsig-more#rsa-sha(256|384|512)$/, 'RS'],
  [/xmldsig-more#hmac-sha(256|384|512)$/, 'HS'],
  [/xmldsig-more#ecdsa-sha(256|384|512)$/, 'ES'],
]

function meantBy(alg: string): string | undefined {
  const trimmed = alg.trim()
  const spelled = algorithmNames.find((name) => name.toLowerCase() === trimmed.toLowerCase())
  if (spelled !== undefined) return spelled
  for (const [pattern, family] of families) {
    const bits = pattern.exec(trimmed)?.[1]
    if (bits !== undefined) return `${family}${bits}`
  }
  return undefined
}

export const algTypo = defineRule({
  id: 'alg-typo',
  stage: 'crypto',
  severity: 'error',
  title: 'The algorithm has a name that does not exist',
  sources: [
    rfc(7515, '4.1.1'),
    rfc(7518, '3.1'),
    { label: 'IANA: JSON Object Signing and Encryption', url: 'https://www.iana.org/assignments/jose/jose.xhtml' },
  ],
  suppresses: ['signature-bad', 'kid-not-in-jwks'],
  check({ token }) {
    const alg = token.header?.alg
    if (!isSigned(token) || typeof alg !== 'string') return inapplicable
    if (algorithm(alg) || registered.test(alg)) return inapplicable
    const meant = meantBy(alg)
    // A name that its makers made unique is theirs (RFC 7515 section 4.1.1).
    if (meant === undefined && alg.includes(':')) return inapplicable
    return { outcome: 'flag', at: '/header/alg', evidence: { alg, meant } }
  },
  message: ({ alg, meant }) =>
    `${shown(alg)} is no registered name of a signature algorithm${meant === undefined ? '' : `: ${shown(meant)} seems to be meant`}.`,
  why: () =>
    'Libraries compare the name letter by letter, capitals included, and refuse what is not in their list before they look at anything else: “unsupported alg” or “invalid algorithm”.',
  fix: (_, { meant }) => ({
    steps: [
      {
        text: `Where the token is signed, write the name as it is registered: ${meant === undefined ? '“RS256”, “ES256”, “EdDSA” or “HS256”, for instance' : shown(meant)}.`,
      },
      { text: 'The header is signed along: change it at its source and get a new token, an edited one cannot fit.' },
    ],
  }),
})

const named = (alg: string) => ({ paste: jws({ header: { alg, kid: 'key-1' }, claims: {} }) })

export const cases: RuleCases = {
  flags: {
    'in small letters': () => named('rs256'),
    'the name of the scheme': () => named('RSA256'),
    'the name of a hash': () => named('SHA256'),
    'as Java calls it': () => named('SHA256withRSA'),
    'an address of XML signatures': () => named('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'),
    'a space behind it': () => named('RS256 '),
    'an algorithm for encryption': () => named('RSA-OAEP'),
    'nothing that is known': () => named('XS256'),
  },
  spares: {
    'a registered one': () => ({ paste: accessToken() }),
    'one that this page does not compute': () => named('ESB256'),
    none: () => ({ paste: jws({ header: { alg: 'NONE' }, claims: {}, signature: '' }) }),
    'a name of its makers’ own': () => named('urn:example:algorithm:1'),
    'an encrypted token': () => ({ paste: jwe({ alg: 'RSA-OAEP', enc: 'A256GCM' }) }),
    'no algorithm': () => ({ paste: jws({ header: { typ: 'JWT' }, claims: {} }) }),
  },
}
