import type { Provider, ProviderCases, Seen } from './define.ts'
import { certain, hinted, issuedBy, underHost } from './define.ts'
import { byHint, byHost, secureUrl } from './recognition.ts'
import { manual } from '../registry/sources.ts'

const page = manual('Descope', 'https://docs.descope.com')
export const validation = page('Validate sessions', 'authorization/session-management/session-validation')
export const keys = page('Token validation key', 'api/openapi/sessiongetkeys/operation/GetKeysV2/')
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

export const descope: Provider<'descope'> = {
  id: 'descope',
  name: 'Descope',
  traits: ['opaque-by-default', 'keys-elsewhere'],
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
