import { wantedIssuer } from '../../facts/wanted-issuer.ts'
import { isAddressedElsewhere } from '../../registry/token-uses.ts'
import { accessToken } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

const template = /^https:\/\/[^/]+\/(common|organizations|consumers|\{tenantid\}|%7Btenantid%7D)(?:\/|$)/i

export const entraCommonIssuer = defineRule({
  id: 'entra-common-issuer',
  stage: 'issuer',
  severity: 'error',
  title: 'The expected issuer is a template',
  sources: [
    {
      label: 'Microsoft: access tokens',
      url: 'https://learn.microsoft.com/en-us/entra/identity-platform/access-tokens',
    },
  ],
  suppresses: ['iss-mismatch-exact', 'entra-version-mismatch'],
  check(facts) {
    const { token, provider, issuer } = facts
    if (provider?.id !== 'entra' || issuer === undefined || isAddressedElsewhere(token.use)) return inapplicable
    const word = template.exec(wantedIssuer(facts) ?? '')?.[1]
    return word === undefined ? inapplicable : { outcome: 'flag', at: '/claims/iss', evidence: { word, issuer } }
  },
  message: ({ word }) =>
    `Your API expects an issuer with ${shown(word)} in it, and no token has that: tokens name the id of the tenant.`,
  why: () =>
    'The word is for the address at which people sign in. Compared as it is, it never matches, unless a library of Microsoft fills in the tenant first.',
  fix: (_, { issuer }) => ({
    steps: [
      {
        text: 'For one tenant, expect its own issuer.',
        snippets: [{ label: 'Issuer', language: 'text', text: issuer }],
      },
      {
        text: 'For several, put the “tid” of the token in place of the word, and check it against the tenants that you allow.',
      },
    ],
  }),
})

const id = '11111111-2222-4333-8444-555555555555'
const expects = (issuer: string, iss = `https://login.microsoftonline.com/${id}/v2.0`) => ({
  paste: accessToken({ iss, ver: '2.0', tid: id }, { alg: 'RS256', kid: 'k', typ: 'JWT' }),
  context: { expected: { issuer } },
})

export const cases: RuleCases = {
  flags: {
    common: () => expects('https://login.microsoftonline.com/common/v2.0'),
    organizations: () => expects('https://login.microsoftonline.com/organizations/v2.0'),
    consumers: () => expects('https://login.microsoftonline.com/consumers/v2.0'),
    'the template of the metadata': () => expects('https://login.microsoftonline.com/{tenantid}/v2.0'),
    'version 1': () => expects('https://sts.windows.net/common/', `https://sts.windows.net/${id}/`),
  },
  spares: {
    'the tenant': () => expects(`https://login.microsoftonline.com/${id}/v2.0`),
    'a name that begins so': () => expects('https://login.microsoftonline.com/commonwealth.example/v2.0'),
    'a token of somebody else': () =>
      expects('https://login.microsoftonline.com/common/v2.0', 'https://issuer.example'),
  },
}
