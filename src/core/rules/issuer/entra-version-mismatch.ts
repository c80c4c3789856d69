import { shown } from '../../text/wording.ts'
import { wantedIssuer } from '../../facts/wanted-issuer.ts'
import { accessToken, jws } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

const forms = [
  /^https:\/\/sts\.(?:windows\.net|chinacloudapi\.cn)\/([0-9a-f-]{36})\/?$/i,
  /^https:\/\/login\.(?:microsoftonline\.(?:com|us)|partner\.microsoftonline\.cn)\/([0-9a-f-]{36})\/v2\.0\/?$/i,
]

/** Tenant and version of an issuer. */
function read(issuer: string | undefined) {
  const [v1, v2] = forms.map((form) => form.exec(issuer ?? '')?.[1]?.toLowerCase())
  return { tenant: v1 ?? v2, version: v1 === undefined ? 2 : 1 }
}

export const entraVersionMismatch = defineRule({
  id: 'entra-version-mismatch',
  stage: 'issuer',
  severity: 'error',
  title: 'The token is of the other version of Entra ID’s tokens',
  sources: [
    {
      label: 'Microsoft: access tokens',
      url: 'https://learn.microsoft.com/en-us/entra/identity-platform/access-tokens',
    },
  ],
  suppresses: ['iss-mismatch-exact'],
  check(facts) {
    const { token, issuer, provider } = facts
    // Of an ID token the endpoint decides, and not the API.
    if (provider?.id !== 'entra' || (token.use !== 'access-token' && token.use !== 'unknown')) return inapplicable
    const [own, wanted] = [read(issuer), read(wantedIssuer(facts))]
    if (own.tenant === undefined || own.tenant !== wanted.tenant || own.version === wanted.version) return inapplicable
    return {
      outcome: 'flag',
      at: '/claims/iss',
      evidence: { own: own.version, wanted: wanted.version, issuer, expected: wantedIssuer(facts) },
    }
  },
  message: ({ own, wanted }) =>
    `This token is of version ${own}.0, and your API expects the issuer of version ${wanted}.0 of the same tenant.`,
  why: ({ issuer = '', expected = '' }) =>
    `The token says ${shown(issuer, 200)}, and expected is ${shown(expected, 200)}. ` +
    'The registration of the API decides which version its tokens have, not the endpoint that the client calls. The two have different issuers.',
  fix: (_, { wanted }) => ({
    steps: [
      {
        where: 'Microsoft Entra admin center → App registrations → your API → Manifest',
        text: 'Set the version there, wait a few minutes and get a new token.',
        snippets: [{ label: 'Manifest', language: 'text', text: `"requestedAccessTokenVersion": ${wanted}` }],
      },
      { text: 'Or let your API accept both issuers of the tenant.' },
    ],
  }),
})

const id = '11111111-2222-4333-8444-555555555555'
const v1 = `https://sts.windows.net/${id}/`
const v2 = `https://login.microsoftonline.com/${id}/v2.0`
const pair = (iss: string, issuer: string) => ({
  paste: accessToken({ iss, ver: iss === v1 ? '1.0' : '2.0' }, { alg: 'RS256', kid: 'k', typ: 'JWT' }),
  context: { expected: { issuer } },
})

export const cases: RuleCases = {
  flags: {
    'version 1 for 2': () => pair(v1, v2),
    'version 2 for 1': () => pair(v2, v1),
    'a slash more': () => pair(v1, `${v2}/`),
    'an error text names the other': () => ({
      paste: `${pair(v1, '').paste}\n\nid token issued by a different provider, expected "${v2}" got "${v1}"`,
    }),
  },
  spares: {
    'the same': () => pair(v2, v2),
    'another tenant': () => pair(v1, v2.replace('1111', '2222')),
    'no version in what is expected': () => pair(v1, `https://login.microsoftonline.com/${id}/`),
    'an ID token': () => ({
      paste: jws({ claims: { iss: v2, aud: 'a', azp: 'a', nonce: 'n', sub: 'u' } }),
      context: { expected: { issuer: v1 } },
    }),
    'another provider': () => pair('https://issuer.example/', v2),
    'no expectation': () => ({ paste: pair(v1, '').paste }),
  },
}
