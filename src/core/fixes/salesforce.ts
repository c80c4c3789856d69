import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import { keysFix, whetherActive } from '../steps/recipes.ts'
import { bearer, introspection } from '../steps/calls.ts'
import { document, discovery, logins } from '../providers/salesforce.ts'
import type { Fixes } from './define.ts'

/** The place that takes a pasted token, or one that everybody has. */
const place = (facts: Facts, name: 'userinfo' | 'introspection') =>
  facts.provider?.endpoints[name] ?? `${logins[0] ?? ''}/services/oauth2/${name === 'userinfo' ? name : 'introspect'}`

const opaqueFix = (facts: Facts): Fix => ({
  steps: [
    {
      text: 'Salesforce’s access tokens are session ids unless JWT-based ones are switched on, and only Salesforce can read them. To learn whose one is, ask for the profile.',
      snippets: [bearer('Ask for the profile', place(facts, 'userinfo'))],
    },
    {
      text: 'Your API can ask, with the credentials of a connected app, whether it is still active.',
      snippets: [introspection(place(facts, 'introspection'))],
    },
    { text: 'To tell your own back end who signed in, send it the ID token of the same response.' },
  ],
  docs: discovery,
})

export const salesforceFixes: Fixes = {
  'opaque-token': opaqueFix,
  expired: (facts) => ({
    steps: [
      {
        text: 'Exchange the refresh token, or let the user log in again. How long a session lasts is set in Setup → Session Settings.',
      },
    ],
    ...whetherActive(facts, 'Salesforce'),
    docs: discovery,
  }),
  'kid-not-in-jwks': (facts) =>
    keysFix(
      facts,
      'Salesforce keeps its keys at /id/keys, and not where most providers do. Let your API fetch them there.',
      document,
    ),
}
