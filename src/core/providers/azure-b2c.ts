import type { Provider, ProviderCases, Seen } from './define.ts'
import { asked, certain, hinted, issuedBy, underHost } from './define.ts'
import { byHint, byHost, endpointsOf, secureUrl } from './recognition.ts'
import { manual } from '../registry/sources.ts'

const page = manual('Microsoft', 'https://learn.microsoft.com/en-us/azure/active-directory-b2c')
export const tokens = page('Azure AD B2C tokens', 'tokens-overview')
export const requesting = page('Request an access token in Azure AD B2C', 'access-tokens')
const domain = 'b2clogin.com'

interface Found {
  origin: string
  tenant: string
  policy?: string
}

const issuerPath = /^\/(?:tfp\/([0-9a-f-]{36})\/([\w-]+)|([0-9a-f-]{36}))\/v2\.0\/?$/i
const requestPath = /^\/(?:tfp\/)?([\w.-]+)\/([\w-]+)\/oauth2\/v2\.0\/(?:authorize|token)$/i

/** Each policy has metadata and keys of its own: the issuer names it, or the claim `tfp`, or once `acr`. */
function read(seen: Seen): Found | undefined {
  const url = secureUrl(seen)
  if (!url) return undefined
  if (!seen.issuer) {
    const [, tenant, policy] = requestPath.exec(url.pathname) ?? []
    return tenant === undefined || policy === undefined ? undefined : { origin: url.origin, tenant, policy }
  }
  const [, first, named, second] = issuerPath.exec(url.pathname) ?? []
  const tenant = first ?? second
  if (tenant === undefined) return undefined
  const { tfp, acr } = seen.claims ?? {}
  const policy = named ?? [tfp, acr].find((value) => typeof value === 'string' && /^[\w-]+$/.test(value))
  return { origin: url.origin, tenant, ...(typeof policy === 'string' && { policy }) }
}

export const azureB2c: Provider<'azure-b2c'> = {
  id: 'azure-b2c',
  name: 'Azure AD B2C',
  recognise(seen) {
    const found = read(seen)
    const { hostname = '', pathname = '' } = secureUrl(seen) ?? {}
    if (!found) return undefined
    if (hostname !== domain && underHost(hostname, domain)) return byHost(seen)
    if (!seen.issuer) return undefined
    // Issuers of Entra ID have the same path but for the slash.
    if (hostname === 'login.microsoftonline.com') return pathname.startsWith('/tfp/') ? byHost(seen) : undefined
    return /^b2c_1/i.test(found.policy ?? '') ? byHint('the path and the policy are those of Azure AD B2C.') : undefined
  },
  endpoints(seen) {
    const { origin, tenant, policy } = read(seen) ?? {}
    if (origin === undefined || tenant === undefined || policy === undefined) return { metadata: [] }
    const base = `${origin}/${tenant}/${policy}`
    const { issuer: _, ...places } = endpointsOf(base, { jwks: '/discovery/v2.0/keys' })
    return { ...places, metadata: [`${base}/v2.0/.well-known/openid-configuration`] }
  },
  sources: [tokens, requesting],
  lastChecked: '2026-11-21',
}

const id = '11111111-2222-3333-4444-555555555555'
const policy = { tfp: 'B2C_1_susi' }

export const cases: ProviderCases = {
  takes: {
    'a tenant': certain(() => issuedBy(`https://shop.b2clogin.com/${id}/v2.0/`, policy)),
    'a tenant whose policy is unknown': certain(() => issuedBy(`https://shop.b2clogin.com/${id}/v2.0/`)),
    'a policy in the issuer': certain(() => issuedBy(`https://shop.b2clogin.com/tfp/${id}/B2C_1_susi/v2.0/`)),
    'the old host': certain(() => issuedBy(`https://login.microsoftonline.com/tfp/${id}/B2C_1_susi/v2.0/`)),
    'a domain of one’s own': hinted(() => issuedBy(`https://login.example.com/${id}/v2.0/`, { acr: 'b2c_1a_signin' })),
    'a request': certain(() =>
      asked('https://shop.b2clogin.com/shop.onmicrosoft.com/B2C_1_susi/oauth2/v2.0/authorize'),
    ),
    'a policy that is no file name': certain(() => issuedBy(`https://shop.b2clogin.com/${id}/v2.0/`, { tfp: '../x' })),
  },
  refuses: {
    'the domain itself': () => issuedBy(`https://b2clogin.com/${id}/v2.0/`),
    'the name as an ending': () => issuedBy(`https://shop.notb2clogin.com/${id}/v2.0/`),
    'the name in front of another domain': () => issuedBy(`https://shop.b2clogin.com.evil.example/${id}/v2.0/`),
    'Entra ID': () => issuedBy(`https://login.microsoftonline.com/${id}/v2.0`, policy),
    'a path like theirs elsewhere': () => issuedBy(`https://login.example.com/${id}/v2.0/`),
  },
}
