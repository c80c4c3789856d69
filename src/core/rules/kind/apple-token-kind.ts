import type { TokenFacts } from '../../facts/gather.ts'
import { clientAssertion, jws, noon } from '../../testing/forge.ts'
import { duration } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

/** Seconds that Apple lets a client secret live: half a year. */
const longest = 15_777_000

function kindOf({ token: { header, claims = {} }, provider, audience }: TokenFacts) {
  if (provider?.id === 'apple') return 'id-token'
  if (header?.alg !== 'ES256') return undefined
  if (audience.some((value) => /^https:\/\/appleid\.apple\.com\/?$/.test(value))) return 'client-secret'
  const ofStore = ['originalTransactionId', 'notificationUUID'].some((name) => Object.hasOwn(claims, name))
  return Array.isArray(header.x5c) && ofStore ? 'app-store' : undefined
}

export const appleTokenKind = defineRule({
  id: 'apple-token-kind',
  stage: 'kind',
  severity: 'info',
  title: 'Apple’s signed values are of three kinds',
  sources: [
    {
      label: 'Apple: verifying a user',
      url: 'https://developer.apple.com/documentation/signinwithapple/verifying-a-user',
    },
    {
      label: 'Apple: creating a client secret',
      url: 'https://developer.apple.com/documentation/accountorganizationaldatasharing/creating-a-client-secret',
    },
  ],
  check(facts) {
    const kind = facts.token.kind === 'jws' ? kindOf(facts) : undefined
    if (!kind) return inapplicable
    const { expires, issued } = facts
    const lives = expires === undefined || issued === undefined ? 0 : expires - issued
    return { outcome: 'flag', at: '/header/alg', evidence: { kind, lives } }
  },
  message: ({ kind, lives }) =>
    kind === 'id-token'
      ? 'This is an ID token of Sign in with Apple, for the app or the site that it names.'
      : kind === 'app-store'
        ? 'This looks like signed data of the App Store, which is no token for an API.'
        : lives > longest
          ? `This is a client secret that you made for Apple, and it lives for ${duration(lives)}: Apple takes half a year at most.`
          : 'This is a client secret that you made for Apple’s token endpoint.',
  why: ({ kind }) =>
    kind === 'id-token'
      ? 'A native app stands in “aud” with its bundle id, a web site with its Services ID.'
      : kind === 'app-store'
        ? 'Its certificates stand in the header, and the last of them must be Apple’s root.'
        : 'It is signed with ES256 and a key of your team, which is the issuer; Apple’s own ID tokens are signed with RS256.',
  fix: (_, { kind }) => ({
    steps: [
      {
        text:
          kind === 'id-token'
            ? 'Let your API expect the id of the client at which people sign in, and check the token once, right then.'
            : kind === 'app-store'
              ? 'Check it with Apple’s App Store Server Library.'
              : 'Send it as “client_secret” to https://appleid.apple.com/auth/token, and make a new one in time.',
      },
    ],
  }),
})

const apple = 'https://appleid.apple.com'
const es256 = { alg: 'ES256', kid: 'ABC123DEFG' }
const secret = (exp = noon + 86_400) =>
  clientAssertion({ iss: 'TEAM123456', sub: 'com.example.app', aud: apple, exp }, es256)
const data = { originalTransactionId: '1', bundleId: 'com.example.app', environment: 'Sandbox' }

export const cases: RuleCases = {
  flags: {
    'an ID token': () => ({ paste: jws({ claims: { iss: apple, aud: 'com.example.app', nonce: 'n', sub: 'u' } }) }),
    'a client secret': () => ({ paste: secret() }),
    'a client secret that lives too long': () => ({ paste: secret(noon + 365 * 86_400) }),
    'a purchase': () => ({ paste: jws({ header: { alg: 'ES256', x5c: ['MIIB'] }, claims: data }) }),
  },
  spares: {
    'the name in front of another host': () => ({ paste: jws({ claims: { iss: `${apple}.evil.example`, aud: 'a' } }) }),
    'another token with certificates': () => ({
      paste: jws({ header: { alg: 'ES256', x5c: ['MIIB'] }, claims: { iss: 'https://issuer.example' } }),
    }),
    'the data without certificates': () => ({ paste: jws({ header: es256, claims: data }) }),
  },
}
