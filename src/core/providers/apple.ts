import type { Provider, ProviderCases } from './define.ts'
import { asked, certain, issuedBy } from './define.ts'
import { byHost, endpointsOf, issuerBase, secureUrl } from './recognition.ts'
import { expectIts, keysFix } from '../steps/recipes.ts'
import { manual } from '../registry/sources.ts'

const page = manual('Apple', 'https://developer.apple.com/documentation')
const verifying = page('Verifying a user', 'signinwithapple/verifying-a-user')
const rest = page('Sign in with Apple REST API', 'signinwithapplerestapi')
const issuer = 'https://appleid.apple.com'

export const apple: Provider<'apple'> = {
  id: 'apple',
  name: 'Sign in with Apple',
  recognise: (seen) =>
    (seen.issuer ? issuerBase(seen) : secureUrl(seen)?.origin) === issuer ? byHost(seen) : undefined,
  endpoints: () => endpointsOf(issuer, { jwks: '/auth/keys', revocation: '/auth/revoke' }),
  fixes: {
    'aud-mismatch': (facts) => ({
      steps: [
        expectIts(
          facts,
          'A native app is named by its bundle id, a web site by its Services ID. Let your API accept those that are yours.',
        ),
      ],
      docs: verifying,
    }),
    expired: () => ({
      steps: [
        {
          text: 'Apple’s ID token is for the moment of signing in. Check it once, right then, and start a session of your own.',
        },
        {
          text: 'To see later whether the user still lets your app in, exchange Apple’s refresh token, once a day at most.',
        },
      ],
      docs: verifying,
    }),
    'kid-not-in-jwks': (facts) =>
      keysFix(
        facts,
        'Apple has several keys at a time and changes them. Fetch them again when a kid is unknown.',
        rest,
      ),
  },
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
