import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import { expectIts, keysFix, whetherActive } from '../steps/recipes.ts'
import { changed, plain, snippet } from '../snippets/snippet.ts'
import { newToken } from '../steps/steps.ts'
import { endpoints, tokens } from '../providers/fusionauth.ts'
import type { Fixes } from './define.ts'

const issuerFix = (facts: Facts): Fix => ({
  steps: [
    {
      where: 'FusionAuth → Tenants → your tenant → General → Issuer',
      text: 'The issuer is the text that stands there. Set it to the public address of your FusionAuth, which your API then trusts.',
      snippets: [snippet('Issuer', 'text', changed(plain(facts.expected.issuer, 'https://YOUR_FUSIONAUTH')))],
    },
    newToken,
  ],
  docs: tokens,
})

export const fusionauthFixes: Fixes = {
  'iss-mismatch-exact': issuerFix,
  'iss-near-miss': issuerFix,
  'aud-mismatch': (facts) => ({
    steps: [
      expectIts(
        facts,
        'The audience of a user’s token is the id of the application that they logged in to, in access and ID tokens alike. Let your API expect it.',
      ),
    ],
    docs: tokens,
  }),
  expired: (facts) => ({
    steps: [
      {
        where: 'FusionAuth → Tenants → your tenant → JWT → JWT duration',
        text: 'Exchange the refresh token; the login needs the scope offline_access for one. The lifetime is set there.',
      },
    ],
    ...whetherActive(facts, 'FusionAuth'),
    docs: endpoints,
  }),
  'kid-not-in-jwks': (facts) =>
    keysFix(facts, 'Let your API fetch the keys from your FusionAuth.', tokens, {
      where: 'FusionAuth → Applications → your application → JWT → Access token signing key',
      text: 'Choose an RSA or EC key there: an HMAC key is never published.',
    }),
}
