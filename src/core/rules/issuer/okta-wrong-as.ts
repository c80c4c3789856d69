import { nearness } from '../../text/near.ts'
import { wantedIssuer } from '../../facts/wanted-issuer.ts'
import { underHost } from '../../providers/define.ts'
import { isAddressedElsewhere } from '../../registry/token-uses.ts'
import { accessToken } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** The id of the authorization server, or `org`; undefined for an address that is no issuer of Okta’s. */
const serverOf = ({ pathname }: URL) => (pathname === '/' ? 'org' : /^\/oauth2\/([^/]+)\/?$/.exec(pathname)?.[1])
const isOktas = ({ hostname }: URL) =>
  underHost(hostname, 'okta.com', 'oktapreview.com', 'okta-emea.com', 'okta-gov.com', 'okta.mil')
const named = (server: string) =>
  server === 'org' ? 'the Org authorization server' : `the authorization server ${shown(server)}`

export const oktaWrongAs = defineRule({
  id: 'okta-wrong-as',
  stage: 'issuer',
  severity: 'error',
  title: 'The token is from another authorization server of Okta',
  sources: [
    { label: 'Okta: authorization servers', url: 'https://developer.okta.com/docs/concepts/auth-servers/' },
    {
      label: 'okta/okta-jwt-verifier-js',
      url: 'https://github.com/okta/okta-jwt-verifier-js/blob/master/lib.js',
    },
  ],
  suppresses: ['iss-mismatch-exact', 'custom-domain-issuer'],
  check(facts) {
    const { token, provider, issuer } = facts
    const wanted = wantedIssuer(facts)
    if (provider?.id !== 'okta' || isAddressedElsewhere(token.use)) return inapplicable
    if (issuer === undefined || wanted === undefined || !URL.canParse(issuer) || !URL.canParse(wanted))
      return inapplicable
    if (nearness(issuer, wanted).near) return pass
    const [a, b] = [new URL(issuer), new URL(wanted)]
    const [own, other] = [serverOf(a), serverOf(b)]
    if (own === undefined || other === undefined) return inapplicable
    // Elsewhere it is the same server only where Okta’s address and a domain of the customer’s stand for each other.
    const twoNames = a.host !== b.host && own === other && isOktas(a) !== isOktas(b)
    if (a.host === b.host ? own === other : !twoNames) return inapplicable
    return { outcome: 'flag', at: '/claims/iss', evidence: { own, other, hosts: [a.host, b.host], twoNames } }
  },
  message: ({ own, other, hosts: [a = '', b = ''], twoNames }) =>
    twoNames
      ? `The token’s issuer is on ${shown(a)}, the one that your API trusts on ${shown(b)}: it looks like one server of Okta under two names.`
      : `This token is from ${named(own)}, and your API trusts ${named(other)}.`,
  why: ({ twoNames }) =>
    twoNames
      ? 'Unless it is set to one of the two, a server writes the domain at which the user came in.'
      : 'Each authorization server of Okta has its own issuer, keys and scopes, so a token of one is a stranger’s to the other.',
  fix: (facts, { twoNames }) => ({
    steps: [
      {
        text: 'Set one issuer in the app’s SDK and in the API alike, then log in again.',
        snippets: [{ label: 'Issuer', language: 'text', text: wantedIssuer(facts) ?? '' }],
      },
      ...(twoNames
        ? [
            {
              where: 'Admin Console → Security → API → Authorization Servers → your server → Settings → Issuer',
              text: 'Choose there which of the two tokens name.',
            },
          ]
        : []),
    ],
  }),
})

const okta = 'https://org.okta.com'
const pair = (iss: string, issuer: string) => ({
  paste: accessToken({ iss, cid: '0oa1', uid: '00u1', ver: 1, scp: ['read'] }, { alg: 'RS256', kid: 'k' }),
  context: { expected: { issuer } },
})

export const cases: RuleCases = {
  flags: {
    'another server': () => pair(`${okta}/oauth2/default`, `${okta}/oauth2/aus1a2b3c4d5e`),
    'the org server is expected': () => pair(`${okta}/oauth2/default`, okta),
    'the org server issued it': () => pair(okta, `${okta}/oauth2/default`),
    'the custom domain is expected': () => pair(`${okta}/oauth2/default`, 'https://login.example.com/oauth2/default'),
    'the custom domain issued it': () => pair('https://login.example.com/oauth2/default', `${okta}/oauth2/default`),
    'an error text names another': () => ({
      paste: `${pair(`${okta}/oauth2/default`, '').paste}\n\nissuer ${okta}/oauth2/default does not match expected issuer: ${okta}/oauth2/aus1a2b3c4d5e`,
    }),
  },
  spares: {
    'the same': () => pair(`${okta}/oauth2/default`, `${okta}/oauth2/default`),
    'a slash': () => pair(`${okta}/oauth2/default`, `${okta}/oauth2/default/`),
    'another org': () => pair(`${okta}/oauth2/default`, 'https://test.okta.com/oauth2/default'),
    'the host of the console': () => pair(`${okta}/oauth2/default`, 'https://org-admin.okta.com/oauth2/default'),
    'another server elsewhere': () => pair(`${okta}/oauth2/default`, 'https://login.example.com/oauth2/main'),
    'an endpoint': () => pair(`${okta}/oauth2/default`, `${okta}/oauth2/default/v1/token`),
    'another provider': () => pair('https://issuer.example/oauth2/main', `${okta}/oauth2/default`),
  },
}
