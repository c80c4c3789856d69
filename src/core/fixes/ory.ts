import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import { nameTheApi, orExpect } from '../steps/recipes.ts'
import { sh } from '../snippets/literals.ts'
import { snippet } from '../snippets/snippet.ts'
import { serverOf } from '../steps/known-values.ts'
import { revoked } from '../steps/steps.ts'
import { jwt, audiences } from '../providers/ory.ts'
import type { Fixes } from './define.ts'

const server = (facts: Facts) => serverOf(facts, 'https://YOUR_PROJECT.projects.oryapis.com')

/** The admin API tells; it takes no client’s credentials but a key, or nothing behind your own walls. */
const ask = (facts: Facts) =>
  snippet(
    'Ask whether a token is active',
    'bash',
    `curl --request POST ${sh(`${server(facts)}/admin/oauth2/introspect`)} \\\n  --header 'Authorization: Bearer YOUR_ORY_API_KEY' \\\n  --data-urlencode 'token=THE_TOKEN'`,
  )

const audienceFix = (facts: Facts): Fix =>
  nameTheApi(facts, {
    parameter: 'audience',
    authorize: `${server(facts)}/oauth2/auth`,
    register: { text: 'Add the identifier of your API to the audiences that the OAuth2 client may ask for.' },
    afterwards: ['The consent app has to grant the audience as well: grant_access_token_audience.'],
    docs: audiences,
  })

export const oryFixes: Fixes = {
  'aud-missing': audienceFix,
  'aud-mismatch': (facts) => orExpect(facts, audienceFix(facts)),
  'opaque-token': (facts) => ({
    steps: [
      {
        text: 'Ory’s access tokens are opaque by default. Let your API ask Ory about each.',
        snippets: [ask(facts)],
      },
      {
        text: 'Or set the access token strategy to jwt, for the whole project or for this OAuth2 client, and log in again.',
      },
    ],
    docs: jwt,
  }),
  expired: (facts) => ({
    steps: [{ text: 'Exchange the refresh token; the login needs the scope offline_access for one.' }],
    otherwise: revoked({
      text: 'Ory tells; it answers to an API key of the project, or behind your own walls.',
      snippets: [ask(facts)],
    }),
    docs: jwt,
  }),
}
