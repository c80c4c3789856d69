import { complaintOf } from '../../facts/api-token.ts'
import { accessToken } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

const namespace = 'https://hasura.io/jwt/claims'

export const hasuraClaimsMissing = defineRule({
  id: 'hasura-claims-missing',
  stage: 'scope',
  severity: 'error',
  title: 'Hasura finds no roles in the token',
  sources: [
    { label: 'Hasura: JWT authentication', url: 'https://hasura.io/docs/2.0/auth/authentication/jwt/' },
    { label: 'hasura/graphql-engine', url: 'https://github.com/hasura/graphql-engine' },
  ],
  check(facts) {
    const { claims } = facts.token
    if (!claims || !complaintOf(facts, 'claim', 'E550')) return inapplicable
    return Object.hasOwn(claims, namespace) ? pass : { outcome: 'flag', at: '/claims', evidence: undefined }
  },
  message: () => `Hasura looks for its roles under “${namespace}”, and this token has no such claim.`,
  why: () =>
    'The signature may be fine: Hasura takes the role from claims of its own and refuses a token without them. If your Hasura is set to another place (“claims_namespace” or “claims_map”), look there instead.',
  fix: () => ({
    steps: [
      {
        text: 'Have the provider add the claims: with an Action (Auth0), a mapper (Keycloak), custom claims (Firebase), a pre-token trigger (Cognito).',
        snippets: [
          {
            label: 'Claims',
            language: 'js',
            text: `{ '${namespace}': { 'x-hasura-default-role': 'user', 'x-hasura-allowed-roles': ['user'] } }`,
          },
        ],
      },
      { text: 'Sign in again: claims are written when a token is issued.' },
    ],
  }),
})

const hasuraSays = `{"errors":[{"extensions":{"code":"jwt-missing-role-claims"},"message":"claims key: '${namespace}' not found"}]}`

export const cases: RuleCases = {
  flags: {
    'no such claim': () => ({ paste: `${accessToken()}\n${hasuraSays}` }),
  },
  spares: {
    'the claim is there': () => ({
      paste: `${accessToken({ [namespace]: { 'x-hasura-default-role': 'user' } })}\n${hasuraSays}`,
    }),
    'no complaint': () => ({ paste: accessToken() }),
    'another complaint': () => ({ paste: `${accessToken()}\nCould not verify JWT: JWTExpired` }),
  },
}
