import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import { accessTokenOf, asksAudience, orExpect, requestWith } from '../steps/recipes.ts'
import { changed, snippet } from '../snippets/snippet.ts'
import { issuerOfToken, serverOf, wanted } from '../steps/known-values.ts'
import { newToken, revoked } from '../steps/steps.ts'
import { sign, concepts } from '../providers/adfs.ts'
import type { Fixes } from './define.ts'

const resourceFix = (facts: Facts): Fix => ({
  steps: [
    {
      where: 'AD FS Management → Application Groups → your group → Web API → Identifiers',
      text: 'Add the identifier that your API expects as its audience.',
      snippets: [snippet('Identifier', 'text', changed(wanted(facts, 'YOUR_API_IDENTIFIER')))],
    },
    {
      text: 'Send it as resource in the request that logs people in.',
      snippets: [
        requestWith(
          facts,
          'resource',
          wanted(facts, 'YOUR_API_IDENTIFIER'),
          `${serverOf(facts, 'https://YOUR_ADFS')}/adfs/oauth2/authorize`,
        ),
      ],
    },
    newToken,
  ],
  asks: asksAudience,
  docs: concepts,
})

const issuerFix = (facts: Facts): Fix => ({
  steps: [
    {
      text: 'AD FS issues access tokens under another name than ID tokens: http://…/adfs/services/trust, with http on purpose. Let your API trust the issuer in the token.',
      snippets: [snippet('Issuer', 'text', changed(issuerOfToken(facts, 'http://YOUR_ADFS/adfs/services/trust')))],
    },
  ],
  docs: concepts,
})

export const adfsFixes: Fixes = {
  'aud-missing': resourceFix,
  'aud-userinfo-only': resourceFix,
  'aud-mismatch': (facts) => orExpect(facts, resourceFix(facts)),
  'id-token-as-access-token': (facts) => accessTokenOf(resourceFix(facts)),
  'iss-mismatch-exact': issuerFix,
  'iss-near-miss': issuerFix,
  expired: () => ({
    steps: [
      {
        text: 'Exchange the refresh token, or let the user log in again. The Web API’s TokenLifetime says how long a token lives (PowerShell, Set-AdfsWebApiApplication).',
      },
    ],
    otherwise: revoked({
      text: 'AD FS has no introspection endpoint and does not take back an access token: keep its lifetime short.',
    }),
    docs: sign,
  }),
}
