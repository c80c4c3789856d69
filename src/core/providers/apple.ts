import type { Provider, ProviderCases } from './define.ts'
import { asked, certain, issuedBy } from './define.ts'
import { byHost, endpointsOf, issuerBase, secureUrl } from './recognition.ts'
import { manual } from '../registry/sources.ts'

const page = manual('Apple', 'https://developer.apple.com/documentation')
export const verifying = page('Verifying a user', 'signinwithapple/verifying-a-user')
export const rest = page('Sign in with Apple REST API', 'signinwithapplerestapi')
const issuer = 'https://appleid.apple.com'

export const apple: Provider<'apple'> = {
  id: 'apple',
  name: 'Sign in with Apple',
  recognise: (seen) =>
    (seen.issuer ? issuerBase(seen) : secureUrl(seen)?.origin) === issuer ? byHost(seen) : undefined,
  endpoints: () => endpointsOf(issuer, { jwks: '/auth/keys', revocation: '/auth/revoke' }),
  sources: [verifying, rest],
  lastChecked: '2026-11-21',
}

export const cases: ProviderCases = {
  takes: {
    'the issuer': certain(() => issuedBy('https://appleid.apple.com')),
    'a request': certain(() => asked('https://appleid.apple.com/auth/authorize')),
  },
  refuses: {
    'the name in front of another domain': () => issuedBy('https://appleid.apple.com.evil.example'),
    'the name behind a hyphen': () => issuedBy('https://my-appleid.apple.com'),
    'a path': () => issuedBy('https://appleid.apple.com/auth'),
  },
}
