import type { Provider, ProviderCases, Seen } from './define.ts'
import { certain, issuedBy, underHost } from './define.ts'
import { byHost, endpointsOf, issuerBase, secureUrl } from './recognition.ts'
import { manual } from '../registry/sources.ts'

const page = manual('Cloudflare', 'https://developers.cloudflare.com/cloudflare-one/access-controls')
export const checking = page('Check Access tokens', 'applications/http-apps/authorization-cookie/validating-json/')
export const tokens = page('Application token', 'applications/http-apps/authorization-cookie/application-token/')

const domain = 'cloudflareaccess.com'
/** Of an application that logs in with Access as its OpenID provider. */
const saas = /^\/cdn-cgi\/access\/sso\/oidc\/[\w-]+\/?$/

const isSaas = ({ issuer }: Seen) => saas.test(issuer?.pathname ?? '')

export const cloudflareAccess: Provider<'cloudflare-access'> = {
  id: 'cloudflare-access',
  name: 'Cloudflare Access',
  recognise(seen) {
    const url = seen.issuer && secureUrl(seen)
    if (!url || url.hostname === domain || !underHost(url.hostname, domain)) return undefined
    if (isSaas(seen)) return byHost(seen, 'saas')
    return url.pathname === '/' ? byHost(seen) : undefined
  },
  endpoints: (seen) =>
    isSaas(seen)
      ? endpointsOf(issuerBase(seen), { jwks: '/jwks', userinfo: '/userinfo' })
      : endpointsOf(issuerBase(seen), { jwks: '/cdn-cgi/access/certs' }, { metadata: [] }),
  sources: [checking, tokens],
  lastChecked: '2026-11-21',
}

export const cases: ProviderCases = {
  takes: {
    'a team': certain(() => issuedBy('https://team.cloudflareaccess.com')),
    'an OpenID application': certain(
      () => issuedBy('https://team.cloudflareaccess.com/cdn-cgi/access/sso/oidc/0a1b'),
      'saas',
    ),
  },
  refuses: {
    'the domain itself': () => issuedBy('https://cloudflareaccess.com'),
    'the name as an ending': () => issuedBy('https://notcloudflareaccess.com'),
    'the name in front of another domain': () => issuedBy('https://team.cloudflareaccess.com.evil.example'),
    'another path': () => issuedBy('https://team.cloudflareaccess.com/x'),
  },
}
