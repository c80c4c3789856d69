import { accessToken } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable } from '../define.ts'

/** Texts of those who check rights after the token: Istio, an AWS authorizer, Microsoft Graph, GitHub. */
const rows: ReadonlySet<string> = new Set(['E513', 'E529', 'E544', 'E568'])

export const rbacAfterValid = defineAnswerRule({
  id: 'rbac-after-valid',
  stage: 'scope',
  severity: 'info',
  title: 'A policy refused the call, not the check of the token',
  sources: [
    {
      label: 'Istio: security troubleshooting',
      url: 'https://istio.io/latest/docs/ops/common-problems/security-issues/',
    },
    { label: 'Microsoft Graph: error responses', url: 'https://learn.microsoft.com/graph/errors' },
  ],
  check({ reading }) {
    if (!reading || !rows.has(reading.id) || !reading.conditions.includes('scope')) return inapplicable
    return { outcome: 'flag', evidence: { emitter: reading.emitter, orNone: reading.conditions.includes('missing') } }
  },
  message: ({ emitter, orNone }) =>
    orNone
      ? `This is ${emitter} refusing by policy: the token was accepted before, or none arrived at all.`
      : `This is ${emitter} refusing by policy: it knows who calls, and does not allow this call.`,
  why: ({ orNone }) =>
    'The rights of the caller did not reach; expiry, signature and audience are checked earlier and answer otherwise. ' +
    (orNone ? 'Istio lets a request without any token through to the policy, which then says the same.' : ''),
  fix: (_, { orNone }) => ({
    steps: [
      ...(orNone ? [{ text: 'Make sure that the header reaches the workload: look for it in the proxy’s log.' }] : []),
      {
        text: 'Compare what the policy asks for (roles, scopes, groups, the caller’s id) with the claims of the token.',
      },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'Istio, alone': () => ({ paste: 'HTTP/1.1 403 Forbidden\n\nRBAC: access denied' }),
    'Istio, beside the token': () => ({ paste: `${accessToken()}\nRBAC: access denied` }),
    Graph: () => ({
      paste: `${accessToken()}\n{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges to complete the operation."}}`,
    }),
    GitHub: () => ({ paste: '{"message":"Resource not accessible by integration"}' }),
  },
  spares: {
    'a refused token': () => ({ paste: `${accessToken()}\njwt expired` }),
    'a missing scope': () => ({ paste: `${accessToken()}\nInsufficient Scope` }),
    'GitHub, about the token': () => ({ paste: '{"message":"Bad credentials"}' }),
    'no error': () => ({ paste: accessToken() }),
  },
}
