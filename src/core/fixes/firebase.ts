import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import { expectIts, keysFix, line } from '../steps/recipes.ts'
import { tokenFacts } from '../steps/known-values.ts'
import { revoked } from '../steps/steps.ts'
import { verify, page, cookies } from '../providers/firebase.ts'
import type { Fixes } from './define.ts'

const sessions = page('Manage user sessions', 'manage-sessions')
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

export const firebaseFixes: Fixes = {
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
}
