import { filler, jws } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

export const supabaseApiKeyAsUser = defineRule({
  id: 'supabase-api-key-as-user',
  stage: 'kind',
  severity: 'warning',
  title: 'A Supabase API key stands for the project, not for a user',
  sources: [
    { label: 'Supabase: JWT claims', url: 'https://supabase.com/docs/guides/auth/jwt-fields' },
    {
      label: 'Supabase: API keys',
      url: 'https://supabase.com/docs/guides/getting-started/migrating-to-new-api-keys',
    },
  ],
  suppresses: ['known-credential-prefix', 'opaque-token'],
  check(facts) {
    const { claims, credential } = facts.token
    const opaque = credential?.id === 'supabase-publishable'
    if (!opaque && !(claims?.iss === 'supabase' && claims.role === 'anon')) return inapplicable
    const astray = opaque || facts.sent || facts.complains('claim')
    return {
      outcome: 'flag',
      ...(!opaque && { at: '/claims/role' }),
      evidence: { opaque },
      // Kept as a key it is in order.
      ...(!astray && { severity: 'info' as const }),
    }
  },
  message: ({ opaque }) =>
    `This ${opaque ? 'looks like the publishable' : 'is the “anon”'} key of a Supabase project: it names the project and no user.`,
  why: ({ opaque }) =>
    'Sent as Bearer it counts as nobody in particular: rows that are for signed-in users stay hidden, and code that wants “sub” refuses it.' +
    (opaque ? ' Keys of this kind are no JWTs, so code that decodes them fails.' : ''),
  fix: () => ({
    steps: [
      {
        text: 'Send the key as “apikey”, and the user’s access token as Bearer.',
        snippets: [
          {
            label: 'supabase-js',
            language: 'js',
            text: 'const { data } = await supabase.auth.getSession()\nconst token = data.session?.access_token',
          },
        ],
      },
    ],
  }),
})

const key = (role = 'anon', iss = 'supabase') =>
  jws({
    header: { alg: 'HS256', typ: 'JWT' },
    claims: { iss, ref: 'abcdefghijklmnopqrst', role, iat: 1, exp: 2 ** 31 },
  })

export const cases: RuleCases = {
  flags: {
    'sent as a bearer token': () => ({ paste: `Authorization: Bearer ${key()}` }),
    'with an error that misses the subject': () => ({ paste: `${key()}\n\ninvalid claim: missing sub claim` }),
    'a key of the new kind': () => ({ paste: `sb_publishable_${filler(24)}` }),
    alone: () => ({ paste: key(), severity: 'info' }),
  },
  spares: {
    'a user’s token': () => ({ paste: `Bearer ${key('authenticated', 'https://abc.supabase.co/auth/v1')}` }),
    'an anonymous user’s': () => ({ paste: `Bearer ${key('anon', 'https://abc.supabase.co/auth/v1')}` }),
    'the service key, which has a rule of its own': () => ({ paste: key('service_role') }),
  },
}
