import { accessToken, jws, noon } from '../../testing/forge.ts'
import { shownList } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { asAccessToken, defineRule, inapplicable } from '../define.ts'

export const securityEventToken = defineRule({
  id: 'security-event-token',
  stage: 'kind',
  severity: 'info',
  title: 'This is a notice about a security event',
  sources: [rfc(8417, '2'), rfc(8935, '2')],
  suppresses: asAccessToken,
  check({ token, sent }) {
    if (token.use !== 'security-event') return inapplicable
    const events = token.claims?.events
    const names = typeof events === 'object' && events !== null && !Array.isArray(events) ? Object.keys(events) : []
    return { outcome: 'flag', evidence: { sent, names }, ...(sent && { severity: 'error' as const }) }
  },
  message: ({ sent }) =>
    sent
      ? 'This is a security event token, a notice for a receiver, and an API expects an access token instead.'
      : 'This is a security event token: a notice from one server to another, not a key to an API.',
  why: ({ names }) =>
    `It says that something has happened to an account, a session or a device${names.length > 0 ? ` (${shownList(names, 2)})` : ''}, and grants nothing. A receiver takes it in the body of a POST request.`,
  fix: () => ({
    steps: [
      { text: 'To call an API, send the “access_token” of the token response.' },
      {
        text: 'If you are writing the receiver: check issuer, audience and signature, remember the “jti” so that none counts twice, and answer 202.',
      },
    ],
  }),
})

const claims = {
  iss: 'https://issuer.example/',
  aud: 'https://receiver.example',
  iat: noon,
  jti: 'id-1',
  events: { 'https://schemas.openid.net/secevent/caep/event-type/session-revoked': {} },
}

export const cases: RuleCases = {
  flags: {
    'by its type': () => ({ paste: jws({ header: { alg: 'RS256', typ: 'secevent+jwt' }, claims }) }),
    'by its events': () => ({ paste: jws({ claims }) }),
    'sent to an API': () => ({ paste: `Authorization: Bearer ${jws({ claims })}`, severity: 'error' }),
  },
  spares: {
    'a logout token': () => ({
      paste: jws({ claims: { ...claims, events: { 'http://schemas.openid.net/event/backchannel-logout': {} } } }),
    }),
    'a list named events': () => ({ paste: accessToken({ events: ['login'] }) }),
    'an access token': () => ({ paste: accessToken() }),
  },
}
