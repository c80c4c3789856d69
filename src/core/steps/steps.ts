/** Steps that the fixes of several providers share. */
import type { Fix, FixStep, Snippet } from '../model/finding.ts'
import { refreshing } from './calls.ts'

/** What a page cannot see, and the provider's way to ask. */
export const revoked = (...steps: readonly FixStep[]): NonNullable<Fix['otherwise']> => ({
  title: 'If it was not expired but revoked',
  steps: [
    {
      text: 'Revocation is not written in the token: a revoked one looks exactly like one in use, here and to an API that only checks the signature.',
    },
    ...steps,
  ],
})

/** Said after every change at a provider: an issued token never changes. */
export const newToken: FixStep = {
  text: 'Log out and in again, then paste the new token here. Tokens that were issued before the change stay as they are.',
}

/** For an ID token where an access token belongs. */
export const sendAccessToken = (...snippets: readonly Snippet[]): FixStep => ({
  text: 'Send the access token of the same login. The ID token is for your app only.',
  snippets,
})

/** For a token that has run out. */
export const askAgain = (...snippets: readonly Snippet[]): FixStep => ({
  text: 'Ask the SDK right before each call: it hands out the cached token while that is fresh and fetches a new one after.',
  snippets,
})

/** For a refresh token where an access token belongs; `where`: the place in the console to revoke it. */
export const refreshTokenFix = (
  sdk: Snippet,
  endpoint: string,
  where: string,
  docs: NonNullable<Fix['docs']>,
): Fix => ({
  steps: [
    { text: 'Send the access token instead. The SDK exchanges the refresh token by itself.', snippets: [sdk] },
    {
      text: 'Without an SDK, exchange it at the token endpoint and send the access_token of the answer.',
      snippets: [refreshing(endpoint)],
    },
    { text: 'If the refresh token has been shared with anybody, revoke it there.', where },
  ],
  docs,
})
