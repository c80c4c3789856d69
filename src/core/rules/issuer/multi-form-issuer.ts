import { spellingsOf } from '../../facts/issuer-spellings.ts'
import { accessToken } from '../../testing/forge.ts'
import { shownList } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

export const multiFormIssuer = defineRule({
  id: 'multi-form-issuer',
  stage: 'issuer',
  severity: 'info',
  title: 'This provider spells its issuer in several ways',
  sources: [
    {
      label: 'googleapis/google-auth-library-nodejs',
      url: 'https://github.com/googleapis/google-auth-library-nodejs/blob/main/src/auth/oauth2client.ts',
    },
    { label: 'stytchauth/stytch-node', url: 'https://github.com/stytchauth/stytch-node' },
    { label: 'descope/node-sdk', url: 'https://github.com/descope/node-sdk' },
    { label: 'workos/workos-node, pull request 1694', url: 'https://github.com/workos/workos-node/pull/1694' },
  ],
  check(facts) {
    const spellings = [...new Set(spellingsOf(facts))]
    if (facts.token.kind !== 'jws' || spellings.length === 0) return inapplicable
    return { outcome: 'flag', at: '/claims/iss', evidence: { name: facts.provider?.name ?? '', spellings } }
  },
  message: ({ name, spellings }) =>
    `${name} writes its issuer in more than one way: as ${shownList(spellings)}${spellings.length > 1 ? '' : ', or as a domain of yours'}.`,
  why: ({ name }) =>
    `Issuers are compared character by character. An API that knows one spelling refuses tokens with another, though both are ${name}’s.`,
  fix: (_, { name, spellings }) => ({
    steps: [
      {
        text: `Let your API accept each of them that is yours${name.startsWith('Stytch') ? ', and the domain of your project if it has one' : ''}.`,
        snippets: [{ label: 'Issuers', language: 'text', text: spellings.join('\n') }],
      },
    ],
  }),
})

const token = (iss: string, change: Parameters<typeof accessToken>[0] = {}) => ({
  paste: accessToken({ iss, ...change }),
})

export const cases: RuleCases = {
  flags: {
    Google: () => token('https://accounts.google.com'),
    'Google without a scheme': () => token('accounts.google.com'),
    Stytch: () => token('stytch.com/project-live-1', { aud: ['project-live-1'] }),
    'a project of Descope': () => token('P2abcdefghijklmnopqrstuvwxy', { drn: 'DS' }),
    WorkOS: () => token('https://api.workos.com', { client_id: 'client_01ABC' }),
    'WorkOS without a client': () => token('https://api.workos.com/'),
  },
  spares: {
    'AuthKit’s domain': () => token('https://shop.authkit.app'),
    'another provider': () => token('https://tenant.eu.auth0.com/'),
    'the name in front of another host': () => token('https://accounts.google.com.evil.example'),
  },
}
