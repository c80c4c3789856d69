import { describe, expect, it } from 'vitest'
import { inspect } from './inspect.ts'
import { redact } from './redact.ts'
import { realShapes } from './facts/real-shapes.ts'
import { realPastes } from './facts/real-pastes.ts'
import { jws } from './testing.ts'
import type { RuleCases } from './rules/define.ts'

const mine = {
  kind: ['auth0-api-jwe','access-token-as-id-token','authorization-code-sent','google-sa-jwt','firebase-custom-token','firebase-session-cookie','supabase-api-key-as-user','descope-session-kind','ci-identity-token','k8s-token','apple-token-kind','keycloak-lightweight','keycloak-sub-missing'],
  quirk: ['auth0-management-token','cognito-sdk-token'],
  issuer: ['iss-missing','iss-not-url','iss-http','entra-version-mismatch','entra-common-issuer','b2c-policy-issuer','okta-wrong-as','custom-domain-issuer','multi-form-issuer','jwks-not-under-issuer'],
}
const all = Object.entries(mine).flatMap(([stage, ids]) => ids.map((id) => [stage, id] as const))
const essence = (text: string, ctx: any) =>
  inspect(text, ctx).findings.filter((f) => f.outcome==='flag' && all.some(([, id]) => id === f.rule)).map((f) => `${f.rule} ${f.severity} ${f.token}`)
describe.each(all)('%s/%s', async (stage, id) => {
  const { cases } = (await import(`./rules/${stage}/${id}.ts`)) as { cases: RuleCases }
  it.each(Object.entries({ ...cases.flags, ...cases.spares }))('%s', (_, make) => {
    const { paste, context = {} } = make()
    const copy = redact(inspect(paste, context), context)
    expect(essence(copy, context)).toEqual(essence(paste, context))
  })
})
it('prints', () => {
  for (const [name, { header = '{"alg":"RS256","typ":"JWT","kid":"k"}', claims }] of Object.entries(realShapes)) {
    const f = inspect(jws({ header, payload: claims }), { now: 1800 }).findings.filter((x) => x.outcome==='flag' && all.some(([, id]) => id === x.rule))
    if (f.length) console.log(name, f.map((x) => `${x.rule}:${x.severity}: ${x.message}`))
  }
  for (const [name, [p]] of Object.entries(realPastes)) {
    const f = inspect(p, { now: 1800 }).findings.filter((x) => x.outcome==='flag' && all.some(([, id]) => id === x.rule))
    if (f.length) console.log(name, f.map((x) => `${x.rule}:${x.severity}: ${x.message}`))
  }
})
