import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import { accessTokenOf, asksAudience, keysFix, orExpect } from '../steps/recipes.ts'
import { js } from '../snippets/literals.ts'
import { changed, snippet } from '../snippets/snippet.ts'
import { issuerOfToken, wanted } from '../steps/known-values.ts'
import { newToken, revoked } from '../steps/steps.ts'
import { tokens, requesting } from '../providers/azure-b2c.ts'
import type { Fixes } from './define.ts'

/** What the person has said, unless it is an address. */
const clientIdOfApi = (facts: Facts) => {
  const answer = wanted(facts, 'YOUR_API_CLIENT_ID')
  return answer.includes(':') ? 'YOUR_API_CLIENT_ID' : answer
}

const scopeFix = (facts: Facts): Fix => {
  const scope = `https://YOUR_TENANT.onmicrosoft.com/YOUR_API/YOUR_SCOPE`
  return {
    steps: [
      {
        where: 'Azure portal → Azure AD B2C → App registrations → your API → Expose an API',
        text: 'Give your API a scope, and your app the permission for it.',
      },
      {
        text: 'Ask for that scope. With openid alone there is no access token for your API.',
        snippets: [
          snippet(
            'msal-browser',
            'js',
            'const { accessToken } = await msal.acquireTokenSilent({ account, ',
            changed(`scopes: [${js(scope)}]`),
            ' })',
          ),
        ],
      },
      {
        text: 'Let your API expect its own application (client) id: B2C writes it into aud, and not the address in the scope.',
        snippets: [snippet('Audience', 'js', 'audience: ', changed(js(clientIdOfApi(facts))))],
      },
      newToken,
    ],
    asks: { ...asksAudience, label: 'Client id of your API', placeholder: 'YOUR_API_CLIENT_ID' },
    docs: requesting,
  }
}

const issuerFix = (facts: Facts): Fix => ({
  steps: [
    {
      text: 'Let your API trust the issuer in the token. It ends with a slash and names the tenant by its id.',
      snippets: [
        snippet(
          'Issuer',
          'text',
          changed(issuerOfToken(facts, 'https://YOUR_TENANT.b2clogin.com/YOUR_TENANT_ID/v2.0/')),
        ),
      ],
    },
    {
      where:
        'Azure portal → Azure AD B2C → User flows → your flow → Properties → Token compatibility settings → Issuer (iss) claim',
      text: 'Whether it has /tfp/ and the policy in it is chosen there. Most libraries want the form without.',
    },
  ],
  docs: tokens,
})

export const azureB2cFixes: Fixes = {
  'aud-missing': scopeFix,
  'aud-mismatch': (facts) => orExpect(facts, scopeFix(facts)),
  'id-token-as-access-token': (facts) => accessTokenOf(scopeFix(facts)),
  'iss-mismatch-exact': issuerFix,
  'iss-near-miss': issuerFix,
  'b2c-policy-issuer': issuerFix,
  expired: () => ({
    steps: [
      {
        text: 'Ask MSAL right before each call: acquireTokenSilent hands out the cached token while it is fresh and fetches a new one after.',
      },
    ],
    otherwise: revoked({
      text: 'Azure AD B2C has no introspection endpoint, and access tokens cannot be taken back: they live for an hour by default. Revoking a user’s sessions stops the refresh tokens.',
    }),
    docs: tokens,
  }),
  'kid-not-in-jwks': (facts) =>
    keysFix(
      facts,
      'Let your API fetch the keys of the user flow or policy that the token comes from (claim tfp or acr), not the tenant’s.',
      tokens,
    ),
}
