import { accessToken, filler } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

export const secretNotToken = defineRule({
  id: 'secret-not-token',
  stage: 'leak',
  severity: 'error',
  title: 'A long-lived secret stands where an access token should',
  sources: [
    {
      label: 'gitleaks, rules for secrets by their beginnings',
      url: 'https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml',
    },
    {
      label: 'GitHub, formats of its tokens',
      url: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats',
    },
  ],
  check({ token: { credential } }) {
    return credential?.class === 'secret' ? { outcome: 'flag', evidence: credential } : inapplicable
  },
  message: ({ label }) =>
    `This looks like ${label}: a long-lived secret, and not an access token from your identity provider.`,
  why: ({ home }) =>
    `Its beginning gives it away. It belongs to ${home ?? 'the service that made it'}, and no other API can check it. ` +
    'It has not left this page, but whoever else gets hold of it can use it until somebody revokes it.',
  fix: (_, { home }) => ({
    steps: [
      {
        text: 'If it stood in a ticket, a chat, a log or a repository, revoke it where it was made and make a new one; removing the text is not enough.',
      },
      {
        text: `Send it to ${home ?? 'the service that made it'} only, from a server, and keep it in a secret store rather than in code.`,
      },
      { text: 'To call your own API, send the access token that your identity provider issued for it.' },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'a GitHub personal access token': () => ({ paste: `ghp_${filler(27).replaceAll(/\W/g, 'a')}` }),
    'sent as a bearer token': () => ({ paste: `Authorization: Bearer glpat-${filler(15)}` }),
    'under the name of an access token': () => ({ paste: JSON.stringify({ access_token: `sk_test_${filler(18)}` }) }),
    'an API key with dots in it': () => ({ paste: `SG.${filler(16)}.${filler(32)}` }),
    'a client secret of Entra ID': () => ({ paste: `abc8Q~${'aB3'.repeat(11)}` }),
  },
  spares: {
    'an access token': () => ({ paste: accessToken() }),
    'an opaque token': () => ({ paste: 'V1StGXR8Z5jdHi6BmyTaQw' }),
    'the beginning elsewhere': () => ({ paste: `xghp_${filler(27)}` }),
    'an access token of another service': () => ({ paste: `gho_${filler(27).replaceAll(/\W/g, 'a')}` }),
    'a Supabase secret key, which has a rule of its own': () => ({ paste: `sb_secret_${filler(24)}` }),
    'a publishable key': () => ({ paste: `pk_live_${filler(24)}` }),
    'a refresh token': () => ({ paste: `1//${filler(40)}` }),
  },
}
