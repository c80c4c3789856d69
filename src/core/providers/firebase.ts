import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import type { Provider, ProviderCases, Seen } from './define.ts'
import { certain, issuedBy } from './define.ts'
import { byHost, secureUrl } from './recognition.ts'
import { expectIts, keysFix, line } from '../steps/recipes.ts'
import { manual } from '../registry/sources.ts'
import { tokenFacts } from '../steps/known-values.ts'
import { revoked } from '../steps/steps.ts'

const page = manual('Firebase', 'https://firebase.google.com/docs/auth/admin')
const verify = page('Verify ID tokens', 'verify-id-tokens')
const cookies = page('Manage session cookies', 'manage-cookies')
const sessions = page('Manage user sessions', 'manage-sessions')
const hosts = ['securetoken.google.com', 'session.firebase.google.com']

const isCookie = ({ issuer }: Seen) => issuer?.hostname === hosts[1]
const ofCookie = (facts: Facts) => facts.provider?.traits.includes('session-cookie') ?? false

const projectFix = (facts: Facts): Fix => ({
  steps: [
    expectIts(
      facts,
      'The audience is the id of the Firebase project, and the issuer ends with it. If this is your project, let your API expect it.',
    ),
    {
      text: 'Otherwise your app and your API are set up for different projects, staging and production say: use the same in both.',
    },
  ],
  docs: verify,
})

const expiredFix = (facts: Facts): Fix => ({
  steps: [
    ofCookie(facts)
      ? {
          text: 'The session cookie lives as long as it was created for, two weeks at most. Let the user sign in and create a new one.',
        }
      : {
          text: 'ID tokens live for an hour. Ask the SDK right before each call; it renews the token when it has to.',
          snippets: [line('firebase/auth', 'js', 'const token = await getAuth().currentUser.', 'getIdToken()')],
        },
  ],
  otherwise: revoked({
    text: 'The Admin SDK asks Firebase whether the session was revoked or the user disabled.',
    snippets: [
      line(
        'firebase-admin',
        'js',
        `await getAuth().${ofCookie(facts) ? 'verifySessionCookie(cookie' : 'verifyIdToken(token'}, `,
        'true',
        ')',
      ),
    ],
  }),
  docs: sessions,
})

const keyFix = (facts: Facts): Fix =>
  keysFix(
    facts,
    ofCookie(facts)
      ? 'Session cookies are signed with other keys than ID tokens. Use verifySessionCookie of the Admin SDK, or fetch these keys.'
      : 'Firebase changes its keys often, so that a token older than a day rarely finds its own. Fetch them again when a kid is unknown.',
    ofCookie(facts) ? cookies : verify,
  )

export const firebase: Provider<'firebase'> = {
  id: 'firebase',
  name: 'Firebase Authentication',
  recognise(seen) {
    const url = secureUrl(seen)
    if (!seen.issuer || !url || !hosts.includes(url.hostname) || !/^\/[a-z0-9-]+$/.test(url.pathname)) return undefined
    return byHost(seen, ...(isCookie(seen) ? ['session-cookie'] : []))
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
  fixes: {
    'aud-mismatch': projectFix,
    'iss-mismatch-exact': projectFix,
    expired: expiredFix,
    'kid-not-in-jwks': keyFix,
    'alg-none': (facts) => ({
      steps: [
        {
          text:
            tokenFacts(facts)?.token.header?.kid === undefined
              ? 'The Authentication emulator signs nothing. Let your API use the emulator too, for development only; Firebase itself signs every token.'
              : 'Firebase signs every token. Sign in again and take the token from the SDK.',
          snippets: [
            line('Your API, with firebase-admin', 'bash', 'export ', "FIREBASE_AUTH_EMULATOR_HOST='127.0.0.1:9099'"),
          ],
        },
      ],
      docs: {
        label: 'Firebase: connect to the Authentication emulator',
        url: 'https://firebase.google.com/docs/emulator-suite/connect_auth',
      },
    }),
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
