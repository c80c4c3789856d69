import { accessToken, jws, noon } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { asAccessToken, defineRule, inapplicable, pass } from '../define.ts'
import type { Token } from '../../token/token.ts'
import { headerTypeOf } from '../../token/token-use.ts'
import { shown } from '../../text/wording.ts'

/** Not what Back-Channel Logout 1.0 sections 2.4 and 2.6 ask for. A type of another token is one too: RFC 8725 section 3.11. */
function faultsOf({ header, claims = {} }: Token): string[] {
  const missing = ['events', 'jti', 'iat'].filter((name) => !Object.hasOwn(claims, name))
  if (claims.sub === undefined && claims.sid === undefined) missing.push('sub or sid')
  const type = headerTypeOf(header)
  return [
    ...(missing.length > 0 ? [`it lacks ${missing.join(', ')}`] : []),
    ...(Object.hasOwn(claims, 'nonce') ? ['it must not have a nonce'] : []),
    ...(['', 'jwt', 'logout+jwt'].includes(type) ? [] : [`its “typ” is ${shown(type)} and not “logout+jwt”`]),
  ]
}

export const logoutTokenSent = defineRule({
  id: 'logout-token-sent',
  stage: 'kind',
  severity: 'error',
  title: 'A logout token stands where an access token should',
  sources: [
    {
      label: 'OpenID Connect Back-Channel Logout, section 2.4',
      url: 'https://openid.net/specs/openid-connect-backchannel-1_0.html#LogoutToken',
    },
    {
      label: 'OpenID Connect Back-Channel Logout, section 2.6',
      url: 'https://openid.net/specs/openid-connect-backchannel-1_0.html#Validation',
    },
  ],
  suppresses: asAccessToken,
  check({ token }) {
    if (token.use !== 'logout-token') return inapplicable
    // Delivered as it should be: in a form, under its own name.
    const delivered = token.hint === 'logout-token'
    const faults = faultsOf(token)
    if (delivered && faults.length === 0) return pass
    return { outcome: 'flag', evidence: { delivered, faults } }
  },
  message: ({ delivered, faults }) =>
    delivered
      ? `A server that receives this logout token has to refuse it: ${faults.join(', and ')}.`
      : 'This is a logout token: with it the provider tells your server that a session has ended, and no API takes it.',
  why: ({ faults }) =>
    'It is a notice from server to server and grants nothing. ' +
    (faults.length > 0
      ? `A server that receives it has to refuse it: ${faults.join(', and ')}.`
      : 'As such a notice it has what it needs.'),
  fix: () => ({
    steps: [
      { text: 'Send the “access_token” of the token response to the API.' },
      {
        text: 'If you are writing the receiver: the provider posts it as “logout_token” in a form. Check issuer, audience, signature and “events”, end the sessions of its “sid” or “sub”, and answer 200.',
      },
    ],
  }),
})

const event = { 'http://schemas.openid.net/event/backchannel-logout': {} }
const claims = { iss: 'https://issuer.example/', aud: 'client-1', iat: noon, jti: 'id-1', sid: 's-1', events: event }

export const cases: RuleCases = {
  flags: {
    'by its type': () => ({ paste: jws({ header: { alg: 'RS256', typ: 'logout+jwt' }, claims }) }),
    'by its event': () => ({ paste: `Authorization: Bearer ${jws({ claims })}` }),
    'by Keycloak’s claim': () => ({ paste: jws({ claims: { ...claims, typ: 'Logout', events: {}, nonce: 'n' } }) }),
    'under its own name, but sent to an API': () => ({
      paste: JSON.stringify({ access_token: jws({ claims }) }),
    }),
    'delivered, with another type': () => ({
      paste: `curl https://app.example/logout -d logout_token=${jws({ header: { alg: 'RS256', typ: 'session+jwt' }, claims })}`,
    }),
    'delivered, with a nonce': () => ({
      paste: `curl https://app.example/logout -d logout_token=${jws({ header: { alg: 'RS256', typ: 'logout+jwt' }, claims: { ...claims, nonce: 'n' } })}`,
    }),
  },
  spares: {
    'posted as a form': () => ({
      paste: `curl https://app.example/logout -d logout_token=${jws({ header: { alg: 'RS256', typ: 'logout+jwt' }, claims })}`,
    }),
    'another event': () => ({ paste: jws({ claims: { ...claims, events: { 'https://schemas.example/e': {} } } }) }),
    'an access token': () => ({ paste: accessToken() }),
  },
}
