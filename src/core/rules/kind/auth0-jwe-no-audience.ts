import { encryptionOf } from '../../token/encryption.ts'
import { rfc } from '../../registry/sources.ts'
import { js } from '../../snippets/literals.ts'
import { changed, snippet } from '../../snippets/snippet.ts'
import { corrected } from '../../steps/corrected-request.ts'
import type { Draft } from '../../steps/corrected-request.ts'
import { pastedRequest, wanted } from '../../steps/known-values.ts'
import { jwe } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

export const auth0JweNoAudience = defineRule({
  id: 'auth0-jwe-no-audience',
  stage: 'kind',
  severity: 'error',
  title: 'The token is for Auth0 itself, because no API was named',
  sources: [
    { label: 'Auth0: get access tokens', url: 'https://auth0.com/docs/secure/tokens/access-tokens/get-access-tokens' },
    { label: 'auth0/nextjs-auth0, issue 1809', url: 'https://github.com/auth0/nextjs-auth0/issues/1809' },
    rfc(7516, '3.1'),
  ],
  suppresses: [
    'opaque-token',
    'jwe-generic',
    'signature-bad',
    'kid-not-in-jwks',
    'aud-missing',
    'aud-mismatch',
    'aud-near-miss',
  ],
  check({ token, provider, issuer }) {
    if (encryptionOf(token) !== 'auth0-userinfo') return inapplicable
    const certain = provider !== undefined && provider.confidence !== 'hint'
    // On another provider's own host the likeness to Auth0 is a coincidence.
    if (certain && provider.id !== 'auth0') return inapplicable
    return { outcome: 'flag', at: '/header/iss', evidence: { certain, issuer: issuer ?? '' } }
  },
  message: ({ certain }) =>
    certain
      ? 'Auth0 made this token for its own /userinfo endpoint, because the request for it named no API.'
      : 'This looks like a token that Auth0 made for its own /userinfo endpoint, because the request for it named no API.',
  why: ({ certain, issuer }) =>
    'It is encrypted, and only Auth0 has the key: your API cannot read it, let alone check it, and reports something like “jwt malformed” or “Invalid Compact JWS”. ' +
    (certain
      ? 'The ID token of the same login can be read, which makes this one look broken; it is not, it is meant for somebody else.'
      : `${shown(issuer)} is not an auth0.com host, but a header with the issuer and no key, audience or type is what Auth0 writes, and a custom domain would look like this.`),
  fix(facts) {
    const { issuer, tokens } = facts
    const audience = wanted(facts, 'YOUR_API_IDENTIFIER')
    const origin = issuer !== undefined && URL.canParse(issuer) ? new URL(issuer).origin : 'https://YOUR_DOMAIN'
    const request = pastedRequest(facts) ?? loginAt(origin)
    return {
      steps: [
        {
          text: 'Copy the Identifier of your API. If the API is not in the list, create it there.',
          where: 'Auth0 Dashboard → Applications → APIs',
        },
        {
          text: 'Send it as “audience” when you ask for the token: in the login request, in every silent renewal, and in a machine-to-machine token request.',
          snippets: [
            corrected('Corrected request', request, tokens, ['audience', audience]),
            snippet(
              'Auth0 SDK for browsers',
              'js',
              'authorizationParams: { ',
              changed(`audience: ${js(audience)}`),
              ' }',
            ),
          ],
        },
        {
          text: 'Log in again, because a stored token keeps the audience it was made with. Then paste the new token here: it should have three parts.',
        },
      ],
      asks: { field: 'audience', label: 'Identifier of your API', placeholder: 'https://api.example.com' },
      afterwards: [
        '“Service not found” means that no API has exactly this Identifier: compare it character by character, the slash at the end included.',
        'A machine-to-machine client also has to be authorised for the API.',
      ],
      otherwise: {
        title: 'If you call no API and only want to know who signed in',
        steps: [
          { text: 'Read the ID token in your app, or call /userinfo with this token, and send it nowhere else.' },
        ],
      },
      docs: {
        label: 'Auth0: get access tokens',
        url: 'https://auth0.com/docs/secure/tokens/access-tokens/get-access-tokens',
      },
    }
  },
})

const loginAt = (origin: string): Draft => ({
  draft: true,
  endpoint: 'authorize',
  url: `${origin}/authorize`,
  parameters: [
    ['response_type', 'code'],
    ['client_id', 'YOUR_CLIENT_ID'],
    ['redirect_uri', 'YOUR_CALLBACK_URL'],
    ['scope', 'openid profile email'],
  ],
})

const header = { alg: 'dir', enc: 'A256GCM', iss: 'https://tenant.eu.auth0.com/' }
const onCustomDomain = { ...header, iss: 'https://login.example.com/' }

export const cases: RuleCases = {
  flags: {
    'an auth0.com issuer': () => ({ paste: jwe(header) }),
    'a custom domain': () => ({ paste: jwe(onCustomDomain) }),
    'a host that only begins like Auth0’s': () => ({
      paste: jwe({ ...header, iss: 'https://auth0.com.evil.example/' }),
    }),
    'sent as a bearer token': () => ({ paste: `Authorization: Bearer ${jwe(header)}` }),
    'in a response': () => ({ paste: JSON.stringify({ access_token: jwe(onCustomDomain), token_type: 'Bearer' }) }),
    'beside the login request of a custom domain': () => ({
      paste: `https://login.example.com/authorize?client_id=a&response_type=code\n${jwe(onCustomDomain)}`,
    }),
    'with an audience that the API expects': () => ({
      paste: jwe(header),
      context: { expected: { audience: 'https://api.example' } },
    }),
  },
  spares: {
    'the cookie of NextAuth.js 4': () => ({ paste: jwe({ alg: 'dir', enc: 'A256GCM' }) }),
    'the cookie of the Auth0 SDK for Next.js': () => ({
      paste: jwe({ alg: 'dir', enc: 'A256GCM', iat: 1, uat: 1, exp: 2 }),
    }),
    'the cookie of Auth.js 5': () => ({ paste: jwe({ alg: 'dir', enc: 'A256CBC-HS512', kid: 'k' }) }),
    'an encrypted access token of oidc-provider': () => ({
      paste: jwe({ ...onCustomDomain, aud: 'https://api.example', cty: 'at+jwt' }),
    }),
    'one that names an audience': () => ({ paste: jwe({ ...header, aud: 'https://api.example' }) }),
    'the same header from another provider’s own host': () => ({
      paste: jwe({ ...header, iss: 'https://org.okta.com' }),
    }),
    'one that names a key': () => ({ paste: jwe({ ...header, kid: 'key-1' }) }),
    'another content encryption': () => ({ paste: jwe({ ...header, enc: 'A128CBC-HS256' }) }),
    'one for an API’s own key': () => ({ paste: jwe({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: 'key-1' }) }),
    'one cut short': () => ({ paste: jwe(header).split('.').slice(0, 4).join('.') }),
  },
}
