import { accessToken, filler } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

export const knownCredentialPrefix = defineRule({
  id: 'known-credential-prefix',
  stage: 'structure',
  severity: 'error',
  title: 'The token belongs to another service',
  sources: [
    rfc(6749, '1.4'),
    {
      label: 'gitleaks, rules for credentials by their beginnings',
      url: 'https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml',
    },
  ],
  check({ token: { credential } }) {
    return credential?.class === 'service' ? { outcome: 'flag', evidence: credential } : inapplicable
  },
  message: ({ label, home }) =>
    `This looks like ${label}: it belongs to ${home ?? 'the service that made it'}, and nobody else can check it.`,
  why: () =>
    'Its beginning gives it away, and there is nothing inside of it to read. An API that expects a JWT calls it malformed, ' +
    'and one that does not know its maker has nobody to ask about it.',
  fix: (_, { home, use }) => ({
    steps: [
      { text: `To use it, send it to ${home ?? 'the service that made it'}.` },
      {
        text: 'To call your own API, send the access token that your identity provider issued for it, not what a service that you connected has handed out.',
      },
    ],
    ...(use === 'access-token' && {
      otherwise: {
        title: 'If your API is meant to accept these tokens',
        steps: [
          {
            text: 'Let the API ask their maker about each one: at its introspection endpoint (RFC 7662) where it has one, or by calling it with the token. Some makers can be set to issue JWTs instead.',
          },
        ],
      },
    }),
  }),
})

export const cases: RuleCases = {
  flags: {
    'one of Ory, with its dot': () => ({ paste: 'ory_at_abcdefghijklmnop.qrstuvwxyz' }),
    'a short one': () => ({ paste: 'ory_at_a.b' }),
    'one of GitHub': () => ({ paste: `Authorization: Bearer gho_${filler(27).replaceAll(/\W/g, 'a')}` }),
    'one of Curity': () => ({ paste: JSON.stringify({ access_token: `_0XBPWQQ_${filler(16)}` }) }),
    'one of Salesforce': () => ({ paste: `Bearer 00D5g000004abcDEAQ!${filler(60)}` }),
    'a publishable key': () => ({ paste: `pk_live_${filler(24)}` }),
  },
  spares: {
    'an access token': () => ({ paste: accessToken() }),
    'an opaque token': () => ({ paste: 'V1StGXR8Z5jdHi6BmyTaQw' }),
    'an opaque token with dots': () => ({ paste: 'abcdefghijklmnop.qrstuvwxyz' }),
    'a secret': () => ({ paste: `npm_${'a1'.repeat(18)}` }),
    'one of Google, which has its own rule': () => ({ paste: `ya29.${filler(90)}` }),
    'a refresh token': () => ({ paste: `ory_rt_${filler(30)}` }),
  },
}
