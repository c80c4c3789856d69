import { headerTypeOf } from '../../token/token-use.ts'
import { accessToken, filler } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

type Kind = 'm2m_token' | 'oauth_token' | 'api_key'

const names: Readonly<Record<Kind, string>> = {
  m2m_token: 'a machine-to-machine token',
  oauth_token: 'an OAuth access token',
  api_key: 'an API key',
}

/** What the prefix of an opaque one says. */
const prefixes: ReadonlyMap<string, Kind> = new Map([
  ['mt_', 'm2m_token'],
  ['oat', 'oauth_token'],
  ['ak_', 'api_key'],
])

export const clerkMachineToken = defineRule({
  id: 'clerk-machine-token',
  stage: 'kind',
  severity: 'info',
  title: 'Clerk has a call for each kind of machine token',
  sources: [
    {
      label: 'clerk/javascript, machine.ts',
      url: 'https://github.com/clerk/javascript/blob/main/packages/backend/src/tokens/machine.ts',
    },
    { label: 'Clerk: machine authentication', url: 'https://clerk.com/docs/machine-auth/overview' },
  ],
  check({ token, provider }) {
    const { credential, text, claims, header } = token
    if (credential?.id === 'clerk-machine' || credential?.id === 'clerk-api-key') {
      const kind = prefixes.get(text.slice(0, 3))
      // A redacted copy has no text to tell them by.
      return { outcome: 'flag', evidence: { kind } }
    }
    if (token.kind !== 'jws' || provider?.id !== 'clerk') return inapplicable
    const machine = typeof claims?.sub === 'string' && claims.sub.startsWith('mch_')
    if (!machine && headerTypeOf(header) !== 'at+jwt') return inapplicable
    return { outcome: 'flag', evidence: { kind: machine ? ('m2m_token' as const) : ('oauth_token' as const) } }
  },
  message: ({ kind }) =>
    `This looks like ${kind === undefined ? 'a machine token' : names[kind]} of Clerk, which the check for sessions does not take.`,
  why: () =>
    'Clerk’s SDKs accept session tokens only, unless the call says which other kind it accepts. The prefix, or the subject and type of a JWT, tells the kinds apart.',
  fix: (_, { kind = 'm2m_token' }) => ({
    steps: [
      {
        text: 'Say in the API which kind it accepts.',
        snippets: [
          {
            label: '@clerk/backend',
            language: 'js',
            text: `await clerkClient.authenticateRequest(request, { acceptsToken: '${kind}' })`,
          },
        ],
      },
      { text: 'If the API expects a user, send the session token: `await getToken()` right before each call.' },
    ],
  }),
})

const clerk = { iss: 'https://verb-noun-00.clerk.accounts.dev' }

export const cases: RuleCases = {
  flags: {
    'a machine token': () => ({ paste: `Bearer mt_${'a1B2'.repeat(8)}` }),
    'an OAuth access token': () => ({ paste: `Bearer oat_${'a1B2'.repeat(8)}` }),
    'a machine token that is a JWT': () => ({
      paste: accessToken({ ...clerk, sub: 'mch_2aBcDeF' }, { alg: 'RS256', kid: 'ins_1', typ: 'JWT' }),
    }),
    'an OAuth access token that is a JWT': () => ({
      paste: accessToken(clerk, { alg: 'RS256', kid: 'ins_1', typ: 'at+jwt' }),
    }),
  },
  spares: {
    'a session token': () => ({
      paste: accessToken({ ...clerk, sub: 'user_1', sid: 'sess_1' }, { alg: 'RS256', kid: 'ins_1', typ: 'JWT' }),
    }),
    'an access token of somebody else': () => ({ paste: accessToken({ sub: 'mch_1' }) }),
    'another opaque token': () => ({ paste: `Bearer ${filler(32)}` }),
    'a short word of that beginning': () => ({ paste: 'Bearer mt_short' }),
  },
}
