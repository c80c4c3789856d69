import { accessToken, jws, noon } from '../../testing/forge.ts'
import type { Token } from '../../token/token.ts'
import { headerTypeOf } from '../../token/token-use.ts'
import { shown, shownList } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { asAccessToken, defineRule, inapplicable } from '../define.ts'

/** What a notice must have (RFC 8417 section 2.2), and the type of another token (section 2.3, RFC 8725 section 3.11). */
function faultsOf({ header, claims = {} }: Token): string[] {
  const missing = ['iss', 'iat', 'jti'].filter((name) => !Object.hasOwn(claims, name))
  const type = headerTypeOf(header)
  return [
    ...(missing.length > 0 ? [`it lacks ${missing.join(', ')}`] : []),
    ...(['', 'jwt', 'secevent+jwt'].includes(type) ? [] : [`its “typ” is ${shown(type)} and not “secevent+jwt”`]),
  ]
}

export const securityEventToken = defineRule({
  id: 'security-event-token',
  stage: 'kind',
  severity: 'info',
  title: 'This is a notice about a security event',
  sources: [rfc(8417, '2.2'), rfc(8417, '2.3'), rfc(8935, '2')],
  suppresses: asAccessToken,
  check({ token, sent }) {
    if (token.use !== 'security-event') return inapplicable
    const events = token.claims?.events
    const names = typeof events === 'object' && events !== null && !Array.isArray(events) ? Object.keys(events) : []
    const faults = faultsOf(token)
    const severe = sent || faults.length > 0
    return { outcome: 'flag', evidence: { sent, names, faults }, ...(severe && { severity: 'error' as const }) }
  },
  message: ({ sent, faults }) =>
    sent
      ? 'This is a security event token, a notice for a receiver, and an API expects an access token instead.'
      : faults.length > 0
        ? `A receiver has to refuse this security event token: ${faults.join(', and ')}.`
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
    'another type': () => ({ paste: jws({ header: { alg: 'RS256', typ: 'event+jwt' }, claims }), severity: 'error' }),
    'without an identifier': () => {
      const { jti: _, ...rest } = claims
      return { paste: jws({ header: { alg: 'RS256', typ: 'secevent+jwt' }, claims: rest }), severity: 'error' }
    },
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
