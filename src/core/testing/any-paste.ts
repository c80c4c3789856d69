/** Pastes as people may have them, with secrets wherever there is room for one, for properties that hold of every paste. For tests only. */
import fc from 'fast-check'
import { secret, token } from './any-token.ts'
import type { Context } from '../model/inspection.ts'
import { jws, noon } from './forge.ts'

/** Carriers with secrets in every place where people have some: names and values of cookies, passwords, headers. */
const inCarriers = fc
  .tuple(
    token,
    secret,
    fc.constantFrom<(text: string, s: string) => string>(
      (text, s) =>
        `POST /things?state=${s} HTTP/1.1\nHost: api.example\nAuthorization: Bearer ${text}\nCookie: ${s}=${s}; connect.sid=s%3A${s}\nX-Key: ${s}\n\n`,
      (text, s) =>
        `POST /oauth/token HTTP/1.1\nHost: tenant.eu.auth0.com\nProxy-Authorization: ${s} ${s}\n\ngrant_type=password&username=${s}&password=${s}&client_assertion=${text}&${s}=${s}`,
      (text, s) =>
        `HTTP/1.1 401 Unauthorized\nWWW-Authenticate: ${s} ${s}="a", Bearer realm="${s}", error="invalid_token", error_description="${s}", algs="${s}!"\nSet-Cookie: appSession=${text}; Domain=${s}\n\n{"access_token":"${text}","refresh_token":"${s}","${s}":"${s}"}`,
      (text, s) => `Authorization: DPoP ${text}\nX-Key: ${s}\nDPoP: ${jws({ claims: { jti: s } })}`,
      (text, s) =>
        `Cookie: ${s}=${s}; appSession.0=${text.slice(0, 90)}; appSession.1=${text.slice(90)}; PHPSESSID=${s}`,
      (text, s) => `CF_Authorization=${text}; connect.sid=s%3A${s}; ${s}=1`,
      (_, s) => `WWW-Authenticate: ${s} ${s}="${s}", error="${s}", scope="read:things", ${s} realm="${s}"`,
      (text, s) =>
        `curl ^"https://tenant.eu.auth0.com/oauth/token^" ^\n  -u ^"${s}:${s}^" ^\n  -b ^"${s}=${s}; jwt=${text}^" ^\n  -d ^"grant_type=client_credentials^&client_secret=${s}^"`,
      (text, s) =>
        `fetch("https://tenant.eu.auth0.com/oauth/token", ${JSON.stringify({ headers: { cookie: `${s}=${s}`, authorization: `Bearer ${text}` }, body: `grant_type=client_credentials&client_secret=${s}` })})`,
      (text, s) =>
        `$session.Cookies.Add((New-Object System.Net.Cookie("${s}", "${s}")))\nInvoke-WebRequest "https://tenant.eu.auth0.com/oauth/token" -Headers @{ "${s}"="${s}"; authorization="${s} ${text}" } -Body @{ grant_type="password"; password="${s}" }`,
      (text, s) =>
        `${text}\nUser ${s}: Unable to find a signing key that matches: "${s}" (${s}@example.test)\njwt expired`,
      (text, s) =>
        `jwt audience invalid. expected: ${s}@example.test\n${text}\nissuer https://a.example/${text} does not match expected issuer: ${s}@x`,
      (text, s) =>
        `https://app.example/callback?code=${s}&iss=https%3A%2F%2Fissuer.example%2F${s}%3F&session_state=${s}\n${text}`,
      (text, s) =>
        `WWW-Authenticate: Bearer error="insufficient_user_authentication", error_description="${s}", max_age="${s}", claims="${s}"\n${text}`,
      (text, s) => `grant_type=password&username=${s}&password=${s}&client_secret=${s}&assertion=${text}`,
      (text, s) => `token=${s}&token_type_hint=access_token&client_assertion=${text}&client_secret=${s}`,
    ),
  )
  .map(([text, s, carry]) => carry(text, s))

const encoded = (value: string) => Buffer.from(value).toString('base64')

/** Files and logs with secrets beside their tokens: keys, descriptions, addresses, values of YAML. */
const filed = fc
  .tuple(
    token,
    secret,
    fc.constantFrom<(text: string, s: string) => string>(
      (text, s) => {
        const entry = (request: object, content: object) => ({
          request: { url: `https://api.example/things?state=${s}#${s}`, ...request },
          response: { headers: [{ name: s, value: s }], content },
          comment: s,
        })
        const cookies = [{ name: s, value: s }]
        const headers = [
          { name: 'Authorization', value: `Bearer ${text}` },
          { name: 'X-Auth-Token', value: s },
        ]
        const form = `grant_type=client_credentials&client_secret=${s}&${s}=${s}`
        return JSON.stringify({
          log: {
            entries: [
              entry({ headers, cookies }, { text: s }),
              entry(
                { url: 'https://tenant.eu.auth0.com/oauth/token', postData: { text: form } },
                { text: `{"id_token":"${text}"}` },
              ),
            ],
          },
        })
      },
      (_, s) => JSON.stringify({ active: true, sub: s, username: s, scope: s, client_id: s }),
      (text, s) => `{"error":"invalid_grant","error_description":"${s}","error_uri":"https://${s}.example"}\n${text}`,
      (_, s) => `{"error":"${s}","error_description":"${s}"}`,
      (text, s) => `${JSON.stringify({ keys: [{ kty: 'EC', x: s, d: s, kid: s }] })}\n${text}`,
      (_, s) => JSON.stringify({ issuer: 'https://issuer.example', jwks_uri: `https://${s}.example/keys`, [s]: s }),
      (text, s) => `-----BEGIN PRIVATE KEY-----\n${s}${s}${s}\n-----END PRIVATE KEY-----\n${text}`,
      (_, s) => `-----BEGIN ${s.toUpperCase()}-----\n${s}`,
      (text, s) => `DB_PASSWORD=${s}\nexport API_TOKEN="${text}" # ${s}\n${s}_TOKEN=${s}4a5b6c7d8e9f\n`,
      (text, s) => `12:00 ${s} token=${s}4a5B6c7D8e9F1 for ${s}\n12:01 sent ${text} to https://${s}.example/${s}`,
      (text, s) => {
        return `kind: Secret\nmetadata:\n  name: ${s}\ndata:\n  token: ${encoded(text)}\n  password: ${encoded(s)}\nstringData:\n  ${s}: ${s}\n  token: ${s}\n`
      },
      (text, s) =>
        `spring:\n  datasource:\n    password: ${s}\n  security.oauth2.resourceserver.jwt:\n    issuer-uri: https://issuer.example/\n    audiences: [orders, 'https://api.example']\n    ${s}: ${s}\n---\njwtVerify('${text}', '${s}', { issuer: 'https://issuer.example', typ: 'JWT', key: "${s}" })`,
      (text, s) =>
        `${Buffer.from(text).toString('base64')} ${Buffer.from(`{"access_token":"${s}"}`).toString('base64url')} ${s}`,
      (text, s) => `${text.replaceAll('.', '%2E')} ${s}-${text} "${text.replaceAll(/(.{64})/g, '$1\n')}"`,
    ),
  )
  // Always something to share, also where the token is none.
  .map(([text, s, carry]) => `${carry(text, s)}\n-----BEGIN A-----\n${s}`)

export const paste = fc.oneof(
  { weight: 8, arbitrary: inCarriers },
  { weight: 8, arbitrary: filed },
  token,
  token.map((text) => `Authorization: Bearer ${text}`),
  token.map((text) => `Bearer Bearer ${text}`),
  fc
    .tuple(token, token)
    .map(([access, id]) => JSON.stringify({ access_token: access, id_token: id, refresh_token: 'r'.repeat(30) })),
  fc
    .tuple(token, secret)
    .map(
      ([text, s]) =>
        `https://tenant.eu.auth0.com/authorize?client_id=abc&response_type=code&state=${s}&login_hint=${s}\n${text}`,
    ),
  secret.map(
    (s) => `https://org.okta.com/oauth2/v1/authorize?client_id=abc&response_type=code&scope=openid&nonce=${s}`,
  ),
  secret.map(
    (s) =>
      `curl https://tenant.eu.auth0.com/oauth/token -d 'grant_type=client_credentials&client_id=abc&client_secret=${s}'`,
  ),
)

export const context: fc.Arbitrary<Context> = fc.record({
  now: fc.constant(noon),
  expected: fc.record(
    {
      issuer: fc.constantFrom('https://issuer.example', 'https://tenant.eu.auth0.com/'),
      audience: fc.constant('https://api.example'),
      scope: fc.constant('read:things'),
    },
    { requiredKeys: [] },
  ),
})
