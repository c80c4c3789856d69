import { complaintOf, mayBeForApi } from '../../facts/api-token.ts'
import { accessToken, clientAssertion } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** A comma may stand inside of a scope; these stand between two. */
const commas = /,\s|^[^\s,]*,\S*$/

export const scopeFormat = defineRule({
  id: 'scope-format',
  stage: 'scope',
  severity: 'warning',
  title: 'The claim “scope” is not one text with spaces',
  sources: [rfc(6749, '3.3'), rfc(8693, '4.2'), rfc(9068, '2.2.3')],
  check(facts) {
    const { token } = facts
    const { scope } = token.claims ?? {}
    if (!mayBeForApi(token) || scope === undefined) return inapplicable
    const form =
      scope === ''
        ? 'empty'
        : Array.isArray(scope)
          ? 'list'
          : typeof scope === 'string' && commas.test(scope) && 'commas'
    if (!form) return pass
    const complaint = complaintOf(facts, 'scope')
    // It may be all that was asked for.
    if (form === 'empty' && !complaint && !facts.expected.scope?.trim()) return pass
    // Some servers write lists by design.
    const usual = form === 'list' && complaint === undefined
    return {
      outcome: 'flag',
      at: '/claims/scope',
      evidence: { form, scope: typeof scope === 'string' ? scope : '' },
      ...(usual && { severity: 'info' as const }),
    }
  },
  message: ({ form, scope }) =>
    form === 'commas'
      ? `“scope” has commas between its words (${shown(scope)}), where the standard has spaces.`
      : form === 'list'
        ? '“scope” is a list in this token, where the standard has one text with spaces.'
        : '“scope” is empty in this token: it was granted nothing.',
  why: ({ form }) =>
    form === 'empty'
      ? 'An API that asks for any scope answers 403.'
      : 'An API that splits the claim at spaces sees one odd word, or stumbles over the type, and answers 403. Duende, Kinde and Spring Authorization Server write lists by design, and libraries for them expect one.',
  fix: (_, { form }) => ({
    steps: [
      form === 'empty'
        ? { text: 'Ask for the scopes of your API in the parameter “scope” of the login, and have them granted.' }
        : form === 'list'
          ? {
              text: 'Let the API read the claim as a list as well, or have the provider write a text (Duende: EmitScopesAsSpaceDelimitedStringInJwt).',
            }
          : { text: 'Separate the words with spaces, where the token is made and in the request as well.' },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    commas: () => ({ paste: accessToken({ scope: 'read:things,write:things' }) }),
    'commas and spaces': () => ({ paste: accessToken({ scope: 'read:things, write:things' }) }),
    'a list, as of Duende': () => ({
      paste: accessToken({ scope: ['read:things'], jti: '0123456789ABCDEF0123456789ABCDEF' }),
      severity: 'info',
    }),
    'a list, and the API has complained': () => ({
      paste: `${accessToken({ scope: ['read:things'] })}\nInsufficient Scope`,
    }),
    'empty, and the API asks for one': () => ({
      paste: accessToken({ scope: '' }),
      context: { expected: { scope: 'read:things' } },
    }),
    'empty, and the API has complained': () => ({ paste: `${accessToken({ scope: '' })}\nInsufficient Scope` }),
  },
  spares: {
    'one text': () => ({ paste: accessToken({ scope: 'read:things write:things' }) }),
    'a comma inside of one': () => ({ paste: accessToken({ scope: 'items:a,b openid' }) }),
    'empty, and nothing is asked for': () => ({ paste: accessToken({ scope: '' }) }),
    'no scope': () => ({ paste: accessToken({ scope: undefined }) }),
    'a list under scp, as of Okta': () => ({ paste: accessToken({ scope: undefined, scp: ['a', 'b'] }) }),
    'a client assertion': () => ({ paste: clientAssertion() }),
  },
}
