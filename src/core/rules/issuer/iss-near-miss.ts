import { isAddressedElsewhere } from '../../registry/token-uses.ts'
import { nearness } from '../../text/near.ts'
import { accessToken, clientAssertion } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

export const issNearMiss = defineRule({
  id: 'iss-near-miss',
  stage: 'issuer',
  severity: 'error',
  title: 'The issuer is almost the expected one',
  sources: [
    {
      label: 'OpenID Connect Discovery 1.0, section 4.3',
      url: 'https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfigurationValidation',
    },
    rfc(8414, '3.3'),
  ],
  check({ token, issuer, expected }) {
    const wanted = expected.issuer?.trim() ?? ''
    if (wanted === '' || issuer === undefined || isAddressedElsewhere(token.use)) return inapplicable
    const nearly = nearness(issuer, wanted)
    if (issuer === wanted || !nearly.near) return pass
    // A scheme in capitals has no words of its own.
    const difference = nearly.difference
    return {
      outcome: 'flag',
      at: token.claims ? '/claims/iss' : '/header/iss',
      evidence: { issuer, wanted, difference },
    }
  },
  message: ({ issuer, wanted, difference }) =>
    `The token’s issuer ${shown(issuer)} differs from the expected ${shown(wanted)} only by ${difference}.`,
  why: ({ issuer, wanted }) =>
    `The token says ${shown(issuer)}, your API expects ${shown(wanted)}. ` +
    'An issuer is compared character by character, not as a web address is, so the API refuses the token as one of a stranger.',
  fix: (_, { issuer }) => ({
    steps: [
      {
        text: 'Copy the issuer from the token into the API’s setting, exactly as it is. The provider’s discovery document gives it in the same spelling.',
        snippets: [{ label: 'Issuer for your API', language: 'text', text: issuer }],
      },
      { text: 'Leave the provider as it is: other APIs rely on its spelling.' },
    ],
  }),
})

const wants = (issuer: string) => ({ expected: { issuer } })

export const cases: RuleCases = {
  flags: {
    'a slash that the API lacks': () => ({ paste: accessToken(), context: wants('https://issuer.example') }),
    'a slash that the token lacks': () => ({
      paste: accessToken({ iss: 'https://id.example/realms/a' }),
      context: wants('https://id.example/realms/a/'),
    }),
    'http for https': () => ({ paste: accessToken(), context: wants('http://issuer.example/') }),
    'upper case': () => ({ paste: accessToken(), context: wants('https://Issuer.example/') }),
    'the scheme in capitals': () => ({ paste: accessToken(), context: wants('HTTPS://issuer.example/') }),
    'percent-encoding': () => ({
      paste: accessToken({ iss: 'https://id.example/realms/my realm' }),
      context: wants('https://id.example/realms/my%20realm'),
    }),
  },
  spares: {
    'a client assertion, whose issuer is the client': () => ({
      paste: clientAssertion({ iss: 'https://client.example', sub: 'https://client.example' }),
      context: { expected: { issuer: 'https://client.example/' } },
    }),
    'the same': () => ({ paste: accessToken(), context: wants('https://issuer.example/') }),
    'another host': () => ({ paste: accessToken(), context: wants('https://login.example/') }),
    'one character in the host': () => ({ paste: accessToken(), context: wants('https://issuer1.example/') }),
    'no expectation': () => ({ paste: accessToken() }),
    'no issuer': () => ({ paste: accessToken({ iss: undefined }), context: wants('https://issuer.example/') }),
  },
}
