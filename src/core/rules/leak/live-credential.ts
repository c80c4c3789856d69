import { millisecondsFrom } from '../../facts/gather.ts'
import { accessToken, clientAssertion, noon, sdJwt } from '../../testing/forge.ts'
import { duration, utc } from '../../text/wording.ts'
import { specialToken } from '../../registry/special/index.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** Seconds; what ends sooner has ended before anybody can misuse it. */
const worthMentioning = 60

const bearable: ReadonlySet<string> = new Set(['access-token', 'refresh-token', 'unknown'])

export const liveCredential = defineRule({
  id: 'live-credential',
  stage: 'leak',
  severity: 'info',
  title: 'The token can still be used',
  sources: [rfc(6750, '5.2')],
  check({ token, now, expires, signatureOctets }) {
    if (now === undefined || expires === undefined || expires >= millisecondsFrom) return inapplicable
    if (!bearable.has(token.use) && !specialToken(token.use)?.bearer) return inapplicable
    const { alg } = token.header ?? {}
    // What no API takes is of no use to a thief either: nothing signed, a damaged signature.
    if (!signatureOctets || (typeof alg === 'string' && alg.toLowerCase() === 'none')) return inapplicable
    // A sender-constrained token needs its key as well (RFC 7800 section 3).
    if (token.claims?.cnf !== undefined) return inapplicable
    if (expires - now <= worthMentioning) return pass
    return { outcome: 'flag', at: '/claims/exp', evidence: { left: expires - now, expires } }
  },
  message: ({ left }) => `Whoever holds this token can still use it for ${duration(left)}.`,
  why: ({ expires }) =>
    `It is a bearer token: an API asks for nothing more than the token itself, until ${utc(expires)}. ` +
    'It has not left this page, but a ticket, a chat or a log would hand it to everybody who reads there.',
  fix: () => ({
    steps: [
      { text: 'To show the problem to somebody else, share the redacted link of this page instead of the token.' },
      {
        text: 'If the token already stands in a ticket, a chat or a log, end the session or revoke the grant at your identity provider, then remove the text.',
      },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'an access token with fifty minutes left': () => ({ paste: accessToken(), context: { now: noon } }),
    'a refresh token': () => ({
      paste: accessToken({ typ: 'Refresh', scope: undefined }, { alg: 'HS256' }),
      context: { now: noon },
    }),
    'a token that does not say what it is for': () => ({
      paste: accessToken({ scope: undefined, client_id: undefined }, { alg: 'ES256' }),
      context: { now: noon },
    }),
    'just more than a minute': () => ({ paste: accessToken({ exp: noon + 61 }), context: { now: noon } }),
  },
  spares: {
    'a client assertion': () => ({ paste: clientAssertion(), context: { now: noon } }),
    'a wallet credential': () => ({
      paste: sdJwt({ disclosures: [], claims: { exp: noon + 9000 } }),
      context: { now: noon },
    }),
    'a minute left': () => ({ paste: accessToken({ exp: noon + 60 }), context: { now: noon } }),
    expired: () => ({ paste: accessToken({ exp: noon - 3600 }), context: { now: noon } }),
    'no clock': () => ({ paste: accessToken() }),
    'no expiry': () => ({ paste: accessToken({ exp: undefined }), context: { now: noon } }),
    milliseconds: () => ({ paste: accessToken({ exp: noon * 1000 }), context: { now: noon } }),
    'an ID token': () => ({
      paste: accessToken({ scope: undefined, client_id: undefined, nonce: 'n', at_hash: 'h' }, { alg: 'RS256' }),
      context: { now: noon },
    }),
    'a logout token': () => ({ paste: accessToken({}, { alg: 'RS256', typ: 'logout+jwt' }), context: { now: noon } }),
    'the refresh token beside an access token': () => ({
      paste: JSON.stringify({
        access_token: accessToken({ exp: noon - 3600 }),
        refresh_token: accessToken({ typ: 'Refresh' }, { alg: 'HS256' }),
      }),
      context: { now: noon },
    }),
    'an opaque token': () => ({ paste: 'V1StGXR8Z5jdHi6BmyTaQw', context: { now: noon } }),
    'an unsecured token': () => ({ paste: accessToken({}, { alg: 'none' }), context: { now: noon } }),
    'an empty signature': () => ({ paste: accessToken().replace(/(?<=\.)[^.]*$/, ''), context: { now: noon } }),
    'a token bound to a key': () => ({ paste: accessToken({ cnf: { jkt: 'thumbprint' } }), context: { now: noon } }),
  },
}
