import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import { keysFix, snippetOfKeys } from '../steps/recipes.ts'
import { js } from '../snippets/literals.ts'
import { issuerOfToken } from '../steps/known-values.ts'
import { revoked } from '../steps/steps.ts'
import { sessions, api } from '../providers/workos.ts'
import type { Fixes } from './define.ts'

function audienceFix(facts: Facts): Fix {
  const { issuer, jwks } = facts.provider?.endpoints ?? {}
  return {
    steps: [
      {
        text: 'WorkOS’ session tokens name no audience. Let your API check the signature with the keys of your client, and the issuer; keys and client belong together.',
        snippets: [
          snippetOfKeys(
            jwks ?? `${api}/sso/jwks/YOUR_CLIENT_ID`,
            `{ issuer: ${js(issuerOfToken(facts, issuer ?? api))} }`,
          ),
        ],
      },
    ],
    docs: sessions,
  }
}

export const workosFixes: Fixes = {
  'aud-missing': audienceFix,
  'kid-not-in-jwks': (facts) =>
    keysFix(
      facts,
      'WorkOS keeps the keys of each client apart, and not under the issuer. Let your API fetch those of the client that the user logged in at.',
      sessions,
    ),
  expired: () => ({
    steps: [
      {
        text: 'Access tokens of AuthKit live for minutes. Ask the SDK right before each call; it exchanges the refresh token when it has to.',
      },
    ],
    otherwise: revoked({
      text: 'A session that was ended stops the refresh token. Keep the lifetime of access tokens short; it is set with the sessions of your environment.',
    }),
    docs: sessions,
  }),
}
