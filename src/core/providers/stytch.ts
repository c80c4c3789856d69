import { audienceOf } from '../token/claims.ts'
import type { Provider, ProviderCases, Seen } from './define.ts'
import { certain, hinted, issuedBy } from './define.ts'
import { byHint } from './recognition.ts'
import { manual } from '../registry/sources.ts'

const page = manual('Stytch', 'https://stytch.com/docs')
export const tokens = page('Session tokens and JWTs', 'guides/sessions/session-tokens-vs-jwts')
export const jwks = page('Get JWKS', 'api-reference/consumer/api/sessions/get-jwks')
const project = /^project-(live|test)-[0-9a-z-]+$/
const sessionClaim = 'https://stytch.com/session'

/** The project, which the issuer names without a scheme, or the audience where the issuer is a domain of one’s own. */
function projectOf({ issuerText = '', claims }: Seen): string | undefined {
  const named = issuerText.replace(/^stytch\.com\//, '')
  return named === issuerText ? audienceOf(claims).find((value) => project.test(value)) : named
}

const isOrganisation = ({ claims = {} }: Seen) => Object.hasOwn(claims, 'https://stytch.com/organization')

export const stytch: Provider<'stytch'> = {
  id: 'stytch',
  name: 'Stytch',
  traits: ['opaque-by-default', 'keys-elsewhere'],
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
