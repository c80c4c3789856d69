import { encodeBase64url } from '../../decode/octets.ts'
import { once } from '../../facts/once.ts'
import type { Artifact } from '../../token/artifact.ts'
import { accessToken } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineCallRule, inapplicable } from '../define.ts'

const asksForToken = once((artifacts: readonly Artifact[]) =>
  artifacts.some(({ request }) => request?.endpoint === 'token'),
)

export const basicCredentials = defineCallRule({
  id: 'basic-credentials',
  stage: 'transport',
  severity: 'warning',
  title: 'A name and a password were sent, and no access token',
  sources: [rfc(6749, '2.3.1'), rfc(7617, '2')],
  check({ artifact, artifacts }) {
    // That is how a client logs in at the token endpoint; the header may be pasted beside its request.
    return artifact.password && !asksForToken(artifacts) ? { outcome: 'flag', evidence: undefined } : inapplicable
  },
  message: () => 'This looks like a name and a password (“Basic”), not an access token: does the API want OAuth?',
  why: () =>
    'With “Basic” a client proves who it is at the token endpoint, and gets an access token there. An API that expects OAuth does not know these credentials. The text is not encrypted: anybody can decode it.',
  fix: () => ({
    steps: [
      {
        text: 'Fetch a token first, at the token endpoint of your identity provider, and send that to the API.',
        snippets: [
          {
            label: 'Fetch a token',
            language: 'bash',
            text: "curl --user 'CLIENT_ID:CLIENT_SECRET' --data grant_type=client_credentials https://YOUR-ISSUER/token",
          },
          { label: 'Header for the API', language: 'text', text: 'Authorization: Bearer <access_token>' },
        ],
      },
      { text: 'If the header stood where others can read, make a new client secret or password.' },
    ],
  }),
})

const basic = (text = 'client-1:secret') =>
  `Basic ${encodeBase64url(new TextEncoder().encode(text)).padEnd(Math.ceil((text.length * 4) / 12) * 4, '=')}`

export const cases: RuleCases = {
  flags: {
    'a header': () => ({ paste: `Authorization: ${basic()}` }),
    'a call of an API': () => ({ paste: `curl -H "Authorization: ${basic()}" https://api.example/things` }),
    'an HTTP request': () => ({ paste: `GET /things HTTP/1.1\nHost: api.example\nAuthorization: ${basic()}` }),
  },
  spares: {
    'a token': () => ({ paste: `Authorization: Bearer ${accessToken()}` }),
    'a token request': () => ({
      paste: `curl -H "Authorization: ${basic()}" -d grant_type=client_credentials https://issuer.example/login`,
    }),
    'the header of a token request': () => ({
      paste: `Authorization: ${basic()}\n\ngrant_type=client_credentials&scope=read`,
    }),
    'a revocation': () => ({
      paste: `POST /oauth2/revoke HTTP/1.1\nHost: issuer.example\nAuthorization: ${basic()}\n\n`,
    }),
    'no password': () => ({ paste: `Authorization: ${basic('someone')}` }),
  },
}
