/** Fixes that several providers share, with the words and places of each. */
import type { Facts } from '../facts/gather.ts'
import type { Fix, FixStep, Snippet } from '../model/finding.ts'
import { shown } from '../text/wording.ts'
import { js } from '../snippets/literals.ts'
import { changed, plain, snippet } from '../snippets/snippet.ts'
import { introspection } from './calls.ts'
import { corrected } from './corrected-request.ts'
import type { Draft } from './corrected-request.ts'
import { clientId, pastedRequest, tokenFacts, wanted } from './known-values.ts'
import { newToken, revoked, sendAccessToken } from './steps.ts'

type Docs = NonNullable<Fix['docs']>

export const asksAudience = {
  field: 'audience',
  label: 'API identifier',
  placeholder: 'https://api.example.com',
} as const

/** The pasted request with one parameter set, or a login at `authorize` where none was pasted. */
export function requestWith(facts: Facts, name: string, value: string, authorize: string): Snippet {
  const form = {
    response_type: 'code',
    client_id: clientId(facts),
    redirect_uri: 'YOUR_CALLBACK_URL',
    scope: 'openid profile',
  }
  const own: Draft = { endpoint: 'authorize', url: authorize, parameters: Object.entries(form), draft: true }
  return corrected('Corrected request', pastedRequest(facts) ?? own, facts.tokens, [name, value])
}

/** The pasted request with one more scope. */
export function requestWithScope(facts: Facts, scope: string, authorize: string): Snippet {
  const pasted = pastedRequest(facts)?.parameters.find(([name]) => name === 'scope')?.[1] ?? 'openid'
  return requestWith(facts, 'scope', `${plain(pasted, 'openid')} ${scope}`, authorize)
}

/** For a provider that is told by a parameter of the login which API the token is for. */
export function nameTheApi(
  facts: Facts,
  by: {
    parameter: 'audience' | 'resource'
    authorize: string
    register: FixStep
    sdk?: (identifier: string) => readonly Snippet[]
    afterwards?: readonly string[]
    docs: Docs
  },
): Fix {
  const identifier = wanted(facts, 'YOUR_API_IDENTIFIER')
  const when = pastedRequest(facts)?.endpoint === 'token' ? 'for the token' : 'that logs people in'
  return {
    steps: [
      by.register,
      {
        text: `Send it as ${by.parameter} in the request ${when}.`,
        snippets: [requestWith(facts, by.parameter, identifier, by.authorize), ...(by.sdk?.(identifier) ?? [])],
      },
      newToken,
    ],
    asks: asksAudience,
    ...(by.afterwards && { afterwards: by.afterwards }),
    docs: by.docs,
  }
}

/** The same fix for a token that has an audience, which may well be the right one. */
export function orExpect(facts: Facts, fix: Fix): Fix {
  const [first] = tokenFacts(facts)?.audience ?? []
  if (first === undefined) return fix
  const text = `Set the audience that your API expects to ${shown(first)}, exactly as it stands in the token.`
  return { ...fix, otherwise: { title: 'If the token already names the right API', steps: [{ text }] } }
}

/** For an ID token where an access token belongs, which has to be asked for as `fix` says. */
export const accessTokenOf = (fix: Fix, ...snippets: readonly Snippet[]): Fix => ({
  ...fix,
  steps: [sendAccessToken(...snippets), ...fix.steps],
})

/** For an API that has to expect the audience which these tokens always have. */
export const expectIts = (facts: Facts, text: string): FixStep => ({
  text,
  snippets: [
    snippet('Audience', 'js', 'audience: ', changed(js(plain(tokenFacts(facts)?.audience[0], 'YOUR_AUDIENCE')))),
  ],
})

/** A line in which only the change is marked. */
export const line = (label: string, language: string, before: string, change: string, after = '') =>
  snippet(label, language, before, changed(change), after)

/** For a key that the API looks for in the wrong place. */
export function keysFix(facts: Facts, text: string, docs: Docs, ...more: readonly FixStep[]): Fix {
  const jwks = facts.provider?.endpoints.jwks
  const snippets = jwks === undefined ? [] : [snippet('Keys (JWKS)', 'url', changed(jwks))]
  return { steps: [{ text, snippets }, ...more], docs }
}

/** How to ask the provider about one token, where it can be asked. */
export function whetherActive(facts: Facts, name: string): Pick<Fix, 'otherwise'> {
  const address = facts.provider?.endpoints.introspection
  if (address === undefined) return {}
  const text = `Ask ${name}, with the credentials of a client: active is false for a token that was revoked.`
  return { otherwise: revoked({ text, snippets: [introspection(address)] }) }
}

/** How an API checks a token with jose, `options` being what it compares. */
export const snippetOfKeys = (jwks: string, options: string) =>
  snippet(
    'Your API, with jose',
    'js',
    `const keys = createRemoteJWKSet(new URL(${js(jwks)}))\nawait jwtVerify(token, keys, `,
    changed(options),
    ')',
  )
