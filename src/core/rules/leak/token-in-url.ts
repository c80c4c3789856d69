import { accessToken, noon } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** Seconds; what lives no longer was made for one use. */
const ticket = 60

export const tokenInUrl = defineRule({
  id: 'token-in-url',
  stage: 'leak',
  severity: 'warning',
  title: 'The token travelled in an address',
  sources: [rfc(6750, '2.3'), rfc(6750, '5.3'), rfc(9700, '4.3.2'), rfc(9700, '2.1.2')],
  companions: true,
  check({ token: { place, hint, kind }, expires, issued }) {
    if (kind === 'placeholder' || (place !== 'query' && place !== 'fragment')) return inapplicable
    // An ID token may come back behind the number sign (OIDC Core section 3.2.2.5).
    if (place === 'fragment' && hint !== 'access-token') return inapplicable
    if (expires !== undefined && issued !== undefined && expires - issued <= ticket) return pass
    // Behind the number sign it has reached no server: that is how the implicit flow works, not what broke.
    return { outcome: 'flag', evidence: { place }, ...(place === 'fragment' && { severity: 'info' as const }) }
  },
  message: ({ place }) =>
    place === 'query'
      ? 'This token stands in the query of an address.'
      : 'This token came back in an address, behind the number sign.',
  why: ({ place }) =>
    place === 'query'
      ? 'Addresses are kept: in the history of the browser, in the logs of servers and proxies, and in the Referer header of the next page. Many APIs do not look for a token there at all.'
      : 'It stays in the history of the browser, and every script on the page can read it. Current guidance has clients fetch tokens with a code instead.',
  fix: (_, { place }) => ({
    steps: [
      place === 'query'
        ? { text: 'Send it in a header instead: “Authorization: Bearer …”, and take it out of the address.' }
        : {
            text: 'Use the authorization code flow with PKCE: ask for “response_type=code” and redeem the code at the token endpoint. Most client libraries do that by default today.',
          },
      {
        text: 'For a web socket or a download, where no header can be set, let the API hand out a ticket that works once and for seconds only.',
      },
    ],
  }),
})

const token = () => accessToken()

export const cases: RuleCases = {
  flags: {
    'an implicit flow': () => ({
      paste: `https://app.example/cb#access_token=${token()}&token_type=Bearer`,
      severity: 'info',
    }),
    'a query': () => ({ paste: `curl "https://api.example/things?access_token=${token()}"` }),
    'a request': () => ({ paste: `GET /things?token=${token()} HTTP/1.1\nHost: api.example` }),
    'an ID token in a query': () => ({ paste: `https://app.example/cb?id_token=${token()}` }),
    'a fragment alone': () => ({ paste: `#access_token=${token()}&expires_in=3600`, severity: 'info' }),
    'beside the header': () => ({
      paste: `curl -H "Authorization: Bearer ${token()}" "https://api.example/?access_token=${accessToken({ jti: 'b' })}"`,
    }),
  },
  spares: {
    'a header': () => ({ paste: `curl -H "Authorization: Bearer ${token()}" https://api.example/things` }),
    'an ID token that came back': () => ({ paste: `https://app.example/cb#id_token=${token()}&state=1` }),
    'the hint of a sign-out': () => ({ paste: `https://issuer.example/logout?id_token_hint=${token()}` }),
    'a web socket': () => ({ paste: `wss://api.example/socket?access_token=${token()}` }),
    'the beginning of a web socket': () => ({
      paste: `GET /socket?access_token=${token()} HTTP/1.1\nHost: api.example\nUpgrade: websocket`,
    }),
    'a ticket': () => ({
      paste: `https://api.example/file?token=${accessToken({ iat: noon, exp: noon + 60 })}`,
    }),
    'an empty variable': () => ({ paste: 'https://api.example/things?access_token=undefined' }),
    'a form': () => ({ paste: `token=${token()}&token_type_hint=access_token` }),
    'something short': () => ({ paste: 'https://api.example/?token=abc' }),
  },
}
