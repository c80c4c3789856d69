import type { TokenFacts } from '../../facts/gather.ts'
import { accessClaims, jws } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import type { RuleCase, RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

/** Microsoft Graph and its predecessor, in the public and the national clouds, without the slash that some write. */
const graph: ReadonlySet<string> = new Set([
  '00000003-0000-0000-c000-000000000000',
  'https://graph.microsoft.com',
  'https://graph.windows.net',
  'https://graph.microsoft.us',
  'https://dod-graph.microsoft.us',
  'https://microsoftgraph.chinacloudapi.cn',
])

const entraIssuer = /^https:\/\/(?:sts\.windows\.net|sts\.chinacloudapi\.cn|login\.microsoftonline\.(?:com|us))\//

const isFromEntra = ({ provider, issuer = '' }: TokenFacts) => provider?.id === 'entra' || entraIssuer.test(issuer)

export const graphTokenUnverifiable = defineRule({
  id: 'graph-token-unverifiable',
  stage: 'quirk',
  severity: 'error',
  title: 'The token is for Microsoft Graph, which nobody else can check',
  sources: [
    {
      label: 'Microsoft: access tokens',
      url: 'https://learn.microsoft.com/entra/identity-platform/access-tokens',
    },
    {
      label: 'Microsoft.IdentityModel, issue 609',
      url: 'https://github.com/AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet/issues/609',
    },
    {
      label: 'Microsoft.IdentityModel, issue 853',
      url: 'https://github.com/AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet/issues/853',
    },
  ],
  // What was signed is not the header that is seen, so a failed check says nothing.
  suppresses: ['signature-bad', 'kid-not-in-jwks'],
  check(facts) {
    const { token, audience } = facts
    if (token.kind !== 'jws' || !isFromEntra(facts)) return inapplicable
    const nonce = token.header !== undefined && Object.hasOwn(token.header, 'nonce')
    const resource = audience.find((value) => graph.has(value.replace(/\/$/, '')))
    if (resource === undefined && !nonce) return inapplicable
    return {
      outcome: 'flag',
      at: resource === undefined ? '/header/nonce' : '/claims/aud',
      evidence: { nonce, resource, other: audience[0] },
    }
  },
  message: ({ resource, other }) =>
    resource !== undefined
      ? 'This token is for Microsoft Graph, so your own API cannot check it and must not accept it.'
      : `This looks like a token for a service of Microsoft${other === undefined ? '' : ` (${shown(other)})`}, which your own API cannot check.`,
  why: ({ nonce, resource }) =>
    (nonce
      ? 'Its header holds a “nonce” that Microsoft changes after signing, so that the signature fails against every published key, although nobody tampered with the token. '
      : `Its audience is ${shown(resource ?? '')}, and Microsoft keeps the format of such tokens to itself. `) +
    (resource !== undefined
      ? 'If your own API received it, the app asked for scopes of Graph only, such as “User.Read”, and for none of your API.'
      : 'If your own API received it, the app asked for that service’s scopes and for none of your API.'),
  fix: () => ({
    steps: [
      {
        text: 'Register your API and expose a scope there.',
        where: 'Microsoft Entra admin center → App registrations → your API → Expose an API',
      },
      {
        text: 'Let the app ask for that scope, “api://<API id>/<scope>”, in a request of its own without scopes of Graph. A daemon asks for “api://<API id>/.default”.',
      },
      {
        text: 'Let the API expect its own id as the audience. If it needs data from Graph, let it trade the token it received for one (on-behalf-of flow).',
      },
      { text: 'Do not try to repair the signature check: a token for Graph is sent to Graph and nowhere else.' },
    ],
  }),
})

const tenant = '11111111-2222-4333-8444-555555555555'
const v1 = `https://sts.windows.net/${tenant}/`
const v2 = `https://login.microsoftonline.com/${tenant}/v2.0`
const token = (claims: Parameters<typeof accessClaims>[0], header: Readonly<Record<string, string>> = {}) =>
  jws({ header: { typ: 'JWT', alg: 'RS256', kid: 'key-1', ...header }, claims: accessClaims(claims) })
const failed = (paste: string): RuleCase => ({
  paste,
  context: {
    signatures: new Map([[paste, { status: 'failed', alg: 'RS256', origin: 'issuer', warnings: [] }]]),
  },
})

export const cases: RuleCases = {
  flags: {
    'Graph by its id, with a nonce': () => ({
      paste: token({ iss: v1, aud: '00000003-0000-0000-c000-000000000000' }, { nonce: 'n' }),
    }),
    'Graph by its address, v2': () => ({
      paste: token({ iss: v2, aud: 'https://graph.microsoft.com' }, { nonce: 'n' }),
    }),
    'with a slash and without a nonce': () => ({ paste: token({ iss: v1, aud: 'https://graph.microsoft.com/' }) }),
    'the older Graph': () => ({ paste: token({ iss: v1, aud: 'https://graph.windows.net' }) }),
    'another service of Microsoft': () => ({
      paste: token({ iss: v1, aud: 'https://management.azure.com' }, { nonce: 'n' }),
    }),
    'a failed signature': () => failed(token({ iss: v1, aud: 'https://graph.microsoft.com' }, { nonce: 'n' })),
  },
  spares: {
    'a token for an API of one’s own': () => ({ paste: token({ iss: v2, aud: tenant }) }),
    'a nonce in the claims': () => ({ paste: token({ iss: v2, aud: tenant, nonce: 'n' }) }),
    'a nonce in the header of somebody else': () => ({ paste: token({}, { nonce: 'n' }) }),
    'an API whose address only begins like Graph': () => ({
      paste: token({ iss: v1, aud: 'https://graph.microsoft.com.example' }),
    }),
    'a host that only begins like Entra’s': () => ({
      paste: token({ iss: 'https://sts.windows.net.example/x/', aud: 'https://api.example' }, { nonce: 'n' }),
    }),
  },
}
