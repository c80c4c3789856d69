import { isJwt } from '../../token/claims.ts'
import { accessToken, filler, jwe } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import type { TokenFacts } from '../../facts/gather.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** Schemes that people write before an OAuth token. Others that nobody has heard of may be an API's own. */
const mistaken: ReadonlySet<string> = new Set([
  'jwt',
  'token',
  'oauth',
  'basic',
  'ssws',
  'bot',
  'key',
  'apikey',
  'bearer:',
])
/** Of these some APIs are fond. */
const customary: ReadonlySet<string> = new Set(['jwt', 'token', 'oauth', 'key', 'apikey'])
/** What the makers of these want before them. */
const ownSchemes: Readonly<Record<string, string>> = { 'okta-api-token': 'SSWS', 'discord-bot': 'Bot' }

/** The scheme that fits, where the one that was written does not. */
function fittingScheme({ token, artifact: { scheme = '' } }: TokenFacts) {
  const { credential, claims } = token
  const written = scheme.toLowerCase()
  const own = credential && Object.hasOwn(ownSchemes, credential.id) ? ownSchemes[credential.id] : undefined
  if (own !== undefined) return written === own.toLowerCase() ? undefined : own
  const isJose = isJwt(token)
  // Atlassian Connect signs each request anew, and calls the scheme so.
  const ofAtlassian = written === 'jwt' && claims !== undefined && Object.hasOwn(claims, 'qsh')
  if (!mistaken.has(written) || ofAtlassian || (!isJose && written !== 'bearer:')) return undefined
  return claims?.cnf !== undefined ? 'DPoP' : 'Bearer'
}

export const schemeWrong = defineRule({
  id: 'scheme-wrong',
  stage: 'transport',
  severity: 'error',
  title: 'The scheme does not fit this credential',
  sources: [rfc(6750, '2.1'), rfc(9449, '7.1')],
  check(facts) {
    const { token, artifact } = facts
    if (token.place !== 'header' || token.kind === 'placeholder' || artifact.scheme === undefined) return inapplicable
    const fitting = fittingScheme(facts)
    if (fitting === undefined) return pass
    const mild = customary.has(artifact.scheme.toLowerCase())
    return {
      outcome: 'flag',
      evidence: { scheme: artifact.scheme, fitting, mild },
      ...(mild && { severity: 'warning' as const }),
    }
  },
  message: ({ scheme, fitting, mild }) =>
    `Before this token stands ${shown(scheme, 40)}; ${mild ? 'does your API want that? Most expect' : 'expected is'} “${fitting}”.`,
  why: ({ mild }) =>
    mild
      ? 'Some APIs have a scheme of their own: Django REST framework takes “Token” before its own opaque tokens, old Passport setups “JWT”. All others look for “Bearer”, and act as if nothing had been sent.'
      : 'The API chooses by this word how to read what follows. With another one it does not find the token, or takes it for something else.',
  fix: (_, { fitting }) => ({
    steps: [
      {
        text:
          fitting === 'Bearer'
            ? 'Write “Bearer” before the token, without a colon behind it.'
            : `Write “${fitting}” before it.`,
        snippets: [{ label: 'Header', language: 'text', text: `Authorization: ${fitting} <token>` }],
      },
      {
        text: 'If the API has a scheme of its own, look it up in its settings: “keyword” of TokenAuthentication in Django REST framework, AUTH_HEADER_TYPES of Simple JWT, the extractor of passport-jwt.',
      },
    ],
  }),
})

const sent = (scheme: string, token = accessToken()) => ({ paste: `Authorization: ${scheme} ${token}` })

export const cases: RuleCases = {
  flags: {
    JWT: () => ({ ...sent('JWT'), severity: 'warning' }),
    Token: () => ({ ...sent('Token'), severity: 'warning' }),
    'an encrypted token behind OAuth': () => ({
      ...sent('OAuth', jwe({ alg: 'RSA-OAEP-256', enc: 'A256GCM' })),
      severity: 'warning',
    }),
    Basic: () => sent('Basic'),
    SSWS: () => sent('SSWS'),
    'a colon': () => sent('Bearer:'),
    'an API token of Okta behind Bearer': () => sent('Bearer', `00${filler(30)}`),
    'in a cURL command': () => ({ paste: `curl -H 'Authorization: Basic ${accessToken()}' https://api.example` }),
  },
  spares: {
    Bearer: () => sent('Bearer'),
    'in small letters': () => sent('bearer'),
    DPoP: () => sent('DPoP'),
    'a scheme of an API': () => sent('GNAP'),
    'Django’s own token': () => sent('Token', '9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b'),
    'an API token of Okta': () => sent('SSWS', `00${filler(30)}`),
    'a session of Salesforce': () => sent('OAuth', `00D${filler(12)}!${filler(60)}`),
    'Atlassian Connect': () => sent('JWT', accessToken({ qsh: 'hash' })),
    'a token for a password': () => ({ paste: `curl -u 'x-token-auth:${accessToken()}' https://git.example` }),
    'a placeholder': () => sent('Token', 'undefined'),
  },
}
