import { complaintOf, mayBeForApi } from '../../facts/api-token.ts'
import type { TokenFacts } from '../../facts/gather.ts'
import { headerTypeOf } from '../../token/token-use.ts'
import { accessToken, jws, noon } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** Texts about `typ` of the header; others are about the kind of token. */
const rows = ['E124', 'E140', 'E168', 'E307', 'E308', 'E412']

const typeOf = (typ: string) => headerTypeOf({ typ })

/** What the API takes instead: the type, or undefined where only the refusal is known. False: nothing is wrong. */
function refusalOf(facts: TokenFacts, type: string): { wanted?: string; byDefault?: true } | false {
  const { tokenType = '', stack } = facts.expected
  const wanted = typeOf(tokenType.trim())
  // Without a type it passes for a JWT.
  if (wanted !== '') return wanted !== type && !(wanted === 'jwt' && type === '') && { wanted }
  const complaint = complaintOf(facts, 'typ', ...rows)
  const { type: named, found } = complaint?.facts ?? {}
  const aboutOther = found?.type !== undefined && typeOf(found.type) !== type
  if (complaint && !aboutOther && (named === undefined || typeOf(named) !== type))
    return named === undefined ? {} : { wanted: typeOf(named) }
  return stack === 'spring' && type === 'at+jwt' && { wanted: 'jwt', byDefault: true }
}

export const typUnexpected = defineRule({
  id: 'typ-unexpected',
  stage: 'crypto',
  severity: 'error',
  title: 'The API expects another type in the header',
  sources: [
    rfc(9068, '4'),
    rfc(8725, '3.11'),
    {
      label: 'Spring Security: JwtTypeValidator',
      url: 'https://docs.spring.io/spring-security/reference/api/java/org/springframework/security/oauth2/jwt/JwtTypeValidator.html',
    },
  ],
  check(facts) {
    const { token } = facts
    if (token.kind !== 'jws' || !mayBeForApi(token)) return inapplicable
    const refusal = refusalOf(facts, headerTypeOf(token.header))
    if (!refusal) return pass
    const typ = token.header?.typ
    return {
      outcome: 'flag',
      at: typ === undefined ? '/header' : '/header/typ',
      evidence: { ...refusal, typ: typeof typ === 'string' ? typ : undefined },
      ...(refusal.byDefault && { severity: 'warning' as const }),
    }
  },
  message: ({ typ, wanted, byDefault }) => {
    const has = typ === undefined ? 'this token names none' : `this token says ${shown(typ)}`
    if (byDefault)
      return `By default Spring Security takes only “JWT” as type, and ${has}; a decoder that was set up for it takes others.`
    return wanted === undefined
      ? `The API refused the type in the header: ${has}.`
      : `Your API expects the type ${shown(wanted === 'jwt' ? 'JWT' : wanted)} in the header, and ${has}.`
  },
  why: ({ typ }) =>
    typ !== undefined && typeOf(typ) === 'at+jwt'
      ? 'The token follows the profile for access tokens (RFC 9068), and a library that was not told of it accepts plain JWTs only. Nothing is wrong with the token.'
      : 'The profile for access tokens (RFC 9068) marks them with at+jwt, so that nobody passes an ID token for one. Many providers do not write it, so an API that insists on it refuses their tokens.',
  fix: ({ expected: { stack } }, { typ }) => {
    const profile = typ !== undefined && typeOf(typ) === 'at+jwt'
    const spring = {
      text: 'Spring Security from 6.5: build the decoder with validateType(false), and check the type with JwtValidators.createAtJwtValidator(). Before: setJwtProcessor with a DefaultJOSEObjectTypeVerifier for at+jwt.',
    }
    const others = {
      text: 'Let the library accept the type.',
      snippets: [
        { label: 'jose', language: 'js', text: "await jwtVerify(token, keys, { typ: 'at+jwt' })" },
        { label: 'ASP.NET Core', language: 'text', text: 'TokenValidationParameters.ValidTypes = ["at+jwt"]' },
      ],
    }
    if (profile) return { steps: stack === 'spring' ? [spring] : [others, spring] }
    return {
      steps: [
        {
          text: 'Have the provider write at+jwt, where it can: at Auth0 it is the API’s setting “Token profile” (RFC 9068).',
        },
        {
          text: 'If it cannot, let the API do without: leave “typ” out of jose’s options, “strict” off in express-oauth2-jwt-bearer, ValidTypes empty in ASP.NET Core. Then check audience and scope, so that an ID token does not pass.',
        },
      ],
    }
  },
})

const of = (typ?: string) => accessToken({}, { alg: 'RS256', kid: 'k', ...(typ !== undefined && { typ }) })
const expecting = (tokenType: string) => ({ expected: { tokenType } })
const spring = { expected: { stack: 'spring' } } as const

export const cases: RuleCases = {
  flags: {
    'at+jwt at Spring': () => ({ paste: of('at+jwt'), context: spring, severity: 'warning' }),
    'at+jwt, refused by Nimbus': () => ({ paste: `${of('at+jwt')}\nJOSE header typ (type) at+jwt not allowed` }),
    'JWT, refused by jose': () => ({ paste: `${of('JWT')}\nunexpected "typ" JWT header value` }),
    'JWT where at+jwt is expected': () => ({ paste: of('JWT'), context: expecting('at+jwt') }),
    'none where at+jwt is expected': () => ({ paste: of(), context: expecting('application/at+jwt') }),
    'at+jwt where JWT is expected': () => ({ paste: of('application/at+jwt'), context: expecting('JWT') }),
  },
  spares: {
    'nothing expected': () => ({ paste: of('at+jwt') }),
    'none, as of Okta': () => ({ paste: of(), context: spring }),
    'JWT at Spring': () => ({ paste: of('JWT'), context: spring }),
    'Keycloak, whose payload has a type of its own': () => ({
      paste: accessToken(
        { iss: 'https://sso.example/realms/shop', typ: 'Bearer', aud: 'account' },
        { alg: 'RS256', typ: 'JWT', kid: 'k' },
      ),
      context: spring,
    }),
    'the expected one, written otherwise': () => ({ paste: of('application/AT+JWT'), context: expecting('at+jwt') }),
    'none where JWT is expected': () => ({ paste: of(), context: expecting('JWT') }),
    'at+jwt at Spring, told so': () => ({
      paste: of('at+jwt'),
      context: { expected: { stack: 'spring', tokenType: 'at+jwt' } },
    }),
    'a text about another token': () => ({ paste: `${of('JWT')}\nJOSE header typ (type) at+jwt not allowed` }),
    'an ID token, which has a rule of its own': () => ({
      paste: jws({
        header: { alg: 'RS256', typ: 'JWT' },
        claims: { iss: 'https://i.example', aud: 'a', azp: 'a', nonce: 'n', sub: 'u', exp: noon },
      }),
      context: expecting('at+jwt'),
    }),
  },
}
