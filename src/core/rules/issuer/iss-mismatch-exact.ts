import { isAddressedElsewhere } from '../../registry/token-uses.ts'
import { nearness } from '../../text/near.ts'
import { accessToken, clientAssertion } from '../../testing/forge.ts'
import { spellingsOf } from '../../facts/issuer-spellings.ts'
import { insideAndOutside } from '../../text/container-hosts.ts'
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
    : 'The hosts differ: it may be another provider, another tenant, another environment, or a domain of its own for the same one.'
}

/** A word for an environment that is not production, in a host or a path. */
const signOfTest = (issuer: string) =>
  /(?:^|[./_-])(?:test|testing|stag|stage|staging|dev|develop|development|qa|uat|preprod|preview|sandbox|int|demo)(?:[./_\d-]|$)/i.test(
    issuer,
  )

export const issMismatchExact = defineRule({
  id: 'iss-mismatch-exact',
  stage: 'issuer',
  severity: 'error',
  title: 'The token comes from another issuer',
  sources: [rfc(7519, '4.1.1'), rfc(9068, '4'), rfc(8725, '3.8')],
  check(facts) {
    const { token, issuer, expected, provider } = facts
    const wanted = expected.issuer?.trim() ?? ''
    if (wanted === '' || issuer === undefined || isAddressedElsewhere(token.use)) return inapplicable
    if (issuer === wanted || nearness(issuer, wanted).near) return pass
    const oneServer = insideAndOutside(issuer, wanted)
    const spelled = spellingsOf(facts).some((one) => one.replace(/\/$/, '') === wanted.replace(/\/$/, ''))
      ? provider?.name
      : undefined
    return {
      outcome: 'flag',
      at: token.claims ? '/claims/iss' : '/header/iss',
      evidence: { issuer, wanted, oneServer, spelled },
    }
  },
  message: ({ issuer, wanted, spelled }, facts) =>
    spelled !== undefined
      ? `${shown(wanted)} and ${shown(issuer)} are one issuer of ${spelled} in two spellings, and ${whoExpects(facts).toLowerCase()} knows only the first.`
      : `${whoExpects(facts)} trusts ${shown(wanted)}, but this token comes from ${shown(issuer)}.`,
  why: ({ issuer, wanted, oneServer, spelled }) =>
    `${spelled !== undefined ? 'The provider writes it in both ways, depending on the client and the age of the environment.' : oneServer ? 'Only the host differs, and one of them counts only inside of a container or a cluster: this may be the same server, seen from inside and from outside.' : whereTheyDiffer(issuer, wanted)} ` +
    'An API takes tokens only from the issuers it was told to trust, because only their keys prove anything to it.',
  fix: (_, { issuer, wanted, oneServer, spelled }) => ({
    steps: [
      ...(spelled === undefined ? [] : [{ text: 'Let the API accept both spellings, with the same keys.' }]),
      ...(oneServer
        ? [
            {
              text: 'Give the server one public address, and let it issue tokens under that one however it is called (Keycloak: KC_HOSTNAME, with KC_HOSTNAME_BACKCHANNEL_DYNAMIC for calls from inside).',
            },
            {
              text: 'Let the API expect the issuer that browsers see, and set the address of the keys (jwks_uri, jwk-set-uri, MetadataAddress) apart from it, as the container reaches it.',
            },
          ]
        : []),
      {
        text:
          signOfTest(issuer) !== signOfTest(wanted)
            ? 'Decide which of the two is right for this environment: one of them looks like that of a test environment.'
            : 'Decide which of the two is right for this environment.',
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
    'a container, from outside': () => ({
      paste: accessToken({ iss: 'http://localhost:8180/realms/x' }),
      context: wants('http://keycloak:8080/realms/x'),
    }),
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
