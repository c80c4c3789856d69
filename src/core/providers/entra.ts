import type { Endpoints } from '../model/provider.ts'
import type { Provider, ProviderCases, Seen } from './define.ts'
import { asked, certain, issuedBy, underHost } from './define.ts'
import { webUrl } from './recognition.ts'
import { manual } from '../registry/sources.ts'

export const page = manual('Microsoft', 'https://learn.microsoft.com/en-us/entra')
export const accessTokens = page('Access tokens', 'identity-platform/access-tokens')

/** Hosts that take requests and appear in v2 issuers (those of External ID are below ciamlogin.com), and hosts of v1 issuers. */
const loginHosts = ['login.microsoftonline.com', 'login.microsoftonline.us', 'login.partner.microsoftonline.cn']
const keysOf: Readonly<Record<string, string>> = {
  'sts.windows.net': 'login.microsoftonline.com',
  'sts.chinacloudapi.cn': 'login.partner.microsoftonline.cn',
}
export const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const place = /^\/([0-9a-z][0-9a-z.-]*)(\/.*)?$/i

/** Tenant and version, from an issuer or a request. */
function read(seen: Seen): { url: URL; tenant: string; version: 'v1' | 'v2' } | undefined {
  const url = webUrl(seen)
  const [, tenant, rest = ''] = place.exec(url?.pathname ?? '') ?? []
  if (!url || tenant === undefined) return undefined
  const old = Object.hasOwn(keysOf, url.hostname)
  if (!old && !loginHosts.includes(url.hostname) && !underHost(url.hostname, 'ciamlogin.com')) return undefined
  // Azure AD B2C once lived here, below a policy: its keys are elsewhere.
  if (seen.issuer && (!guid.test(tenant) || !/^\/?(?:v2\.0\/?)?$/.test(rest))) return undefined
  return { url, tenant, version: !old && rest.includes('/v2.0') ? 'v2' : 'v1' }
}

export const entra: Provider<'entra'> = {
  id: 'entra',
  name: 'Microsoft Entra ID',
  traits: ['keys-elsewhere'],
  recognise(seen) {
    const found = read(seen)
    return found && { confidence: 'host', reason: `the host is ${found.url.hostname}.`, traits: [found.version] }
  },
  endpoints(seen): Endpoints {
    const found = read(seen)
    if (!found) return {}
    const { url, tenant, version } = found
    const login = `https://${keysOf[url.hostname] ?? url.hostname}/${tenant}`
    return {
      ...(seen.issuer && { issuer: `https://${url.hostname}/${tenant}/${version === 'v2' ? 'v2.0' : ''}` }),
      metadata: [`${login}${version === 'v2' ? '/v2.0' : ''}/.well-known/openid-configuration`],
      jwks: `${login}/discovery/${version === 'v2' ? 'v2.0/' : ''}keys`,
      ...(login.includes('.com/') && { userinfo: 'https://graph.microsoft.com/oidc/userinfo' }),
    }
  },
  sources: [accessTokens, page('UserInfo endpoint', 'identity-platform/userinfo')],
  lastChecked: '2026-11-21',
}

const id = '11111111-2222-3333-4444-555555555555'

export const cases: ProviderCases = {
  takes: {
    'version 2': certain(() => issuedBy(`https://login.microsoftonline.com/${id}/v2.0`), 'v2'),
    'version 1': certain(() => issuedBy(`https://sts.windows.net/${id}/`), 'v1'),
    'the US government': certain(() => issuedBy(`https://login.microsoftonline.us/${id}/v2.0`), 'v2'),
    China: certain(() => issuedBy(`https://sts.chinacloudapi.cn/${id}/`), 'v1'),
    'External ID': certain(() => issuedBy(`https://${id}.ciamlogin.com/${id}/v2.0`), 'v2'),
    'a request': certain(() => asked('https://login.microsoftonline.com/common/oauth2/v2.0/authorize'), 'v2'),
    'a version 1 request': certain(() => asked(`https://login.microsoftonline.com/${id}/oauth2/authorize`), 'v1'),
  },
  refuses: {
    'the name in front of another domain': () => issuedBy(`https://login.microsoftonline.com.evil.example/${id}/v2.0`),
    'the name behind a hyphen': () => issuedBy(`https://evil-sts.windows.net/${id}/`),
    'Azure AD B2C': () => issuedBy(`https://tenant.b2clogin.com/${id}/v2.0/`),
    'Azure AD B2C on the old host': () => issuedBy(`https://login.microsoftonline.com/tfp/${id}/policy/v2.0/`),
    'External ID’s name as an ending': () => issuedBy(`https://shop.notciamlogin.com/${id}/v2.0`),
    'no tenant': () => issuedBy('https://login.microsoftonline.com/'),
  },
}
