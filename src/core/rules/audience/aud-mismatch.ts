import { isAddressedElsewhere } from '../../registry/token-uses.ts'
import { nearness, oneCharacterApart } from '../../text/near.ts'
import { rfc } from '../../registry/sources.ts'
import { query } from '../../snippets/literals.ts'
import { accessToken, clientAssertion } from '../../testing/forge.ts'
import { shownList } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'
import { whoExpects } from '../who-expects.ts'

export const audMismatch = defineRule({
  id: 'aud-mismatch',
  stage: 'audience',
  severity: 'error',
  title: 'The token is for another audience',
  sources: [rfc(7519, '4.1.3'), rfc(9068, '4'), rfc(6750, '3.1')],
  check({ token, audience, wantedAudience }) {
    if (wantedAudience.length === 0 || audience.length === 0 || isAddressedElsewhere(token.use)) return inapplicable
    const fits = audience.some((value) =>
      wantedAudience.some(
        (wanted) => value === wanted || nearness(value, wanted).near || oneCharacterApart(value, wanted),
      ),
    )
    if (fits) return pass
    return { outcome: 'flag', at: token.claims ? '/claims/aud' : '/header/aud', evidence: { audience, wantedAudience } }
  },
  message: ({ audience, wantedAudience }, facts) =>
    `${whoExpects(facts)} accepts only the ${wantedAudience.length > 1 ? 'audiences' : 'audience'} ${shownList(wantedAudience)}, but this token is for ${shownList(audience)}.`,
  why: ({ audience }) =>
    `${audience.length > 1 ? 'None of the values in “aud” is one that your API accepts, so it' : 'The API'} has to refuse it: “jwt audience invalid”, “unexpected "aud" claim value” or the like. ` +
    'A token for one API must not open another, or whoever runs the first could use it at the second.',
  fix: ({ wantedAudience: [audience = ''] }) => ({
    steps: [
      {
        text: 'Name your API when you ask for the token, spelled as the API expects it. Some providers take `audience`, some `resource`, some a scope that belongs to the API; at others the server’s own setting adds it.',
        snippets: [
          { label: 'Standard parameter', language: 'text', text: `resource=${query(audience)}` },
          {
            label: 'Where the provider has its own',
            language: 'text',
            text: `audience=${query(audience)}`,
          },
        ],
      },
      { text: 'Sign in again: a token that is cached or refreshed keeps the audience it was issued with.' },
      {
        text: 'If the value in the token does name your API, it is the API’s setting that is wrong: change the audience there.',
      },
    ],
  }),
})

const wants = (audience: string) => ({ expected: { audience } })

export const cases: RuleCases = {
  flags: {
    'another API': () => ({ paste: accessToken(), context: wants('https://orders.example') }),
    'a client id': () => ({ paste: accessToken({ aud: 'client-1' }), context: wants('https://api.example') }),
    'none of several': () => ({
      paste: accessToken({ aud: ['https://a.example', 'https://b.example'] }),
      context: wants('https://orders.example\nhttps://stock.example'),
    }),
    'a longer path': () => ({ paste: accessToken(), context: wants('https://api.example/v2') }),
  },
  spares: {
    'a client assertion, which is for the token endpoint': () => ({
      paste: clientAssertion(),
      context: { expected: { audience: 'https://issuer.example/oauth/token/' } },
    }),
    'the same': () => ({ paste: accessToken(), context: wants('https://api.example') }),
    'one of several': () => ({
      paste: accessToken({ aud: ['https://issuer.example/userinfo', 'https://api.example'] }),
      context: wants('https://other.example https://api.example'),
    }),
    'only a slash': () => ({ paste: accessToken(), context: wants('https://api.example/') }),
    'only upper case': () => ({ paste: accessToken(), context: wants('https://API.example') }),
    'only a letter': () => ({ paste: accessToken(), context: wants('https://apj.example') }),
    'no audience': () => ({ paste: accessToken({ aud: undefined }), context: wants('https://api.example') }),
    'no expectation': () => ({ paste: accessToken() }),
    'a blank expectation': () => ({ paste: accessToken(), context: wants('  ') }),
  },
}
