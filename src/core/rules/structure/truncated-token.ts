import { isJwt } from '../../token/claims.ts'
import type { Part } from '../../model/token.ts'
import type { Token } from '../../token/token.ts'
import { algorithm } from '../../registry/algorithms.ts'
import { accessToken, filler, jwe, jws, noon } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import { othersOfLength } from '../crypto/signature-of-other-alg.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

type Cut =
  | { how: 'elided' }
  | { how: 'missing'; name: string }
  | { how: 'empty' | 'json' | 'length'; label: Part['label'] }
  | { how: 'signature'; label: 'signature'; octets: number; alg: string; sizes: readonly number[] | 'modulus' }

/** Fewer octets than the smallest RSA key that is in use (1024 bit) makes. */
const leastModulus = 128

function cutOf(token: Token, signatureOctets: number | null): Cut | undefined {
  const { kind, parts, header, elided, missing } = token
  if (missing !== undefined) return { how: 'missing', name: missing }
  if (elided) return { how: 'elided' }
  // Where parts are missing or too many, that says more.
  if (parts.length !== (kind === 'jws' ? 3 : 5)) return undefined
  const broken = parts.find(({ fault }) => fault?.fault === 'not-base64url' && fault.cut)
  if (broken) return { how: 'length', label: broken.label }
  const claims = parts.find(({ label }) => label === 'claims')
  // With `cty`, the payload need not be JSON (RFC 7515 section 4.1.10).
  if (claims?.fault?.cut && header?.cty === undefined) {
    return { how: claims.octets === 0 ? 'empty' : 'json', label: 'claims' }
  }
  const alg = header?.alg
  const row = algorithm(alg)
  if (kind !== 'jws' || typeof alg !== 'string' || !row || !signatureOctets) return undefined
  const sizes = row.signatureOctets
  const short =
    sizes === 'modulus'
      ? signatureOctets < leastModulus || signatureOctets % 8 !== 0
      : // Longer is another fault: a DER signature, say.
        !sizes.includes(signatureOctets) &&
        signatureOctets < Math.max(...sizes) &&
        othersOfLength(alg, signatureOctets).length === 0
  return short ? { how: 'signature', label: 'signature', octets: signatureOctets, alg, sizes } : undefined
}

const detached =
  'If it was left out on purpose, this is the detached signature of a message that travels apart (RFC 7515, appendix F). Otherwise: '

export const truncatedToken = defineRule({
  id: 'truncated-token',
  stage: 'structure',
  severity: 'error',
  fleeting: true,
  title: 'The token is incomplete',
  sources: [rfc(7515, '5.2'), rfc(7518, '3.1')],
  suppresses: ['bad-json', 'signature-bad'],
  check({ token, signatureOctets }) {
    if (!isJwt(token)) return inapplicable
    const cut = cutOf(token, signatureOctets)
    if (!cut) return pass
    return {
      outcome: 'flag',
      ...(cut.how !== 'elided' && cut.how !== 'missing' && { at: `/${cut.label}` }),
      evidence: cut,
    }
  },
  message(cut) {
    if (cut.how === 'missing') return `A piece of this token is missing: the cookie ${shown(cut.name)} is not there.`
    if (cut.how === 'elided') return 'There is an ellipsis in this token: a piece of it was left out.'
    if (cut.how === 'signature') {
      const size = cut.octets === 1 ? '1 byte' : `${cut.octets} bytes`
      return `This token is incomplete: a signature of ${size} cannot be ${shown(cut.alg)}.`
    }
    const part = cut.label.replaceAll('-', ' ')
    const lacking = {
      empty: `its ${part} part is empty`,
      json: `the JSON of its ${part} part breaks off`,
      length: `its ${part} part has a length that no base64url text has`,
    }
    return `This token is incomplete: ${lacking[cut.how]}.`
  },
  why(cut, { token }) {
    const lost =
      cut.how === 'missing'
        ? 'Frameworks cut long sessions into several cookies, and put them together again by their numbers.'
        : cut.how === 'elided'
          ? 'Consoles, logs and debuggers shorten long values like this when they show them.'
          : cut.how !== 'signature'
            ? `${cut.how === 'empty' ? detached : ''}Characters were lost between the place where it was issued and this paste.`
            : cut.sizes === 'modulus'
              ? 'An RSA signature is as long as the key, 256 bytes in most cases, so characters were lost or added.'
              : `This algorithm makes signatures of ${cut.sizes.join(' or ')} bytes, so some of it was lost.`
    const answer =
      token.kind === 'jws'
        ? 'The signature covers every character, so an API answers “invalid signature” or that the token is malformed.'
        : 'An encrypted token opens whole or not at all, so an API answers that it cannot decrypt it or that it is malformed.'
    return `${lost} ${answer}`
  },
  fix: () => ({
    steps: [
      {
        text: 'Copy the token again from where it is complete, such as the response in the network panel (“Copy value”), not from a log or a debugger.',
      },
      {
        text: 'If the API gets it like this too, look at where your application keeps it: a database column of 255 characters and a cookie of 4096 bytes both cut a long token without a word.',
      },
    ],
  }),
})

const signed = (alg: string, octets: number) => ({
  paste: jws({ header: { alg }, claims: { exp: noon }, signature: filler(octets) }),
})
const parts = (token: string) => token.split('.')

export const cases: RuleCases = {
  flags: {
    'three full stops at the end': () => ({ paste: `${accessToken().slice(0, -100)}...` }),
    'an ellipsis behind the claims': () => ({ paste: `${parts(accessToken()).slice(0, 2).join('.')}…` }),
    'claims that break off': () => ({ paste: jws({ payload: '{"iss":"https://issuer.example/","su' }) }),
    'no claims at all': () => ({ paste: jws({ payload: '' }) }),
    'a signature of 4n+1 characters': () => ({ paste: accessToken().slice(0, -1) }),
    'claims of 4n+1 characters': () => ({
      paste: parts(jws({ payload: '{"a":12}' }))
        .map((part, i) => (i === 1 ? part.slice(0, 9) : part))
        .join('.'),
    }),
    'half an HS256 signature': () => signed('HS256', 16),
    'an ES256 signature that lacks two bytes': () => signed('ES256', 62),
    'an EdDSA signature between its two lengths': () => signed('EdDSA', 100),
    'an RSA signature below 1024 bit': () => signed('RS256', 120),
    'an RSA signature of an odd length': () => signed('PS256', 250),
    'an encrypted token with a cut tag': () => ({
      paste: `${parts(jwe({ alg: 'dir', enc: 'A256GCM' }))
        .slice(0, 4)
        .join('.')}.AAAAA`,
    }),
  },
  spares: {
    'a whole token': () => ({ paste: accessToken() }),
    'a whole encrypted token': () => ({ paste: jwe({ alg: 'RSA-OAEP', enc: 'A256GCM' }) }),
    'an ES256 signature in DER': () => signed('ES256', 71),
    'a weak RSA key': () => signed('RS256', 128),
    'both lengths of EdDSA, the shorter': () => signed('EdDSA', 64),
    'both lengths of EdDSA, the longer': () => signed('EdDSA', 114),
    'an HS256 signature that is too long': () => signed('HS256', 64),
    'an empty signature': () => ({ paste: jws({ header: { alg: 'RS256' }, claims: { exp: noon }, signature: '' }) }),
    'an unknown algorithm': () => signed('XS256', 10),
    'a full stop that ends the sentence': () => ({ paste: `The token is ${accessToken()}.` }),
    'padding, which is not-base64url’s': () => ({ paste: `${accessToken()}==` }),
    'JSON that is broken in the middle': () => ({ paste: jws({ payload: '{"iss" "x"}' }) }),
    'a payload that need not be JSON': () => ({
      paste: jws({ header: { alg: 'RS256', cty: 'text/plain' }, payload: '"a' }),
    }),
    'two parts, which are part-count’s': () => ({ paste: parts(accessToken()).slice(0, 2).join('.').slice(0, -30) }),
  },
}
