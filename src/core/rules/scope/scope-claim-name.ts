import { complaintOf, mayBeForApi } from '../../facts/api-token.ts'
import { asObject } from '../../decode/json.ts'
import type { TokenFacts } from '../../facts/gather.ts'
import type { Json, JsonObject } from '../../model/primitives.ts'
import { accessToken } from '../../testing/forge.ts'
import { shown, shownList } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** Claims that hold rights beside `scope`: of Auth0, Okta, Entra ID, Cognito and others; and names of one’s own. */
const names: ReadonlySet<string> = new Set([
  'permissions',
  'roles',
  'groups',
  'cognito:groups',
  'authorities',
  'scopes',
])
const namespaced = /^https?:\/\/.+\/(?:roles|permissions|groups)$/

const words = (value: Json | undefined): readonly string[] =>
  typeof value === 'string'
    ? value.split(/\s+/)
    : Array.isArray(value)
      ? value.filter((item) => typeof item === 'string')
      : []

/** Rights by the claim in which they stand, `scope` apart. */
function rightsIn(claims: JsonObject): readonly (readonly [claim: string, rights: readonly string[]])[] {
  const flat = Object.entries(claims).filter(([name]) => names.has(name) || namespaced.test(name) || name === 'scp')
  return [
    ...flat.map(([name, value]) => [name, words(value)] as const),
    ['realm_access.roles', words(asObject(claims.realm_access)?.roles)],
  ]
}

/** Reads `scope` and nothing else, by its source. */
const onlyScope = ({ expected }: TokenFacts) => expected.stack === 'express-oauth2-jwt-bearer'

export const scopeClaimName = defineRule({
  id: 'scope-claim-name',
  stage: 'scope',
  severity: 'warning',
  title: 'The right stands in another claim than “scope”',
  sources: [
    rfc(9068, '2.2.3'),
    {
      label: 'Spring Security: extracting authorities',
      url: 'https://docs.spring.io/spring-security/reference/servlet/oauth2/resource-server/jwt.html',
    },
  ],
  check(facts) {
    const { token, expected, scopes } = facts
    const wanted = words(expected.scope?.replaceAll(',', ' ')).filter((word) => word !== '')
    const { claims } = token
    if (wanted.length === 0 || !claims || !mayBeForApi(token)) return inapplicable
    const complaint = complaintOf(facts, 'scope')
    const strict = onlyScope(facts) || complaint !== undefined
    // Most libraries look into “scp” as well.
    const seen = new Set(strict ? words(claims.scope) : scopes)
    const lacking = wanted.filter((word) => !seen.has(word))
    if (lacking.length === 0) return pass
    for (const [claim, rights] of rightsIn(claims)) {
      const granted = new Set(rights)
      const there = lacking.filter((word) => granted.has(word))
      if (there.length === 0) continue
      return {
        outcome: 'flag',
        at: `/claims/${claim.replaceAll('/', '~1').replace('realm_access.', 'realm_access/')}`,
        evidence: { claim, there },
        // APIs behind Auth0 are often set up for it.
        ...(claim === 'permissions' && !strict && { severity: 'info' as const }),
      }
    }
    return pass
  },
  message: ({ claim, there }) =>
    `The token does have ${shownList(there)}, in ${shown(claim)}. Does your API look into “scope” only?`,
  why: () =>
    'The standard claim is “scope”, a text with spaces; providers also write rights into claims of their own, above all roles and permissions. An API that does not read that claim answers 403 as if the right were missing.',
  fix: (_, { claim, there: [right = ''] }) => ({
    steps: [
      {
        text: 'Let the API read that claim.',
        snippets: [
          {
            label: 'Spring Security',
            language: 'text',
            text: `JwtGrantedAuthoritiesConverter c = new JwtGrantedAuthoritiesConverter();\nc.setAuthoritiesClaimName("${claim}");`,
          },
          {
            label: 'express-oauth2-jwt-bearer',
            language: 'js',
            text: `app.use(claimIncludes('${claim}', '${right}'))`,
          },
          {
            label: 'ASP.NET Core',
            language: 'text',
            text: `policy.RequireClaim("${claim}", "${right}")`,
          },
        ],
      },
    ],
    otherwise: {
      title: 'If the API should stay as it is',
      steps: [
        {
          text: 'Have the right granted as a scope of the API, and ask for it in the parameter “scope” of the login.',
        },
      ],
    },
  }),
})

const plain = { alg: 'RS256', typ: 'JWT', kid: 'k' }
const of = (claims: Readonly<Record<string, Json>>) => accessToken({ scope: 'openid', ...claims }, plain)
const expected = { scope: 'read:things' }

export const cases: RuleCases = {
  flags: {
    'permissions of Auth0': () => ({
      paste: of({ permissions: ['read:things'] }),
      context: { expected },
      severity: 'info',
    }),
    'permissions, where only “scope” is read': () => ({
      paste: of({ permissions: ['read:things'] }),
      context: { expected: { ...expected, stack: 'express-oauth2-jwt-bearer' } },
    }),
    'permissions, and the API has complained': () => ({
      paste: `${of({ permissions: ['read:things'] })}\nWWW-Authenticate: Bearer error="insufficient_scope", error_description="Missing 'scope' claim"`,
      context: { expected },
    }),
    'roles of Entra ID': () => ({ paste: of({ roles: ['read:things'] }), context: { expected } }),
    'roles of a realm of Keycloak': () => ({
      paste: of({ realm_access: { roles: ['read:things'] } }),
      context: { expected },
    }),
    'groups of Cognito': () => ({ paste: of({ 'cognito:groups': ['read:things'] }), context: { expected } }),
    'a claim with a name of one’s own': () => ({
      paste: of({ 'https://claims.example/roles': ['read:things'] }),
      context: { expected },
    }),
    'scp, where only “scope” is read': () => ({
      paste: accessToken({ scope: undefined, scp: 'read:things write:things' }, plain),
      context: { expected: { ...expected, stack: 'express-oauth2-jwt-bearer' } },
    }),
  },
  spares: {
    'in scope': () => ({ paste: accessToken({ permissions: ['read:things'] }), context: { expected } }),
    'in scp': () => ({
      paste: accessToken({ scope: undefined, scp: ['read:things'] }, plain),
      context: { expected: { ...expected, stack: 'spring' } },
    }),
    nowhere: () => ({ paste: of({ roles: ['write:things'] }), context: { expected } }),
    'nothing asked for': () => ({ paste: of({ permissions: ['read:things'] }) }),
    'a list of something else': () => ({ paste: of({ amr: ['read:things'] }), context: { expected } }),
  },
}
