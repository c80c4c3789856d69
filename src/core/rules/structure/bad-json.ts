import { isJwt } from '../../token/claims.ts'
import type { PartFault } from '../../model/token.ts'
import { encodeBase64url } from '../../decode/octets.ts'
import { accessToken, jws, noon } from '../../testing/forge.ts'
import { visible } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** Disclosures have a rule of their own. */
type Bad = Exclude<PartFault['fault'], 'not-base64url' | 'not-in-digests' | 'out-of-place'>

export const badJson = defineRule({
  id: 'bad-json',
  stage: 'structure',
  severity: 'error',
  title: 'The header or the claims are not a JSON object',
  sources: [rfc(7519, '7.2'), rfc(7515, '5.2')],
  suppresses: ['signature-bad'],
  check({ token }) {
    if (!isJwt(token)) return inapplicable
    for (const { label, fault } of token.parts) {
      if (!fault || fault.fault === 'not-base64url') continue
      if (fault.fault === 'not-in-digests' || fault.fault === 'out-of-place') continue
      // A token inside a token says so itself.
      if (label === 'claims' && token.nested) continue
      // Claims that merely break off are an incomplete token; with `cty` a payload may be anything (RFC 7515 section 4.1.10).
      if (label === 'claims' && (fault.cut || token.header?.cty !== undefined)) continue
      const bad: Bad = fault.fault
      return { outcome: 'flag', at: `/${label}`, evidence: { label, bad, at: fault.at, reason: fault.reason } }
    }
    return pass
  },
  message({ label, bad, at, reason }) {
    const how: Readonly<Record<Bad, string>> = {
      'not-utf8': `is not text: its byte ${at + 1} is not UTF-8`,
      'not-json': `stops being JSON at character ${at + 1}: ${visible(reason)}`,
      'not-an-object': 'is JSON, but not an object in curly braces',
    }
    return `The ${label} part ${how[bad]}.`
  },
  why: ({ label }) =>
    label === 'header'
      ? 'The header says how the token is signed; where it cannot be read, nothing else can be checked. ' +
        'APIs answer “Invalid header string” (PyJWT), “could not JSON decode header” (golang-jwt) or that the token is malformed.'
      : 'A JWT carries its claims as one JSON object in UTF-8. This may be a signed message of another sort, but it is not a JWT: ' +
        'APIs answer “Invalid payload string” (PyJWT), “could not JSON decode claim” (golang-jwt) or “Malformed payload” (Spring).',
  fix: () => ({
    steps: [
      {
        text: 'If the token was edited by hand, go back to the original. A changed token fails its signature check even after the JSON is repaired.',
      },
      {
        text: 'If your own code makes the token, let a JSON library write the header and the claims, and encode the result as UTF-8 without a byte order mark.',
      },
      {
        text: 'Otherwise copy the token again from the response that delivered it, and see whether the part reads now.',
      },
    ],
  }),
})

const octets = (...values: number[]) => encodeBase64url(Uint8Array.from(values))

export const cases: RuleCases = {
  flags: {
    'a comma too many': () => ({ paste: jws({ payload: `{"exp":${noon},}` }) }),
    'single quotation marks': () => ({ paste: jws({ payload: "{'iss':'x'}" }) }),
    'a byte order mark': () => ({ paste: jws({ payload: '\uFEFF{"iss":"x"}' }) }),
    'a list': () => ({ paste: jws({ payload: '["a"]' }) }),
    'a text': () => ({ paste: jws({ payload: '"hello"' }) }),
    null: () => ({ paste: jws({ payload: 'null' }) }),
    'claims in Latin-1': () => ({
      paste: jws({}).replace(/\.[^.]*\./, `.${octets(0x7b, 0x22, 0xe9, 0x22, 0x3a, 0x31, 0x7d)}.`),
    }),
    'a header with a comma too many': () => ({ paste: jws({ header: '{"alg":"RS256",}' }) }),
    'a header that breaks off': () => ({ paste: jws({ header: '{"alg":"RS256"' }) }),
    'an escape that turns the text around': () => ({ paste: jws({ payload: '{"a":"\\\u202e"}' }) }),
  },
  spares: {
    'a sound token': () => ({ paste: accessToken() }),
    'white space around the JSON': () => ({ paste: jws({ header: ' {"alg":"RS256"}', payload: '\n{"iss":"x"}\n' }) }),
    'a payload of another content type': () => ({
      paste: jws({ header: { alg: 'RS256', cty: 'text/plain' }, payload: 'hello' }),
    }),
    'a token inside a token': () => ({ paste: jws({ header: { alg: 'RS256', cty: 'JWT' }, payload: accessToken() }) }),
    'a token inside a token, though the header does not say so': () => ({ paste: jws({ payload: accessToken() }) }),
    'a payload without encoding': () => ({
      paste: jws({ header: { alg: 'HS256', b64: false, crit: ['b64'] } }).replace(/\.[^.]*\./, '.$5,00.'),
    }),
    'claims that break off': () => ({ paste: jws({ payload: '{"iss":"https://issuer.example/","su' }) }),
    'two parts, the second broken off': () => ({
      paste: jws({ payload: '{"iss":"https://issuer.example/","su' }).replace(/\.[^.]*$/, ''),
    }),
    'a broken token that ends in an ellipsis': () => ({ paste: `${jws({ payload: '{"a" 1}' })}...` }),
    'the shape of a Discord token': () => ({ paste: `${'M'.repeat(24)}.${'a'.repeat(6)}.${'b'.repeat(27)}` }),
    'an opaque token': () => ({ paste: 'V1StGXR8Z5jdHi6BmyTaQw' }),
  },
}
