import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import type { Provider, ProviderCases, Seen } from './define.ts'
import { asked, hinted, issuedBy } from './define.ts'
import { byHint, endpointsOf, webUrl } from './recognition.ts'
import { accessTokenOf, asksAudience, orExpect, requestWith } from '../steps/recipes.ts'
import { manual } from '../registry/sources.ts'
import { changed, snippet } from '../snippets/snippet.ts'
import { issuerOfToken, serverOf, wanted } from '../steps/known-values.ts'
import { newToken, revoked } from '../steps/steps.ts'

const page = manual('Microsoft', 'https://learn.microsoft.com/en-us/windows-server/identity/ad-fs')
const concepts = page('AD FS OpenID Connect and OAuth concepts', 'development/ad-fs-openid-connect-oauth-concepts')
const sign = page('AD FS OpenID Connect flows', 'overview/ad-fs-openid-connect-oauth-flows-scenarios')

/** Access tokens are issued by an http address, whatever the server’s own is; ID tokens by the server’s. */
const trust = /^\/adfs\/services\/trust\/?$/

function serverIssuer(seen: Seen): string | undefined {
  const url = webUrl(seen)
  if (!url || url.port !== '') return undefined
  const ours = seen.issuer
    ? trust.test(url.pathname) || (url.protocol === 'https:' && /^\/adfs\/?$/.test(url.pathname))
    : url.protocol === 'https:' && /^\/adfs\/oauth2\/(?:authorize|token)\/?$/.test(url.pathname)
  return ours ? `https://${url.host}/adfs` : undefined
}

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

export const adfs: Provider<'adfs'> = {
  id: 'adfs',
  name: 'AD FS',
  recognise: (seen) => (serverIssuer(seen) === undefined ? undefined : byHint('the path is that of AD FS.')),
  endpoints: (seen) =>
    endpointsOf(
      serverIssuer(seen),
      { jwks: '/discovery/keys', userinfo: '/userinfo' },
      // The metadata names the server, and these tokens do not.
      trust.test(seen.issuer?.pathname ?? '') ? { metadata: [] } : {},
    ),
  fixes: {
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
  },
  sources: [concepts, sign],
  lastChecked: '2026-11-21',
}

export const cases: ProviderCases = {
  takes: {
    'an ID token': hinted(() => issuedBy('https://sts.example.com/adfs')),
    'an access token': hinted(() => issuedBy('http://sts.example.com/adfs/services/trust')),
    'a request': hinted(() => asked('https://sts.example.com/adfs/oauth2/authorize/')),
  },
  refuses: {
    'another path': () => issuedBy('https://sts.example.com/adfs/x'),
    'a path that ends so': () => issuedBy('https://sts.example.com/x/adfs'),
    'no encryption': () => issuedBy('http://sts.example.com/adfs'),
    'another scheme': () => issuedBy('javascript://sts.example.com/adfs'),
  },
}
