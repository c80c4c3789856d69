import { accessToken, flattened, jws } from '../../testing/forge.ts'
import { headerTypeOf } from '../../token/token-use.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

/** “{” with a quotation mark or white space behind it, in base64url. */
const encodedObject = /^ey[A-DI-L][\w-]{4}/

export const unencodedPayload = defineRule({
  id: 'unencoded-payload',
  stage: 'structure',
  severity: 'warning',
  title: 'The payload is not encoded',
  sources: [rfc(7797, '7'), rfc(7797, '3')],
  suppresses: ['truncated-token', 'bad-json'],
  check({ token: { header, claims, parts }, sent }) {
    if (header?.b64 !== false) return inapplicable
    // With claims, sent to an API or called one it is a JWT, and those must not; a signed message of another kind may.
    // Encoded all the same, the payload is read as the text that it then is.
    const payload = parts.find(({ label }) => label === 'claims')?.text ?? ''
    const jwt = claims !== undefined || encodedObject.test(payload) || sent || headerTypeOf(header).endsWith('jwt')
    return { outcome: 'flag', at: '/header/b64', evidence: undefined, ...(jwt && { severity: 'error' as const }) }
  },
  message: () => 'The payload of this token stands in it without encoding (“b64” is false), which a JWT must not do.',
  why: () =>
    'That form is for signed messages whose content travels apart or as it is. The signature covers other characters than usual, so a library that does not know it says that the signature is invalid, and one that does refuses it for a JWT.',
  fix: () => ({
    steps: [
      { text: 'Where the token is signed, leave “b64” and its entry in “crit” out of the header.' },
      {
        text: 'If it is meant as a signed message and not as a token, check it with a library for JWS that knows RFC 7797.',
      },
    ],
  }),
})

const header = { alg: 'HS256', b64: false, crit: ['b64'] }

export const cases: RuleCases = {
  flags: {
    'a text': () => ({ paste: jws({ header }).replace(/\.[^.]*\./, '.hello!.') }),
    'a text that is called a JWT': () => ({
      paste: jws({ header: { ...header, typ: 'JWT' } }).replace(/\.[^.]*\./, '.hello!.'),
      severity: 'error',
    }),
    'claims that are encoded all the same': () => ({
      paste: jws({ header, claims: { iss: 'https://issuer.example/' } }),
      severity: 'error',
    }),
    'claims, sent to an API': () => ({
      paste: `Authorization: Bearer ${jws({ header, claims: { iss: 'https://issuer.example/' } })}`,
      severity: 'error',
    }),
    'claims as they are': () => ({
      paste: JSON.stringify({ ...flattened(jws({ header })), payload: '{"iss":"x"}' }),
      severity: 'error',
    }),
  },
  spares: {
    'detached, so that the payload is empty': () => ({ paste: jws({ header, payload: '' }) }),
    'a usual token': () => ({ paste: accessToken() }),
    'one that says that it is encoded': () => ({ paste: jws({ header: { alg: 'HS256', b64: true }, claims: {} }) }),
    'a text in its place': () => ({ paste: jws({ header: { alg: 'HS256', b64: 'false' }, claims: {} }) }),
  },
}
