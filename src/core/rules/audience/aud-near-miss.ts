import { isAddressedElsewhere } from '../../registry/token-uses.ts'
import { nearness, oneCharacterApart } from '../../text/near.ts'
import { accessToken, clientAssertion } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

export const audNearMiss = defineRule({
  id: 'aud-near-miss',
  stage: 'audience',
  severity: 'error',
  title: 'The audience is almost the expected one',
  sources: [rfc(7519, '4.1.3'), rfc(7519, '2')],
  check({ token, audience, wantedAudience }) {
    if (wantedAudience.length === 0 || audience.length === 0 || isAddressedElsewhere(token.use)) return inapplicable
    if (audience.some((value) => wantedAudience.includes(value))) return pass
    const pairs = audience.flatMap((value) => wantedAudience.map((wanted) => ({ value, wanted })))
    const at = token.claims ? '/claims/aud' : '/header/aud'
    for (const { value, wanted } of pairs) {
      const nearly = nearness(value, wanted)
      // A scheme in capitals has no words of its own.
      const difference = nearly.near ? nearly.difference : undefined
      if (difference !== undefined) return { outcome: 'flag', at, evidence: { value, wanted, difference } }
    }
    const pair = pairs.find(({ value, wanted }) => oneCharacterApart(value, wanted))
    return pair ? { outcome: 'flag', at, evidence: { ...pair, difference: 'one character' } } : pass
  },
  message: ({ value, wanted, difference }) =>
    `The token’s audience ${shown(value)} differs from the expected ${shown(wanted)} only by ${difference}.`,
  why: ({ value, wanted }) =>
    `The token says ${shown(value)}, your API expects ${shown(wanted)}. ` +
    'An audience is an identifier, not a web address: APIs compare it character by character, and answer the same as for a wholly wrong one.',
  fix: (_, { value }) => ({
    steps: [
      {
        text: 'Copy the audience from the token into the API’s setting, exactly as it is.',
        snippets: [{ label: 'Audience for your API', language: 'text', text: value }],
      },
      {
        text: 'Or ask for the token with the spelling that the API has, if the provider knows the API by that one. Look there first: many providers do not let you change the identifier of an API later.',
      },
    ],
  }),
})

const wants = (audience: string) => ({ expected: { audience } })

export const cases: RuleCases = {
  flags: {
    'a slash': () => ({ paste: accessToken(), context: wants('https://api.example/') }),
    'http for https': () => ({ paste: accessToken(), context: wants('http://api.example') }),
    'upper case': () => ({ paste: accessToken(), context: wants('https://API.example') }),
    'the scheme in capitals': () => ({ paste: accessToken(), context: wants('HTTPS://api.example') }),
    'a letter changed': () => ({ paste: accessToken(), context: wants('https://apj.example') }),
    'a letter dropped': () => ({ paste: accessToken(), context: wants('https://api.exampl') }),
    'one of several': () => ({
      paste: accessToken({ aud: ['https://issuer.example/userinfo', 'https://api.example'] }),
      context: wants('urn:other https://api.example/'),
    }),
  },
  spares: {
    'a client assertion, which is for the token endpoint': () => ({
      paste: clientAssertion(),
      context: { expected: { audience: 'https://issuer.example/oauth/token/' } },
    }),
    'the same': () => ({ paste: accessToken(), context: wants('https://api.example') }),
    'one equal beside one near': () => ({
      paste: accessToken({ aud: ['https://api.example', 'https://api.example/'] }),
      context: wants('https://api.example'),
    }),
    'another API': () => ({ paste: accessToken(), context: wants('https://orders.example') }),
    'two short words': () => ({ paste: accessToken({ aud: 'a' }), context: wants('b') }),
    'no audience': () => ({ paste: accessToken({ aud: undefined }), context: wants('https://api.example') }),
    'no expectation': () => ({ paste: accessToken() }),
  },
}
