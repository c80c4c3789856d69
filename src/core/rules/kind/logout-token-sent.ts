import { accessToken, jws, noon } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { asAccessToken, defineRule, inapplicable } from '../define.ts'

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
    if (token.hint === 'logout-token') return inapplicable
    const { claims = {} } = token
    const missing = ['events', 'jti', 'iat'].filter((name) => !Object.hasOwn(claims, name))
    const nobody = claims.sub === undefined && claims.sid === undefined
    return {
      outcome: 'flag',
      evidence: { faults: [...missing, ...(nobody ? ['sub or sid'] : [])], nonce: Object.hasOwn(claims, 'nonce') },
    }
  },
  message: () =>
    'This is a logout token: with it the provider tells your server that a session has ended, and no API takes it.',
  why: ({ faults, nonce }) =>
    'It is a notice from server to server and grants nothing. ' +
    (faults.length > 0 || nonce
      ? `A server that receives it would refuse it too: ${[...(faults.length > 0 ? [`it lacks ${faults.join(', ')}`] : []), ...(nonce ? ['it must not have a nonce'] : [])].join(', and ')}.`
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
  },
  spares: {
    'posted as a form': () => ({
      paste: `curl https://app.example/logout -d logout_token=${jws({ header: { alg: 'RS256', typ: 'logout+jwt' }, claims })}`,
    }),
    'another event': () => ({ paste: jws({ claims: { ...claims, events: { 'https://schemas.example/e': {} } } }) }),
    'an access token': () => ({ paste: accessToken() }),
  },
}
