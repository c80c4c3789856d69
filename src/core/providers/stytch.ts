import type { Facts } from '../facts/gather.ts'
import { audienceOf } from '../token/claims.ts'
import type { Fix } from '../model/finding.ts'
import type { Provider, ProviderCases, Seen } from './define.ts'
import { certain, hinted, issuedBy } from './define.ts'
import { byHint } from './recognition.ts'
import { expectIts, keysFix, line } from '../steps/recipes.ts'
import { manual } from '../registry/sources.ts'
import { js } from '../snippets/literals.ts'
import { issuerOfToken, tokenFacts } from '../steps/known-values.ts'
import { revoked } from '../steps/steps.ts'

const page = manual('Stytch', 'https://stytch.com/docs')
const tokens = page('Session tokens and JWTs', 'guides/sessions/session-tokens-vs-jwts')
const jwks = page('Get JWKS', 'api-reference/consumer/api/sessions/get-jwks')
const project = /^project-(live|test)-[0-9a-z-]+$/
const sessionClaim = 'https://stytch.com/session'

/** The project, which the issuer names without a scheme, or the audience where the issuer is a domain of one’s own. */
function projectOf({ issuerText = '', claims }: Seen): string | undefined {
  const named = issuerText.replace(/^stytch\.com\//, '')
  return named === issuerText ? audienceOf(claims).find((value) => project.test(value)) : named
}

const isOrganisation = ({ claims = {} }: Seen) => Object.hasOwn(claims, 'https://stytch.com/organization')

const issuerFix = (facts: Facts): Fix => {
  const { aud } = tokenFacts(facts)?.token.claims ?? {}
  const [id = 'YOUR_PROJECT_ID'] = audienceOf(aud === undefined ? undefined : { aud })
  const issuers = [...new Set([`stytch.com/${id}`, issuerOfToken(facts, `stytch.com/${id}`)])]
  return {
    steps: [
      {
        text: 'Stytch writes stytch.com and the project, without https://, or the domain of your project once you use one. Let your API accept both.',
        snippets: [line('Issuer', 'js', 'issuer: ', `[${issuers.map(js).join(', ')}]`)],
      },
    ],
    docs: tokens,
  }
}

export const stytch: Provider<'stytch'> = {
  id: 'stytch',
  name: 'Stytch',
  recognise(seen) {
    const { issuerText = '', claims = {} } = seen
    const id = projectOf(seen)
    if (id === undefined || !project.test(id)) return undefined
    if (issuerText === `stytch.com/${id}`)
      return { confidence: 'host', reason: 'the issuer is a project of Stytch.', traits: [] }
    return Object.hasOwn(claims, sessionClaim) ? byHint('it has the claim of a Stytch session.') : undefined
  },
  endpoints(seen) {
    const id = projectOf(seen) ?? ''
    const host = project.exec(id)?.[1] === 'test' ? 'test.stytch.com' : 'api.stytch.com'
    const jwksUri = `https://${host}/v1/${isOrganisation(seen) ? 'b2b/' : ''}sessions/jwks/${id}`
    return { metadata: [], jwks: jwksUri }
  },
  fixes: {
    'iss-mismatch-exact': issuerFix,
    'iss-near-miss': issuerFix,
    'aud-mismatch': (facts) => ({
      steps: [
        expectIts(
          facts,
          'The audience of a session JWT is the id of the project. Let your API expect yours; the test and the live environment have one each.',
        ),
      ],
      docs: tokens,
    }),
    expired: () => ({
      steps: [
        {
          text: 'Session JWTs live for five minutes. The SDK keeps a fresh one; read it right before each call.',
          snippets: [line('@stytch/vanilla-js', 'js', 'const token = stytch.session.', 'getTokens()?.session_jwt')],
        },
      ],
      otherwise: revoked({
        text: 'A session that was revoked still looks fine for up to five minutes. Let your back end ask Stytch where that matters.',
        snippets: [line('stytch for Node', 'js', 'await client.sessions.', 'authenticate', '({ session_jwt: token })')],
      }),
      docs: tokens,
    }),
    'opaque-token': () => ({
      steps: [
        {
          text: 'The session_token is opaque, and only Stytch can read it. Send the session_jwt of the same session instead.',
          snippets: [line('@stytch/vanilla-js', 'js', 'const token = stytch.session.getTokens()?.', 'session_jwt')],
        },
      ],
      docs: tokens,
    }),
    'kid-not-in-jwks': (facts) =>
      keysFix(
        facts,
        'Stytch keeps the keys by project, and not under the issuer. Let your API fetch those of this project.',
        jwks,
      ),
  },
  sources: [tokens, jwks],
  lastChecked: '2026-11-21',
}

const session = { [sessionClaim]: { id: 's' }, aud: ['project-live-1'] }

export const cases: ProviderCases = {
  takes: {
    'a live project': certain(() => issuedBy('stytch.com/project-live-1')),
    'a test project': certain(() => issuedBy('stytch.com/project-test-1')),
    'a domain of one’s own': hinted(() => issuedBy('https://login.example.com', session)),
  },
  refuses: {
    'the name as an ending': () => issuedBy('notstytch.com/project-live-1'),
    'a path in the project': () => issuedBy('stytch.com/project-live-1/../x'),
    'no project': () => issuedBy('stytch.com/'),
    'a session of an unknown project': () => issuedBy('https://login.example.com', { [sessionClaim]: { id: 's' } }),
    'a project without its session': () => issuedBy('https://login.example.com', { aud: ['project-live-1'] }),
  },
}
