import type { ApiStack } from '../../registry/api-stacks.ts'
import { algorithm } from '../../registry/algorithms.ts'
import { apiStacks } from '../../registry/api-stacks.ts'
import { complaintOf } from '../../facts/api-token.ts'
import type { TokenFacts } from '../../facts/gather.ts'
import { isAddressedElsewhere } from '../../registry/token-uses.ts'
import { accessToken, clientAssertion } from '../../testing/forge.ts'
import { shown, shownList } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

interface Limit {
  takes: RegExp
  words: string
  /** It can be set otherwise. */
  byDefault?: true
}

const limits: { readonly [stack in ApiStack]?: Limit } = {
  'aws-http-api': { takes: /^[RP]S\d/, words: 'algorithms of RSA' },
  spring: { takes: /^RS256$/, words: 'RS256', byDefault: true },
  'okta-verifier': { takes: /^RS256$/, words: 'RS256' },
  'aws-jwt-verify': { takes: /^(?:RS|ES)(?:256|384|512)$|^Ed/, words: 'RS…, ES… and EdDSA' },
  envoy: { takes: /^(?:[RPEH]S(?:256|384|512)|EdDSA)$/, words: 'RS…, PS…, ES…, HS… and EdDSA' },
}

/** Texts that say no more than that the algorithm is not on the list. */
const plainTexts = ['E109', 'E124', 'E145', 'E155', 'E165', 'E170', 'E171', 'E237', 'E326']

interface Evidence {
  alg: string
  by: string
  takes: string | undefined
  byDefault?: true
}

function limitOf(facts: TokenFacts, alg: string): Evidence | undefined {
  const { expected } = facts
  const { algorithms = [], stack } = expected
  if (algorithms.length > 0)
    return algorithms.includes(alg) ? undefined : { alg, by: 'Your API', takes: shownList(algorithms) }
  const limit = stack && limits[stack]
  const complaint = complaintOf(facts, 'alg')
  const { algorithm: wanted, found } = complaint?.facts ?? {}
  // The text is about another token.
  const aboutOther = found?.algorithm !== undefined && found.algorithm !== alg
  const says = complaint && !aboutOther && wanted !== alg ? complaint : undefined
  if (limit && !limit.takes.test(alg) && stack)
    return { alg, by: apiStacks[stack], takes: limit.words, ...(limit.byDefault && !says && { byDefault: true }) }
  if (!says || (wanted === undefined && found?.algorithm === undefined && !plainTexts.includes(says.id)))
    return undefined
  return { alg, by: says.emitter, takes: wanted === undefined ? undefined : shown(wanted) }
}

export const algNotAllowedByApi = defineRule({
  id: 'alg-not-allowed-by-api',
  stage: 'crypto',
  severity: 'error',
  title: 'The API does not take the token’s algorithm',
  sources: [
    rfc(8725, '3.1'),
    {
      label: 'API Gateway: JWT authorizers',
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html',
    },
    {
      label: 'Spring Security: trusted algorithms',
      url: 'https://docs.spring.io/spring-security/reference/servlet/oauth2/resource-server/jwt.html',
    },
  ],
  check(facts) {
    const { token } = facts
    const alg = token.header?.alg
    if (token.kind !== 'jws' || isAddressedElsewhere(token.use) || token.use === 'refresh-token') return inapplicable
    // “none” and names that do not exist have rules of their own.
    if (typeof alg !== 'string' || !algorithm(alg)) return inapplicable
    const evidence = limitOf(facts, alg)
    if (!evidence) return pass
    return {
      outcome: 'flag',
      at: '/header/alg',
      evidence,
      ...(evidence.byDefault && { severity: 'warning' as const }),
    }
  },
  message: ({ alg, by, takes, byDefault }) =>
    takes === undefined
      ? `${by} does not take ${shown(alg)}, the algorithm of this token.`
      : `${by} takes only ${takes}${byDefault ? ' unless told otherwise' : ''}, and this token is signed with ${shown(alg)}.`,
  why: () =>
    'The API decides which algorithms it trusts, never the token: otherwise somebody could pick a weak one. A token with another is refused before its signature is looked at.',
  fix: ({ expected: { stack } }, { alg }) => ({
    steps: [
      ...(stack === 'spring'
        ? [
            {
              text: 'Name the algorithm in the setting. With issuer-uri alone Spring takes it from the published keys.',
              snippets: [
                {
                  label: 'application.properties',
                  language: 'text',
                  text: `spring.security.oauth2.resourceserver.jwt.jws-algorithms=${alg}`,
                },
              ],
            },
          ]
        : stack === 'aws-http-api'
          ? [{ text: 'Switch the provider’s key to RSA, or check the token in a Lambda authorizer.' }]
          : [
              {
                text: 'If the issuer is meant to sign with it, add the algorithm to the list of the API, and see that the API has the issuer’s key of that kind: without it the token still fails. Do not add one of HS… to an API that loads public keys.',
              },
            ]),
      { text: 'Or have the provider sign with an algorithm that the API takes, and get a new token.' },
    ],
  }),
})

const signed = (alg: string) => accessToken({}, { alg, typ: 'JWT', kid: 'k' })
const on = (stack: ApiStack) => ({ expected: { stack } })

export const cases: RuleCases = {
  flags: {
    'another is expected': () => ({
      paste: signed('ES256'),
      context: { expected: { algorithms: ['RS256', 'PS256'] } },
    }),
    'an HTTP API of AWS': () => ({ paste: signed('ES256'), context: on('aws-http-api') }),
    'Spring by default': () => ({ paste: signed('ES256'), context: on('spring'), severity: 'warning' }),
    'Spring, which has complained': () => ({
      paste: `${signed('ES256')}\nSigned JWT rejected: Another algorithm expected, or no matching key(s) found`,
      context: on('spring'),
    }),
    'Okta’s verifier': () => ({ paste: signed('PS256'), context: on('okta-verifier') }),
    'aws-jwt-verify': () => ({ paste: signed('PS256'), context: on('aws-jwt-verify') }),
    Envoy: () => ({ paste: signed('ES256K'), context: on('envoy') }),
    'a text that names both': () => ({
      paste: `${signed('ES256')}\nJWT signature algorithm not allowed: ES256. Expected: RS256`,
    }),
    'a text that names none': () => ({ paste: `${signed('ES256')}\nERR_JOSE_ALG_NOT_ALLOWED` }),
  },
  spares: {
    'nothing expected': () => ({ paste: signed('ES256') }),
    'the expected one': () => ({ paste: signed('ES256'), context: { expected: { algorithms: ['RS256', 'ES256'] } } }),
    'RSA at an HTTP API': () => ({ paste: signed('RS512'), context: on('aws-http-api') }),
    'Spring’s default': () => ({ paste: signed('RS256'), context: on('spring') }),
    'Spring, told which': () => ({
      paste: signed('ES256'),
      context: { expected: { stack: 'spring', algorithms: ['ES256'] } },
    }),
    'a library without limits': () => ({ paste: signed('PS256'), context: on('jose') }),
    'a text about another token': () => ({
      paste: `${signed('PS256')}\nJWT signature algorithm not allowed: ES256. Expected: RS256`,
    }),
    'a text that names the reason elsewhere': () => ({ paste: `${signed('RS256')}\njwt signature is required` }),
    'no signature at all': () => ({
      paste: accessToken({}, { alg: 'none' }),
      context: { expected: { algorithms: ['RS256'] } },
    }),
    'a client assertion': () => ({
      paste: clientAssertion({}, { alg: 'ES256' }),
      context: { expected: { algorithms: ['RS256'] } },
    }),
  },
}
