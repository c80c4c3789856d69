import { accessToken, clientAssertion } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { asAccessToken, defineRule, inapplicable } from '../define.ts'

const toolkit = 'https://identitytoolkit.googleapis.com/google.identity.identitytoolkit.v1.IdentityToolkit'

export const firebaseCustomToken = defineRule({
  id: 'firebase-custom-token',
  stage: 'kind',
  severity: 'error',
  title: 'A Firebase custom token stands where an ID token should',
  sources: [
    {
      label: 'Firebase: create custom tokens',
      url: 'https://firebase.google.com/docs/auth/admin/create-custom-tokens',
    },
    {
      label: 'firebase/firebase-admin-node, token-verifier.ts',
      url: 'https://github.com/firebase/firebase-admin-node/blob/main/src/auth/token-verifier.ts',
    },
  ],
  suppresses: ['google-sa-jwt', ...asAccessToken],
  check: ({ token, audience }) =>
    token.kind === 'jws' && audience.includes(toolkit)
      ? { outcome: 'flag', at: '/claims/aud', evidence: {} }
      : inapplicable,
  message: () => 'This is a Firebase custom token: your app signs in with it, and an API wants the ID token.',
  why: () =>
    'Your own server signed it to tell Firebase who the user is. verifyIdToken refuses it, since anybody with that server’s key can make one.',
  fix: () => ({
    steps: [
      {
        text: 'Sign in with it in the client, then send the ID token.',
        snippets: [
          {
            label: 'firebase/auth',
            language: 'js',
            text: 'const { user } = await signInWithCustomToken(getAuth(), customToken)\nconst token = await user.getIdToken()',
          },
        ],
      },
    ],
  }),
})

const robot = 'firebase-adminsdk@shop-1.iam.gserviceaccount.com'
const custom = () => clientAssertion({ iss: robot, sub: robot, aud: toolkit, uid: 'user-1' })

export const cases: RuleCases = {
  flags: {
    alone: () => ({ paste: custom() }),
    'sent as a bearer token': () => ({ paste: `Authorization: Bearer ${custom()}` }),
    'where another audience is expected': () => ({ paste: custom(), context: { expected: { audience: 'shop-1' } } }),
  },
  spares: {
    'an ID token of Firebase': () => ({
      paste: accessToken({ iss: 'https://securetoken.google.com/shop-1', aud: 'shop-1', firebase: {} }),
    }),
    'a service account’s token for another API': () => ({
      paste: clientAssertion({ iss: robot, sub: robot, aud: 'https://identitytoolkit.googleapis.com/' }),
    }),
  },
}
