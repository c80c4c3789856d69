import type { Provider, ProviderCases, Seen } from './define.ts'
import { certain, issuedBy } from './define.ts'
import { byHost, secureUrl } from './recognition.ts'
import { manual } from '../registry/sources.ts'

export const page = manual('Firebase', 'https://firebase.google.com/docs/auth/admin')
export const verify = page('Verify ID tokens', 'verify-id-tokens')
export const cookies = page('Manage session cookies', 'manage-cookies')
const hosts = ['securetoken.google.com', 'session.firebase.google.com']

const isCookie = ({ issuer }: Seen) => issuer?.hostname === hosts[1]

export const firebase: Provider<'firebase'> = {
  id: 'firebase',
  name: 'Firebase Authentication',
  traits: ['keys-elsewhere'],
  recognise(seen) {
    const url = secureUrl(seen)
    if (!seen.issuer || !url || !hosts.includes(url.hostname) || !/^\/[a-z0-9-]+$/.test(url.pathname)) return undefined
    return isCookie(seen) ? byHost(seen, 'session-cookie') : byHost(seen)
  },
  endpoints(seen) {
    const issuer = `https://${seen.issuer?.hostname ?? ''}${seen.issuer?.pathname ?? ''}`
    return isCookie(seen)
      ? { issuer, metadata: [], jwks: 'https://identitytoolkit.googleapis.com/v1/sessionCookiePublicKeys' }
      : {
          issuer,
          metadata: [`${issuer}/.well-known/openid-configuration`],
          jwks: 'https://www.googleapis.com/service_accounts/v1/jwk/securetoken@system.gserviceaccount.com',
        }
  },
  sources: [
    verify,
    cookies,
    {
      label: 'firebase/firebase-admin-node, token-verifier.ts',
      url: 'https://github.com/firebase/firebase-admin-node/blob/main/src/auth/token-verifier.ts',
    },
  ],
  lastChecked: '2026-11-21',
}

export const cases: ProviderCases = {
  takes: {
    'an ID token': certain(() => issuedBy('https://securetoken.google.com/shop-1')),
    'a session cookie': certain(() => issuedBy('https://session.firebase.google.com/shop-1'), 'session-cookie'),
  },
  refuses: {
    'no project': () => issuedBy('https://securetoken.google.com/'),
    'the name in front of another domain': () => issuedBy('https://securetoken.google.com.evil.example/shop-1'),
    'the name behind a hyphen': () => issuedBy('https://my-securetoken.google.com/shop-1'),
    'a path below the project': () => issuedBy('https://securetoken.google.com/shop-1/x'),
  },
}
