import type { Recogniser, RecogniserCases } from './define.ts'
import { readAddress, sightParameters } from './form.ts'
import { asWritten } from './passage.ts'
import { findUrls } from './urls.ts'

const authorizePath = /\/(?:authorize|auth|authorization)\/?$/

/** Whether a URL is a request to an authorization endpoint (RFC 6749 section 4.1.1). */
export function isAuthorizationRequest(url: URL): boolean {
  const { searchParams } = url
  if (!/^https?:$/.test(url.protocol)) return false
  return searchParams.has('client_id') && (searchParams.has('response_type') || authorizePath.test(url.pathname))
}

/** A URL that a browser is sent to for signing in. */
export const authorizationRequest: Recogniser = {
  carrier: 'authorization-request',
  label: 'authorization request',
  find: (paste) =>
    findUrls(paste)
      .filter(({ url }) => isAuthorizationRequest(url))
      .map(({ span, url }) => {
        const address = asWritten(paste, ...span)
        return {
          span,
          sightings: sightParameters(paste, address, readAddress(address.text)),
          request: { endpoint: 'authorize', url: url.origin + url.pathname, parameters: [...url.searchParams] },
        }
      }),
}

export const cases: RecogniserCases = {
  hits: {
    'an authorize URL': () => ({
      paste: 'https://tenant.eu.auth0.com/authorize?client_id=abc&response_type=code&scope=openid',
      tokens: [],
    }),
    'in a sentence': () => ({
      paste: 'We call "https://org.okta.com/oauth2/v1/authorize?client_id=0oa1&response_type=code" first.',
      tokens: [],
    }),
  },
  misses: {
    'another page': () => 'https://tenant.eu.auth0.com/userinfo?client_id=abc',
    'a callback': () => 'https://app.example/callback?code=abc&state=xyz',
  },
}
