import type { Provider, ProviderCases, Seen } from './define.ts'
import { asked, certain, issuedBy } from './define.ts'
import { byHost, issuerBase, secureUrl } from './recognition.ts'
import { manual } from '../registry/sources.ts'

const page = manual('Google', 'https://developers.google.com/identity')
export const openid = page('OpenID Connect', 'openid-connect/openid-connect')
export const backend = page('Authenticate with a backend server', 'sign-in/web/backend-auth')
export const issuer = 'https://accounts.google.com'
const requestHosts = ['accounts.google.com', 'oauth2.googleapis.com']

/** The spelling without a scheme is legal in Google’s tokens, and no URL. */
const isBare = ({ issuerText }: Seen) => issuerText === 'accounts.google.com'

export const google: Provider<'google'> = {
  id: 'google',
  name: 'Google',
  traits: ['opaque-by-default', 'keys-elsewhere', 'workload'],
  recognise(seen) {
    if (isBare(seen)) return { confidence: 'host', reason: 'the issuer is accounts.google.com.', traits: [] }
    const { hostname = '' } = secureUrl(seen) ?? {}
    return (seen.issuer ? issuerBase(seen) === issuer : requestHosts.includes(hostname)) ? byHost(seen) : undefined
  },
  endpoints: (seen) => ({
    issuer,
    metadata: isBare(seen) ? [] : [`${issuer}/.well-known/openid-configuration`],
    jwks: 'https://www.googleapis.com/oauth2/v3/certs',
    userinfo: 'https://openidconnect.googleapis.com/v1/userinfo',
    revocation: 'https://oauth2.googleapis.com/revoke',
  }),
  sources: [openid, backend],
  lastChecked: '2026-11-21',
}

export const cases: ProviderCases = {
  takes: {
    'the issuer': certain(() => issuedBy('https://accounts.google.com')),
    'the issuer without a scheme': certain(() => issuedBy('accounts.google.com')),
    'a request': certain(() => asked('https://accounts.google.com/o/oauth2/v2/auth')),
  },
  refuses: {
    'the name in front of another domain': () => issuedBy('https://accounts.google.com.evil.example'),
    'the name behind a hyphen': () => issuedBy('https://evil-accounts.google.com'),
    'a path': () => issuedBy('https://accounts.google.com/o'),
    'another port': () => issuedBy('https://accounts.google.com:8443'),
    'no encryption': () => issuedBy('http://accounts.google.com'),
    'the bare name of another': () => issuedBy('accounts.google.com.evil.example'),
    'a Firebase project': () => issuedBy('https://securetoken.google.com/shop'),
  },
}
