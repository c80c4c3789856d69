import { accessToken, filler, jws, noon } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

export const supabaseServiceRole = defineRule({
  id: 'supabase-service-role',
  stage: 'leak',
  severity: 'error',
  title: 'This is the service key of a Supabase project',
  sources: [{ label: 'Supabase: understanding API keys', url: 'https://supabase.com/docs/guides/api/api-keys' }],
  suppresses: ['secret-not-token'],
  check({ token: { claims, credential } }) {
    const legacy = claims?.iss === 'supabase' && claims.role === 'service_role'
    if (!legacy && credential?.id !== 'supabase-secret') return inapplicable
    return { outcome: 'flag', ...(legacy && { at: '/claims/role' }), evidence: { legacy } }
  },
  message: ({ legacy }) =>
    `This ${legacy ? 'is the “service_role” key' : 'looks like a secret key'} of a Supabase project, not the token of a user.`,
  why: () =>
    'It bypasses row-level security: whoever holds it can read and change every row. It belongs on servers only, never into a browser, a mobile app or a repository.',
  fix: (_, { legacy }) => ({
    steps: [
      {
        text: 'In a browser or an app, use the publishable (formerly “anon”) key, and send the access token of the signed-in user along.',
      },
      {
        where: 'Supabase dashboard → Project Settings → API Keys',
        text: legacy
          ? 'If it stood where others can read, move to the new publishable and secret keys, then disable the legacy ones; removing the text is not enough.'
          : 'If it stood where others can read, make a new secret key and delete this one; removing the text is not enough.',
      },
    ],
  }),
})

const key = (role: string, iss = 'supabase') =>
  jws({
    header: { alg: 'HS256', typ: 'JWT' },
    claims: { iss, ref: 'abcdef', role, iat: noon, exp: noon + 315_360_000 },
  })

export const cases: RuleCases = {
  flags: {
    'a legacy key': () => ({ paste: key('service_role') }),
    'sent as a bearer token': () => ({ paste: `Authorization: Bearer ${key('service_role')}`, context: { now: noon } }),
    'a new secret key': () => ({ paste: `sb_secret_${filler(24)}` }),
  },
  spares: {
    'the anonymous key': () => ({ paste: key('anon') }),
    'a publishable key': () => ({ paste: `sb_publishable_${filler(24)}` }),
    'the role of another issuer': () => ({ paste: key('service_role', 'https://issuer.example/') }),
    'a user': () => ({
      paste: accessToken({ iss: 'https://abcdef.supabase.co/auth/v1', role: 'authenticated', aud: 'authenticated' }),
    }),
  },
}
