import { clientAssertion, noon } from '../../testing/forge.ts'
import { duration } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** Seconds: six months, as Apple counts them. */
const longest = 15_777_000
const apple = /^https:\/\/appleid\.apple\.com\/?$/

export const appleSecretLifetime = defineRule({
  id: 'apple-secret-lifetime',
  stage: 'kind',
  severity: 'error',
  title: 'Apple’s client secret lives for too long',
  sources: [
    {
      label: 'Apple: creating a client secret',
      url: 'https://developer.apple.com/documentation/accountorganizationaldatasharing/creating-a-client-secret',
    },
  ],
  suppresses: ['client-assertion-sent', 'lifetime-long'],
  check({ token, issuer, audience, expires, issued, now }) {
    if (token.kind !== 'jws' || !token.claims || !audience.some((value) => apple.test(value))) return inapplicable
    const from = issued ?? now
    if (issuer === undefined || apple.test(issuer) || expires === undefined || from === undefined) return inapplicable
    const lifetime = expires - from
    return lifetime > longest ? { outcome: 'flag', at: '/claims/exp', evidence: { lifetime } } : pass
  },
  message: ({ lifetime }) =>
    `This client secret for Apple lives for ${duration(lifetime)}, and Apple takes none that lives for more than six months.`,
  why: () =>
    'The secret is a token that you sign yourself. Apple refuses one whose “exp” lies more than 15777000 seconds ahead, and says no more than “invalid_client”.',
  fix: () => ({
    steps: [
      {
        text: 'Sign a new one with “exp” at most 15777000 seconds after “iat”; some hours are enough where it is made for each login.',
      },
      {
        text: 'If it is refused all the same: “iss” is the team id, “sub” the client id (the Services ID, or the app’s bundle id), “kid” the key’s id, and the algorithm ES256.',
      },
    ],
  }),
})

const secret = (exp: number) =>
  clientAssertion(
    { iss: 'TEAM123456', sub: 'com.example.app', aud: 'https://appleid.apple.com', exp },
    { alg: 'ES256', kid: 'ABC123DEFG' },
  )

export const cases: RuleCases = {
  flags: { 'seven months': () => ({ paste: secret(noon + 212 * 86_400) }) },
  spares: {
    'half a year': () => ({ paste: secret(noon + 180 * 86_400) }),
    'an ID token of Apple': () => ({
      paste: clientAssertion({ iss: 'https://appleid.apple.com', aud: 'com.example.app', exp: noon + 400 * 86_400 }),
    }),
    'for another server': () => ({ paste: clientAssertion({ exp: noon + 212 * 86_400 }) }),
  },
}
