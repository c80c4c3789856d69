import { isObject } from '../../decode/json.ts'
import { isJwt } from '../../token/claims.ts'
import type { Json } from '../../model/primitives.ts'
import { rfc } from '../../registry/sources.ts'
import { accessToken, jws } from '../../testing/forge.ts'
import { typeWords } from '../../text/type-words.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

const openid = {
  label: 'OpenID Connect Core 1.0, section 2',
  url: 'https://openid.net/specs/openid-connect-core-1_0.html#IDToken',
}

const isText = (value: Json) => typeof value === 'string'
const isNumber = (value: Json) => typeof value === 'number'

/** Registered claims that no other rule looks at, what their definitions make of them, and where. */
const types: readonly (readonly [
  name: string,
  words: string,
  is: (value: Json) => boolean,
  source: { label: string; url: string },
])[] = [
  // Lists are common, and have a rule of their own.
  ['scope', 'a text', (value) => isText(value) || Array.isArray(value), rfc(8693, '4.2')],
  ['client_id', 'a text', isText, rfc(8693, '4.3')],
  ['azp', 'a text', isText, openid],
  ['nonce', 'a text', isText, openid],
  ['acr', 'a text', isText, openid],
  ['at_hash', 'a text', isText, openid],
  ['c_hash', 'a text', isText, openid],
  ['auth_time', 'a number of seconds', isNumber, openid],
  ['cnf', 'an object', isObject, rfc(7800, '3.1')],
  ['act', 'an object', isObject, rfc(8693, '4.1')],
  ['may_act', 'an object', isObject, rfc(8693, '4.4')],
  ['events', 'an object', isObject, rfc(8417, '2.2')],
]

export const claimType = defineRule({
  id: 'claim-type',
  stage: 'scope',
  severity: 'warning',
  title: 'A claim has another type than its definition says',
  sources: [openid, rfc(8693, '4'), rfc(7800, '3.1')],
  check(facts) {
    const { token } = facts
    const { claims } = token
    if (!isJwt(token) || !claims) return inapplicable
    // Where there is no value, serializers write null, and most verifiers read it as if the claim was not there.
    const wrong = types.find(
      ([name, , is]) => Object.hasOwn(claims, name) && claims[name] !== null && !is(claims[name] ?? ''),
    )
    if (!wrong) return pass
    const [name, words, , source] = wrong
    return {
      outcome: 'flag',
      at: `/claims/${name}`,
      evidence: { name, words, value: claims[name] ?? null },
      sources: [source],
      ...(facts.errors.some(({ facts: { claim } }) => claim === name) && { severity: 'error' as const }),
    }
  },
  message: ({ name, words, value }) => `“${name}” is ${typeWords(value)} in this token, where ${words} is expected.`,
  why: ({ name }) =>
    `The definition of “${name}” sets its type. Typed libraries fail while reading the token, and others compare the value with one that it can never equal.`,
  fix: (_, { name, words }) => ({
    steps: [
      {
        text: `Where the token is made, or where a mapper, a hook or a template sets “${name}”, write ${words}. If the claim is one of your own, give it another name.`,
      },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'a number as client': () => ({ paste: accessToken({ client_id: 42 }) }),
    'a list as authorized party': () => ({ paste: accessToken({ azp: ['client-1'] }) }),
    'a number as scope': () => ({ paste: accessToken({ scope: 7 }) }),
    'an object as scope': () => ({ paste: accessToken({ scope: { read: true } }) }),
    'a number as nonce': () => ({
      paste: jws({ claims: { iss: 'https://issuer.example/', aud: 'app', sub: 'u', nonce: 5, at_hash: 'h' } }),
    }),
    'one that a verifier has complained of': () => ({
      paste: `${accessToken({ acr: 2 })}\nJWTClaimValidationFailed: unexpected "acr" claim value`,
      severity: 'error',
    }),
    'a text as time of the login': () => ({ paste: accessToken({ auth_time: '1772362800' }) }),
    'a text as confirmation': () => ({ paste: accessToken({ cnf: 'jkt' }) }),
    'a text as actor': () => ({ paste: accessToken({ act: 'service-1' }) }),
  },
  spares: {
    'as they are defined': () => ({
      paste: accessToken({ azp: 'client-1', acr: '1', auth_time: 1_772_362_800, cnf: { kid: 'k' }, act: { sub: 's' } }),
    }),
    'null, as if it was not there': () => ({ paste: accessToken({ acr: null, azp: null }) }),
    'a list of scopes, which has a rule of its own': () => ({ paste: accessToken({ scope: ['read:things'] }) }),
    'a claim of another name': () => ({ paste: accessToken({ clientId: 42 }) }),
  },
}
