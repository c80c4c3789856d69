import { isAddressedElsewhere } from '../../registry/token-uses.ts'
import { accessToken } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

/** Hosts that are reached without a proxy, on the same machine or network; those without a dot are names of containers. */
const nearby =
  /^(?:[^.:]+|(?:.+\.)?(?:localhost|local|internal|lan|home\.arpa|svc)|127\.[\d.]+|10\.[\d.]+|192\.168\.[\d.]+|169\.254\.[\d.]+|172\.(?:1[6-9]|2\d|3[01])\.[\d.]+|\[(?:::1|f[cd].*|fe80.*)\])$/

export const issHttp = defineRule({
  id: 'iss-http',
  stage: 'issuer',
  severity: 'warning',
  title: 'The issuer’s address is not encrypted',
  sources: [
    {
      label: 'OpenID Connect Discovery 1.0, section 3',
      url: 'https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata',
    },
    { label: 'keycloak/keycloak, issue 22571', url: 'https://github.com/keycloak/keycloak/issues/22571' },
  ],
  check({ token, issuer, expected, provider }) {
    if (provider?.traits.includes('http-issuer')) return inapplicable
    if (token.kind !== 'jws' || issuer === undefined || isAddressedElsewhere(token.use)) return inapplicable
    if (!/^http:\/\//i.test(issuer) || !URL.canParse(issuer) || nearby.test(new URL(issuer).hostname))
      return inapplicable
    const agreed = expected.issuer?.trim() === issuer
    return {
      outcome: 'flag',
      at: '/claims/iss',
      evidence: { issuer },
      ...(agreed && { severity: 'info' as const }),
    }
  },
  message: ({ issuer }) => `The issuer ${shown(issuer)} begins with “http:”, where others will know it by “https:”.`,
  why: () =>
    'A server behind a proxy that does not know its public address writes its inner one. Your API and the browser then see two issuers, and many libraries refuse one without encryption.',
  fix: () => ({
    steps: [
      {
        text: 'Tell the server its public address, or let it trust the forwarded headers of the proxy (X-Forwarded-Proto). Then log in again.',
      },
    ],
  }),
})

const token = (iss: string) => ({ paste: accessToken({ iss }) })

export const cases: RuleCases = {
  flags: {
    'a public host': () => token('http://login.example'),
    'a realm': () => token('http://sso.example/realms/shop'),
    'a host that only begins like a private one': () => token('http://10.example'),
    'another one is expected': () => ({
      ...token('http://login.example'),
      context: { expected: { issuer: 'https://login.example' } },
    }),
    'it is expected': () => ({
      ...token('http://login.example'),
      context: { expected: { issuer: 'http://login.example' } },
      severity: 'info',
    }),
  },
  spares: {
    'the name of AD FS in its access tokens': () => token('http://sts.example/adfs/services/trust'),
    https: () => token('https://login.example'),
    localhost: () => token('http://localhost:8080/realms/r'),
    'a host below localhost': () => token('http://auth.localhost/'),
    'this machine': () => token('http://127.0.0.1:5000/'),
    'this machine, in the new way': () => token('http://[::1]:5000/'),
    'a private network': () => token('http://192.168.1.20/'),
    'another private network': () => token('http://172.20.0.3:8080/'),
    'a container': () => token('http://keycloak:8080/realms/r'),
    'Docker’s host': () => token('http://host.docker.internal:8080/realms/r'),
    'a service of a cluster': () => token('http://keycloak.auth.svc.cluster.local/realms/r'),
    'no address': () => token('http:'),
  },
}
