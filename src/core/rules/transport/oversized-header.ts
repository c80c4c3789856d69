import { accessToken } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** Octets; what nginx allows one header line, less the name and the scheme. */
const usual = 8000

export const oversizedHeader = defineRule({
  id: 'oversized-header',
  stage: 'transport',
  severity: 'warning',
  title: 'The token may be too long for a header',
  sources: [
    rfc(9110, '5.4'),
    {
      label: 'nginx: large_client_header_buffers',
      url: 'https://nginx.org/en/docs/http/ngx_http_core_module.html#large_client_header_buffers',
    },
  ],
  check({ token: { place, use, kind, length } }) {
    const sent = place === 'header'
    const compact = kind === 'jws' || kind === 'jwe' || kind === 'opaque'
    if (!compact || !(sent || use === 'access-token')) return inapplicable
    if (length <= usual) return pass
    return { outcome: 'flag', evidence: { length }, ...(!sent && { severity: 'info' as const }) }
  },
  message: ({ length }) => `This token is ${length} characters long, which may be more than a proxy lets through.`,
  why: () =>
    'Many servers and proxies limit a header line to 8 kB unless they are told otherwise. They answer 400 or 431, or drop the header, before the API sees anything.',
  fix: () => ({
    steps: [
      {
        text: 'Put less into the token: groups and roles take most of the room. Entra ID can issue only the groups that are assigned to the application; Keycloak has lightweight access tokens; at Auth0, take custom claims out.',
      },
      {
        text: 'If that is not possible, raise the limit at every proxy on the way, and in the API’s own server.',
        snippets: [{ label: 'nginx', language: 'text', text: 'large_client_header_buffers 4 16k;' }],
      },
    ],
  }),
})

const withGroups = (count: number) =>
  accessToken({
    groups: Array.from({ length: count }, (_, i) => `00000000-1111-2222-3333-${String(i).padStart(12, '0')}`),
  })

export const cases: RuleCases = {
  flags: {
    'two hundred groups': () => ({ paste: `Authorization: Bearer ${withGroups(200)}` }),
    'an access token alone': () => ({ paste: withGroups(200), severity: 'info' }),
  },
  spares: {
    'forty groups': () => ({ paste: `Authorization: Bearer ${withGroups(40)}` }),
    'an ordinary one': () => ({ paste: accessToken() }),
    'a long refresh token': () => ({ paste: `grant_type=refresh_token&refresh_token=${'aB3'.repeat(3000)}` }),
  },
}
