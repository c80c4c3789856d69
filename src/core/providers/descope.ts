import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import type { Provider, ProviderCases, Seen } from './define.ts'
import { certain, hinted, issuedBy, underHost } from './define.ts'
import { byHint, byHost, secureUrl } from './recognition.ts'
import { keysFix, line } from '../steps/recipes.ts'
import { manual } from '../registry/sources.ts'
import { revoked } from '../steps/steps.ts'

const page = manual('Descope', 'https://docs.descope.com')
const validation = page('Validate sessions', 'authorization/session-management/session-validation')
const keys = page('Token validation key', 'api/openapi/sessiongetkeys/operation/GetKeysV2/')
const project = /^P[0-9A-Za-z]{26,40}$/

/** The whole issuer, or one of the last two segments of its path. */
function projectOf({ issuer, issuerText = '' }: Seen): string | undefined {
  if (project.test(issuerText)) return issuerText
  return issuer?.pathname
    .split('/')
    .slice(-2)
    .find((segment) => project.test(segment))
}

/** A long id has its region behind the first letter. */
const apiOf = (id: string) => `https://api.${id.length >= 32 ? `${id.slice(1, 5).toLowerCase()}.` : ''}descope.com`

const sdk = () => line('@descope/react-sdk', 'js', 'const token = ', 'getSessionToken()')

const refreshFix = (): Fix => ({
  steps: [
    {
      text: 'Send the session token instead (drn is DS). The SDK exchanges the refresh token by itself.',
      snippets: [sdk()],
    },
    {
      text: 'If the refresh token has been shared with anybody, log the user out of all devices.',
      where: 'Descope Console → Users → the user',
    },
  ],
  docs: validation,
})

const keyFix = (facts: Facts): Fix =>
  keysFix(
    facts,
    'Descope keeps the keys by project, whatever domain the issuer has. Let your API fetch those of this project.',
    keys,
  )

export const descope: Provider<'descope'> = {
  id: 'descope',
  name: 'Descope',
  recognise(seen) {
    const { issuer, claims = {} } = seen
    if (projectOf(seen) === undefined) return undefined
    if (issuer && secureUrl(seen) && underHost(issuer.hostname, 'descope.com')) return byHost(seen)
    const session = claims.drn === 'DS' || claims.drn === 'DSR'
    return session ? byHint('the issuer names a project, and drn is that of a session.') : undefined
  },
  endpoints(seen) {
    const id = projectOf(seen) ?? ''
    return { metadata: [], jwks: `${apiOf(id)}/v2/keys/${id}` }
  },
  fixes: {
    'refresh-token-sent': refreshFix,
    expired: () => ({
      steps: [
        {
          text: 'The SDK renews session tokens while the page is open. Read it right before each call.',
          snippets: [sdk()],
        },
      ],
      otherwise: revoked({
        text: 'A user who was logged out gets no new session token; the last one lives on until it runs out.',
      }),
      docs: validation,
    }),
    'kid-not-in-jwks': keyFix,
  },
  sources: [validation, keys],
  lastChecked: '2026-11-21',
}

const id = 'P2abcdefghijklmnopqrstuvwxy'

export const cases: ProviderCases = {
  takes: {
    'a project’s address': certain(() => issuedBy(`https://api.descope.com/${id}`)),
    'a project in Europe': certain(() => issuedBy('https://api.euc1.descope.com/Peuc12abcdefghijklmnopqrstuvwxy0')),
    'an application of a project': certain(() => issuedBy(`https://api.descope.com/v1/apps/${id}`)),
    'a bare project': hinted(() => issuedBy(id, { drn: 'DS' })),
    'a domain of one’s own': hinted(() => issuedBy(`https://auth.example.com/${id}`, { drn: 'DS' })),
  },
  refuses: {
    'the name in front of another domain': () => issuedBy(`https://api.descope.com.evil.example/${id}`),
    'the name as an ending': () => issuedBy(`https://api.notdescope.com/${id}`),
    'no project': () => issuedBy('https://api.descope.com/', { drn: 'DS' }),
    'a bare project without drn': () => issuedBy(id),
    'a project id with more in it': () => issuedBy(`https://api.descope.com/${id}%2f..`),
  },
}
