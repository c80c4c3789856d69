import { complainsOfClaim } from '../../facts/api-token.ts'
import { headerTypeOf } from '../../token/token-use.ts'
import { accessToken } from '../../testing/forge.ts'
import { shownList } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

const required = ['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti']

export const rfc9068Claims = defineRule({
  id: 'rfc9068-claims',
  stage: 'scope',
  severity: 'warning',
  title: 'The token lacks claims of the profile that it names',
  sources: [rfc(9068, '2.2')],
  check(facts) {
    const { token } = facts
    const { claims } = token
    if (token.kind !== 'jws' || !claims || headerTypeOf(token.header) !== 'at+jwt') return inapplicable
    const missing = required.filter((name) => !Object.hasOwn(claims, name))
    if (missing.length === 0) return pass
    const insists =
      headerTypeOf({ typ: facts.expected.tokenType ?? '' }) === 'at+jwt' || complainsOfClaim(facts, missing)
    // Widespread servers leave out the subject where there is no user, and more; APIs that do not insist take their tokens.
    const usual = !insists && !missing.includes('iss') && !missing.includes('exp')
    return {
      outcome: 'flag',
      at: '/claims',
      evidence: { missing },
      ...(usual && { severity: 'info' as const }),
    }
  },
  message: ({ missing }) =>
    `Its “typ” says at+jwt, the profile for access tokens, but ${shownList(missing)} ${missing.length > 1 ? 'are' : 'is'} not there.`,
  why: () =>
    'RFC 9068 requires seven claims of such a token. Libraries with a strict mode (express-oauth2-jwt-bearer with “strict”, Spring’s validator for at+jwt) refuse one that lacks any; most others ask only for what they are told to.',
  fix: () => ({
    steps: [
      { text: 'Have the provider add the claims, with a mapper, an action or a setting of the token format.' },
      {
        text: 'Or leave the strict mode of the library off, and check issuer, audience and expiry as for any other token.',
      },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'no audience and no id': () => ({ paste: accessToken({ aud: undefined, jti: undefined }), severity: 'info' }),
    'no expiry': () => ({ paste: accessToken({ exp: undefined }) }),
    'an API that insists on the profile': () => ({
      paste: accessToken({ client_id: undefined }, { alg: 'RS256', typ: 'application/AT+JWT' }),
      context: { expected: { tokenType: 'at+jwt' } },
    }),
    'no subject, where there is no user': () => ({ paste: accessToken({ sub: undefined }), severity: 'info' }),
    'no subject, and the API has complained': () => ({
      paste: `${accessToken({ sub: undefined })}\nUnexpected 'sub' value`,
    }),
  },
  spares: {
    'all of them': () => ({ paste: accessToken() }),
    'another type': () => ({ paste: accessToken({ jti: undefined }, { alg: 'RS256', typ: 'JWT' }) }),
    'no type': () => ({ paste: accessToken({ jti: undefined }, { alg: 'RS256' }) }),
    'Okta’s own type': () => ({
      paste: accessToken({ client_id: undefined }, { alg: 'RS256', typ: 'application/okta-internal-at+jwt' }),
    }),
  },
}
