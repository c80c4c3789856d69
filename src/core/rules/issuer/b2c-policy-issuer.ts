import { nearness } from '../../text/near.ts'
import { wantedIssuer } from '../../facts/wanted-issuer.ts'
import { accessToken } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

const form = /\/(?:tfp\/)?[0-9a-f-]{36}\/(?:([\w-]+)\/)?v2\.0\/?$/i
const name = (policy: string | undefined) => (policy === undefined ? 'no policy' : `the policy ${shown(policy)}`)

export const b2cPolicyIssuer = defineRule({
  id: 'b2c-policy-issuer',
  stage: 'issuer',
  severity: 'warning',
  title: 'The issuer depends on the policy of Azure AD B2C',
  sources: [
    {
      label: 'Microsoft Identity Web: issuers of Azure AD B2C',
      url: 'https://github.com/AzureAD/microsoft-identity-web/wiki/Azure-AD-B2C-issuer-claim-support',
    },
  ],
  check(facts) {
    const { provider, issuer } = facts
    if (provider?.id !== 'azure-b2c' || issuer === undefined) return inapplicable
    const wanted = wantedIssuer(facts)
    const policy = form.exec(issuer)?.[1]
    const theirs = form.exec(wanted ?? '')
    const differ = wanted !== undefined && theirs !== null && !nearness(issuer, wanted).near
    if (!differ && policy === undefined) return inapplicable
    return {
      outcome: 'flag',
      at: '/claims/iss',
      evidence: { policy, wanted: theirs?.[1], differ },
      // An API that was set up for this form takes it.
      ...(!differ && { severity: 'info' as const }),
    }
  },
  message: ({ policy, wanted, differ }) => {
    if (!differ) return `The issuer names ${name(policy)}: tokens of another policy have another issuer.`
    return policy === wanted
      ? 'The token and your API’s setting name different tenants or hosts of Azure AD B2C.'
      : `The token’s issuer names ${name(policy)}, and the one that your API expects names ${name(wanted)}.`
  },
  why: () =>
    'Whether the issuer names the policy is set in each user flow or policy, and each has metadata and keys of its own. Many libraries take the form without only.',
  fix: () => ({
    steps: [
      { text: 'Let the issuer leave the policy out (without /tfp/), in the settings of the user flow.' },
      { text: 'Give your API the metadata address of the policy that people sign in with.' },
    ],
  }),
})

const id = '11111111-2222-3333-4444-555555555555'
const host = 'https://shop.b2clogin.com'
const named = (policy: string) => `${host}/tfp/${id}/${policy}/v2.0/`
const pair = (iss: string, issuer?: string) => ({
  paste: accessToken({ iss }, { alg: 'RS256', kid: 'k', typ: 'JWT' }),
  ...(issuer !== undefined && { context: { expected: { issuer } } }),
})

export const cases: RuleCases = {
  flags: {
    'no policy is expected': () => pair(named('B2C_1_susi'), `${host}/${id}/v2.0/`),
    'a policy is expected': () => pair(`${host}/${id}/v2.0/`, named('B2C_1_susi')),
    'another policy is expected': () => pair(named('B2C_1_susi'), named('B2C_1_edit')),
    'another tenant is expected': () => pair(`${host}/${id}/v2.0/`, `https://test.b2clogin.com/${id}/v2.0/`),
    'nothing is expected': () => ({ ...pair(named('B2C_1_susi')), severity: 'info' }),
    'it is expected': () => ({ ...pair(named('B2C_1_susi'), named('B2C_1_susi')), severity: 'info' }),
  },
  spares: {
    'the usual form': () => pair(`${host}/${id}/v2.0/`),
    'the usual form, but for a slash': () => pair(`${host}/${id}/v2.0/`, `${host}/${id}/v2.0`),
    'another provider is expected': () => pair(`${host}/${id}/v2.0/`, 'https://issuer.example/'),
    'Entra ID': () => pair(`https://login.microsoftonline.com/${id}/v2.0`, named('B2C_1_susi')),
  },
}
