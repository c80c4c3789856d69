import { accessToken, jws } from '../../testing/forge.ts'
import { manual, rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

const gitlab = manual('GitLab', 'https://docs.gitlab.com')

export const tokenPrefix = defineRule({
  id: 'token-prefix',
  stage: 'transport',
  severity: 'warning',
  title: 'There is a prefix before the token',
  sources: [rfc(7515, '7.1'), gitlab('token prefixes', 'security/tokens/')],
  check({ token: { undone = [], place }, artifact: { carrier } }) {
    // In cookies and sessions the program that reads them takes it off.
    if (carrier === 'cookie') return inapplicable
    return undone.includes('prefix')
      ? {
          outcome: 'flag',
          evidence: { sent: place === 'header' },
          ...(place === 'header' ? {} : { severity: 'info' as const }),
        }
      : pass
  },
  message: ({ sent }) =>
    sent
      ? 'The token was sent with a prefix or a word before it, which is no part of it, as “glcbt-” before GitLab’s job tokens.'
      : 'Before this token stands a prefix or a word that is no part of it, as “glcbt-” before GitLab’s job tokens.',
  why: () =>
    'A signed token begins with “ey”, its header in base64url. Products put a name before it so that scanners recognise a leaked one; they take it off themselves, and nobody else’s API does. A JWT library finds a header that is no base64url of JSON.',
  fix: () => ({
    steps: [
      { text: 'Send the token as it is to the product that issued it: it knows its prefix.' },
      {
        text: 'To check it with a JWT library, take everything before “ey” off. For an API of your own ask for an ID token of the job instead (GitLab: id_tokens), which has no prefix.',
      },
    ],
  }),
})

const prefixed = () => `glcbt-${jws({ claims: { iss: 'https://gitlab.example', sub: 'job_1' } })}`

export const cases: RuleCases = {
  flags: {
    'sent to an API': () => ({ paste: `Authorization: Bearer ${prefixed()}` }),
    alone: () => ({ paste: prefixed(), severity: 'info' }),
    'in a variable': () => ({ paste: `CI_JOB_TOKEN=${prefixed()}`, severity: 'info' }),
  },
  spares: {
    'a token as it is': () => ({ paste: `Authorization: Bearer ${accessToken()}` }),
    'an opaque token with a prefix of its own': () => ({ paste: 'Authorization: Bearer gloas-0123456789abcdefghij' }),
    'a session in a cookie': () => ({
      paste: `Cookie: sb-abcdef-auth-token=base64-${btoa(JSON.stringify({ access_token: accessToken() })).replaceAll('=', '')}`,
    }),
  },
}
