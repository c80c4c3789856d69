import { shown } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRequestRule, inapplicable, pass } from '../define.ts'

export const requestEntraResource = defineRequestRule({
  id: 'request-entra-resource',
  stage: 'request',
  severity: 'error',
  title: 'The request names a “resource” at Entra’s v2.0 endpoint',
  sources: [
    {
      label: 'Microsoft: why update to the Microsoft identity platform',
      url: 'https://learn.microsoft.com/en-us/previous-versions/azure/active-directory/azuread-dev/azure-ad-endpoint-comparison',
    },
    {
      label: 'Microsoft: error codes',
      url: 'https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes',
    },
  ],
  check(facts) {
    const { provider, request } = facts
    const resource = facts.parameter('resource') ?? ''
    if (provider?.id !== 'entra' || !request.url.includes('/v2.0/')) return inapplicable
    return resource === '' ? pass : { outcome: 'flag', evidence: { resource, scope: facts.parameter('scope') ?? '' } }
  },
  message: ({ resource }) =>
    `Entra’s v2.0 endpoint takes the API from “scope” alone, and this request names the resource ${shown(resource)} too.`,
  why: ({ scope }) =>
    `Entra answers AADSTS901002 (“resource” is not supported) or AADSTS9010010 (it does not go with the scopes), depending on what both name.${scope === '' ? '' : ` The scope here is ${shown(scope)}.`}`,
  fix: (_, { resource }) => ({
    steps: [
      {
        text: 'Leave “resource” out, and name the API in the scope: its identifier, a slash, and the permission or “.default”.',
        snippets: [{ label: 'Scope', language: 'text', text: `scope=openid ${resource.replace(/\/$/, '')}/.default` }],
      },
      {
        text: 'A client that adds “resource” by itself (an MCP client, say, by RFC 8707) has to be told not to, or goes through a proxy that drops it.',
      },
    ],
  }),
})

const at = (path: string, query: string) =>
  `https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/oauth2${path}/authorize?client_id=a&response_type=code&code_challenge=x&code_challenge_method=S256&${query}`

export const cases: RuleCases = {
  flags: {
    'beside scopes': () => ({ paste: at('/v2.0', 'scope=openid%20User.Read&resource=https%3A%2F%2Fapi.example') }),
    alone: () => ({ paste: at('/v2.0', 'resource=api%3A%2F%2Fone') }),
  },
  spares: {
    'a scope alone': () => ({ paste: at('/v2.0', 'scope=openid%20api%3A%2F%2Fone%2Fread') }),
    'the first version, which wants it': () => ({ paste: at('', 'resource=api%3A%2F%2Fone') }),
    'another provider': () => ({
      paste:
        'https://issuer.example/oauth2/v2.0/authorize?client_id=a&response_type=code&resource=https%3A%2F%2Fapi.example&code_challenge=x&code_challenge_method=S256',
    }),
  },
}
