import { wantedIssuer } from '../../facts/wanted-issuer.ts'
import { underHost } from '../../providers/define.ts'
import { type ProviderId, recogniseProvider } from '../../providers/index.ts'
import { isAddressedElsewhere } from '../../registry/token-uses.ts'
import { accessToken } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

/** Domains of providers whose tenants may have one of their own. Okta has a rule of its own. */
const vendors: { readonly [id in ProviderId]?: string } = {
  auth0: 'auth0.com',
  'azure-b2c': 'b2clogin.com',
  kinde: 'kinde.com',
  logto: 'logto.app',
}

const pathOf = ({ pathname }: URL) => pathname.replace(/\/$/, '').toLowerCase()

export const customDomainIssuer = defineRule({
  id: 'custom-domain-issuer',
  stage: 'issuer',
  severity: 'warning',
  title: 'The issuer follows the domain of the login',
  sources: [
    { label: 'Auth0: get access tokens', url: 'https://auth0.com/docs/secure/tokens/access-tokens/get-access-tokens' },
  ],
  check(facts) {
    const { token, provider, issuer } = facts
    const wanted = wantedIssuer(facts)
    const vendor = provider && vendors[provider.id]
    if (vendor === undefined || isAddressedElsewhere(token.use)) return inapplicable
    if (issuer === undefined || wanted === undefined || !URL.canParse(issuer) || !URL.canParse(wanted))
      return inapplicable
    const [a, b] = [new URL(issuer), new URL(wanted)]
    const own = [a, b].filter(({ hostname }) => underHost(hostname, vendor))
    if (own.length !== 1 || pathOf(a) !== pathOf(b)) return inapplicable
    // The host of another provider is nobody’s custom domain.
    const other = recogniseProvider({ kind: 'jws', claims: { iss: wanted } })
    if (other?.confidence === 'host' && other.id !== provider?.id) return inapplicable
    return { outcome: 'flag', at: '/claims/iss', evidence: { name: provider?.name ?? '', hosts: [a.host, b.host] } }
  },
  message: ({ name, hosts: [a = '', b = ''] }) =>
    `Are ${shown(a)} and ${shown(b)} one tenant of ${name}? The token names the first, and your API expects the second.`,
  why: () =>
    'A tenant with a domain of its own has two addresses, and a token names the one at which the login began. To an API they are two issuers.',
  fix: (facts) => ({
    steps: [
      {
        text: 'If they are one, log in at the domain that your API expects, everywhere in the app.',
        snippets: [{ label: 'Issuer', language: 'text', text: wantedIssuer(facts) ?? '' }],
      },
      { text: 'Or let the API expect the issuer of the token, or both.' },
    ],
  }),
})

const auth0 = 'https://tenant.eu.auth0.com/'
const own = 'https://login.example.com/'
const pair = (iss: string, issuer: string, change: Parameters<typeof accessToken>[0] = {}) => ({
  paste: accessToken(
    { iss, sub: 'auth0|1', azp: 'a'.repeat(32), gty: 'password', client_id: undefined, ...change },
    { alg: 'RS256', kid: 'k' },
  ),
  context: { expected: { issuer } },
})
const id = '11111111-2222-3333-4444-555555555555'

export const cases: RuleCases = {
  flags: {
    'Auth0’s domain issued it': () => pair(auth0, own),
    'the custom domain issued it': () => pair(own, auth0),
    'Azure AD B2C': () => pair(`https://shop.b2clogin.com/${id}/v2.0/`, `https://login.example.com/${id}/v2.0/`),
    Logto: () => pair('https://abc123.logto.app/oidc', 'https://login.example.com/oidc'),
  },
  spares: {
    'the same': () => pair(auth0, auth0),
    'another tenant': () => pair(auth0, 'https://test.eu.auth0.com/'),
    'another path': () => pair(auth0, 'https://login.example.com/realms/shop'),
    'the host of another provider': () => pair(auth0, 'https://accounts.google.com'),
    'two custom domains': () => pair(own, 'https://login.example.org/'),
    'the name in front of another host': () => pair(own, 'https://auth0.com.evil.example/'),
    'nobody knows whose': () => pair('https://issuer.example/', auth0, { sub: 'u', azp: 'c', gty: undefined }),
    'no expectation': () => ({ paste: pair(auth0, '').paste }),
  },
}
