import { shown } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable } from '../define.ts'

const codes: ReadonlySet<string> = new Set([
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
])

export const loginRequiredSilent = defineAnswerRule({
  id: 'login-required-silent',
  stage: 'answer',
  severity: 'warning',
  title: 'A login without a window was not possible',
  sources: [
    {
      label: 'OpenID Connect Core, section 3.1.2.6',
      url: 'https://openid.net/specs/openid-connect-core-1_0.html#AuthError',
    },
  ],
  check({ artifact }) {
    const code = artifact?.error?.code
    return code !== undefined && codes.has(code) ? { outcome: 'flag', evidence: { code } } : inapplicable
  },
  message: ({ code }) =>
    `The provider answered ${shown(code)}: it cannot log the person in without showing them a page.`,
  why: ({ code }) =>
    code === 'consent_required'
      ? 'The person, or an administrator, has not agreed yet to what the app asks for.'
      : 'The session at the provider has ended, or the browser keeps its cookie from a hidden frame, as Safari, Firefox and many settings of Chrome do with cookies of other sites.',
  fix: () => ({
    steps: [
      { text: 'Show the login page when this code comes: redirect without “prompt=none”.' },
      {
        text: 'For renewal use refresh tokens that change with each use instead of a hidden frame, or give the provider a custom domain below your own, so that its cookie is not one of another site.',
      },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'a callback': () => ({ paste: 'https://app.example/cb?error=login_required&state=s' }),
    'a fragment': () => ({ paste: 'https://app.example/cb#error=interaction_required&state=s' }),
    'consent, of an SDK': () => ({ paste: '{"error":"consent_required","error_description":"Consent required"}' }),
  },
  spares: {
    'another error': () => ({ paste: 'https://app.example/cb?error=access_denied&state=s' }),
    prose: () => ({ paste: 'It says login_required after an hour.' }),
  },
}
