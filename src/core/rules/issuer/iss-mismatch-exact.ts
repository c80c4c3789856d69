import { isAddressedElsewhere } from '../../registry/token-uses.ts'
import { nearness } from '../../text/near.ts'
import { accessToken, clientAssertion } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'
import { whoExpects } from '../who-expects.ts'

/** What to look at first: host, path or all of it. */
function whereTheyDiffer(a: string, b: string): string {
  if (!URL.canParse(a) || !URL.canParse(b)) return 'Compare them character by character: one of them is not an address.'
  return new URL(a).host === new URL(b).host
    ? 'The host is the same and the path is not: it is another tenant, realm or authorization server of the same provider.'
    : 'The hosts differ: it is another provider, another tenant or another environment.'
}

export const issMismatchExact = defineRule({
  id: 'iss-mismatch-exact',
  stage: 'issuer',
  severity: 'error',
  title: 'The token comes from another issuer',
  sources: [rfc(7519, '4.1.1'), rfc(9068, '4'), rfc(8725, '3.8')],
  check({ token, issuer, expected }) {
    const wanted = expected.issuer?.trim() ?? ''
    if (wanted === '' || issuer === undefined || isAddressedElsewhere(token.use)) return inapplicable
    if (issuer === wanted || nearness(issuer, wanted).near) return pass
    return { outcome: 'flag', at: token.claims ? '/claims/iss' : '/header/iss', evidence: { issuer, wanted } }
  },
  message: ({ issuer, wanted }, facts) =>
    `${whoExpects(facts)} trusts ${shown(wanted)}, but this token comes from ${shown(issuer)}.`,
  why: ({ issuer, wanted }) =>
    `${whereTheyDiffer(issuer, wanted)} ` +
    'An API takes tokens only from the issuers it was told to trust, because only their keys prove anything to it.',
  fix: (_, { issuer, wanted }) => ({
    steps: [
      {
        text: 'Decide which of the two is right for this environment. A client of the test environment that calls the API of production is the usual cause.',
        snippets: [
          { label: 'Issuer of this token', language: 'text', text: issuer },
          { label: 'Issuer that your API expects', language: 'text', text: wanted },
        ],
      },
      { text: 'Set that issuer in the client and in the API alike, then sign in again for a new token.' },
      { text: 'If both are meant to be trusted, give the API a list of issuers, each with its own keys.' },
    ],
  }),
})

const wants = (issuer: string) => ({ expected: { issuer } })

export const cases: RuleCases = {
  flags: {
    'another host': () => ({ paste: accessToken(), context: wants('https://login.example/') }),
    'another realm': () => ({
      paste: accessToken({ iss: 'https://id.example/realms/test' }),
      context: wants('https://id.example/realms/production'),
    }),
    'not an address': () => ({ paste: accessToken({ iss: 'acme.com' }), context: wants('https://issuer.example/') }),
    'one character in the host': () => ({ paste: accessToken(), context: wants('https://issuer1.example/') }),
  },
  spares: {
    'a client assertion, whose issuer is the client': () => ({
      paste: clientAssertion({ iss: 'https://client.example', sub: 'https://client.example' }),
      context: { expected: { issuer: 'https://client.example/' } },
    }),
    'the same': () => ({ paste: accessToken(), context: wants('https://issuer.example/') }),
    'the same with a blank behind it': () => ({ paste: accessToken(), context: wants(' https://issuer.example/ ') }),
    'only a slash': () => ({ paste: accessToken(), context: wants('https://issuer.example') }),
    'no expectation': () => ({ paste: accessToken() }),
    'an empty expectation': () => ({ paste: accessToken(), context: wants(' ') }),
    'no issuer': () => ({ paste: accessToken({ iss: undefined }), context: wants('https://issuer.example/') }),
    'an opaque token': () => ({ paste: 'V1StGXR8Z5jdHi6BmyTaQw', context: wants('https://issuer.example/') }),
  },
}
