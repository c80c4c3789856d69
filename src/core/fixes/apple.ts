import { expectIts, keysFix } from '../steps/recipes.ts'
import { rest, verifying } from '../providers/apple.ts'
import type { Fixes } from './define.ts'

export const appleFixes: Fixes = {
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
    keysFix(facts, 'Apple has several keys at a time and changes them. Fetch them again when a kid is unknown.', rest),
}
