import type { Provider, ProviderCases, Seen } from './define.ts'
import { asked, hinted, issuedBy } from './define.ts'
import { byHint, endpointsOf, webUrl } from './recognition.ts'
import { manual } from '../registry/sources.ts'

const page = manual('Microsoft', 'https://learn.microsoft.com/en-us/windows-server/identity/ad-fs')
export const concepts = page(
  'AD FS OpenID Connect and OAuth concepts',
  'development/ad-fs-openid-connect-oauth-concepts',
)
export const sign = page('AD FS OpenID Connect flows', 'overview/ad-fs-openid-connect-oauth-flows-scenarios')

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

export const adfs: Provider<'adfs'> = {
  id: 'adfs',
  name: 'AD FS',
  traits: ['http-issuer'],
  recognise: (seen) => (serverIssuer(seen) === undefined ? undefined : byHint('the path is that of AD FS.')),
  endpoints: (seen) =>
    endpointsOf(
      serverIssuer(seen),
      { jwks: '/discovery/keys', userinfo: '/userinfo' },
      // The metadata names the server, and these tokens do not.
      trust.test(seen.issuer?.pathname ?? '') ? { metadata: [] } : {},
    ),
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
