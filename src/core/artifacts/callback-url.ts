import { jws } from '../testing/forge.ts'
import { isAuthorizationRequest } from './authorization-request.ts'
import type { Found, Recogniser, RecogniserCases } from './define.ts'
import type { Parameter } from './form.ts'
import { readAddress, readForm, sightParameters } from './form.ts'
import type { Passage } from './passage.ts'
import { asWritten } from './passage.ts'
import { findUrls } from './urls.ts'

/** The address that a sign-in comes back to: tokens or an error in its query or fragment (RFC 6749 section 4.2.2). */
export const callbackUrl: Recogniser = {
  carrier: 'callback-url',
  label: 'callback URL',
  find(paste) {
    const found: Found[] = []
    for (const { span, url } of findUrls(paste)) {
      if (isAuthorizationRequest(url)) continue
      const address = asWritten(paste, ...span)
      const read = readCallback(paste, address, readAddress(address.text), url.pathname)
      if (read) found.push({ span, ...read })
    }
    // A query or fragment alone, as copied from an address bar or a log.
    const alone = /^\s*[#?&]?(?=[\w.-]{1,40}=)(\S+)\s*$/.exec(paste)
    if (found.length === 0 && alone?.[1] && !paste.includes('://')) {
      const start = paste.indexOf(alone[1])
      const form = asWritten(paste, start, start + alone[1].length)
      const mark = paste[start - 1]
      const place = mark === '#' ? ('fragment' as const) : mark === '?' ? ('query' as const) : undefined
      const parameters = readForm(form.text).map((one) => ({ ...one, ...(place && { place }) }))
      const read = readCallback(paste, form, parameters)
      if (read) found.push({ span: form.span, ...read })
    }
    return found
  },
}

/** Paths that sign-ins come back to; any page may have a parameter “code”. */
const returnPath = /callback|redirect|sign-?in|log-?in|oauth|oidc|\b(?:cb|auth|code)\b/i

/** Tokens, an error or a code in what an authorization server sent a browser back with. */
function readCallback(
  paste: string,
  passage: Passage,
  parameters: readonly Parameter[],
  path = '',
): Pick<Found, 'sightings' | 'error' | 'code' | 'callback'> | undefined {
  const sightings = sightParameters(paste, passage, parameters)
  const value = (wanted: string) => parameters.find(({ name }) => name === wanted)?.value
  const error = value('error')
  const description = value('error_description')
  const code = value('code')
  const issuer = value('iss')
  const stateless = code && code.length >= 10 && (issuer ?? value('session_state') ?? returnPath.exec(path)?.[0])
  if (sightings.length === 0 && !error && !(code && value('state')) && !stateless) return undefined
  const hash = passage.text.indexOf('#')
  const before = paste[passage.span[0] - 1] === '#'
  const fragment = parameters.some(
    ({ name, start }) => name === 'access_token' && (before || (hash >= 0 && start > hash)),
  )
  return {
    sightings,
    ...(error && { error: { code: error, ...(description && { description }) } }),
    ...(code && { code }),
    callback: {
      ...(issuer && { issuer }),
      ...(code && { code: true as const }),
      ...(value('state') && { state: true as const }),
      ...(fragment && { fragment: true as const }),
    },
  }
}

const token = () => jws({ claims: { iss: 'https://issuer.example/' } })

export const cases: RecogniserCases = {
  hits: {
    'a fragment': () => ({
      paste: `https://app.example/cb#access_token=${token()}&token_type=Bearer&state=1`,
      tokens: [token()],
    }),
    'a query': () => ({ paste: `https://app.example/cb?id_token=${token()}`, tokens: [token()] }),
    'a custom scheme': () => ({ paste: `com.example.app://cb#id_token=${token()}`, tokens: [token()] }),
    'the fragment alone': () => ({ paste: `#access_token=${token()}&expires_in=3600`, tokens: [token()] }),
    'an error': () => ({ paste: 'https://app.example/cb?error=access_denied&error_description=No', tokens: [] }),
    'a code without a state': () => ({ paste: 'https://app.example/callback?code=SplxlOBeZQQYbYS6WxSbIA', tokens: [] }),
    'a code and its issuer': () => ({
      paste: 'https://app.example/?code=SplxlOBeZQQYbYS6WxSbIA&iss=https%3A%2F%2Fissuer.example',
      tokens: [],
    }),
    'a code': () => ({ paste: 'https://app.example/cb?code=abc&state=xyz', tokens: [] }),
  },
  misses: {
    'an ordinary address': () => 'https://app.example/search?q=access_token',
    'a coupon': () => 'https://shop.example/cart?code=SplxlOBeZQQYbYS6WxSbIA',
    'a short code': () => 'https://app.example/login?code=42',
    'an authorization request': () => 'https://issuer.example/authorize?client_id=a&response_type=token',
  },
}
