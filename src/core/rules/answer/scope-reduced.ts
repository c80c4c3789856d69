import { once } from '../../facts/once.ts'
import type { Artifact } from '../../token/artifact.ts'
import { accessToken } from '../../testing/forge.ts'
import { shownList } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable, pass } from '../define.ts'

/** Of the login, not of an API: servers leave them out of the answer as they like (OIDC Core sections 5.4 and 11). */
const ofSignIn = /^(?:openid|profile|email|address|phone|offline_access|device_sso)$/i

const words = (text: string) => text.split(/[\s+]+/).filter((word) => word !== '' && !ofSignIn.test(word))

/** Whether a copy holds it too. */
const isOpen = (scope: string) => /^(?!.*[^ ]{100})[ -~]{0,512}$/.test(scope)

/** Scopes that the requests of the paste ask for; Entra’s “.default” stands for whatever is registered. */
const asked = once((artifacts: readonly Artifact[]): readonly string[] =>
  artifacts
    .flatMap(({ request }) =>
      (request?.parameters ?? []).flatMap(([name, value]) => (name === 'scope' && isOpen(value) ? words(value) : [])),
    )
    .slice(0, 50),
)

/** Some providers answer with the last part of a scope that was asked for as an address. */
const last = (scope: string) => scope.slice(scope.lastIndexOf('/') + 1).toLowerCase()

export const scopeReduced = defineAnswerRule({
  id: 'scope-reduced',
  stage: 'answer',
  severity: 'warning',
  title: 'Fewer scopes were granted than asked for',
  sources: [rfc(6749, '3.3'), rfc(6749, '5.1')],
  check({ artifact, artifacts }) {
    const scope = artifact?.response?.scope
    const wanted = asked(artifacts)
    if (
      scope === undefined ||
      !isOpen(scope) ||
      wanted.length === 0 ||
      wanted.some((word) => word.endsWith('.default'))
    )
      return inapplicable
    const granted = new Set(words(scope).map(last))
    const missing = wanted.filter((word) => !granted.has(last(word)))
    return missing.length === 0 ? pass : { outcome: 'flag', evidence: { missing } }
  },
  message: ({ missing }) => `The request asked for ${shownList(missing)}, which was not granted.`,
  why: () =>
    'An authorization server may grant less than it was asked for, and says so with “scope” in its answer. A call that needs what is missing is refused with 403 “insufficient_scope”.',
  fix: (_, { missing }) => ({
    steps: [
      {
        text: `Make sure that ${shownList(missing)} exists at the authorization server, that this client may ask for it, and that the user, or an administrator, has consented and has the right.`,
      },
      { text: 'Log in again: a refreshed token has no more than the first one.' },
    ],
  }),
})

const request = (scope: string) =>
  `https://issuer.example/authorize?client_id=a&response_type=code&code_challenge=x&code_challenge_method=S256&scope=${encodeURIComponent(scope)}`
const response = (scope?: string) =>
  JSON.stringify({ access_token: accessToken(), token_type: 'Bearer', ...(scope !== undefined && { scope }) })

export const cases: RuleCases = {
  flags: {
    'one of two': () => ({ paste: `${request('openid read:things write:things')}\n${response('openid read:things')}` }),
    none: () => ({ paste: `${request('read:things')}\n${response('')}` }),
  },
  spares: {
    'all of them': () => ({ paste: `${request('read:a read:b')}\n${response('read:b read:a')}` }),
    'only scopes of the login': () => ({ paste: `${request('openid offline_access read:a')}\n${response('read:a')}` }),
    'not said': () => ({ paste: `${request('read:a')}\n${response()}` }),
    'as an address': () => ({ paste: `${request('https://graph.microsoft.com/User.Read')}\n${response('User.Read')}` }),
    'whatever is registered': () => ({ paste: `${request('api://a/.default')}\n${response('api://a/Things.Read')}` }),
    'no request': () => ({ paste: response('read:a') }),
  },
}
