import { jws } from '../testing.ts'
import { isAuthorizationRequest } from './authorization-request.ts'
import type { Found, Recogniser, RecogniserCases } from './define.ts'
import type { Parameter } from './form.ts'
import { readAddress, readForm, sightParameters } from './form.ts'
import type { Reading } from './reading.ts'
import { asWritten } from './reading.ts'
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
      const read = readCallback(paste, address, readAddress(address.text))
      if (read) found.push({ span, ...read })
    }
    // A query or fragment alone, as copied from an address bar or a log.
    const alone = /^\s*[#?&]?(?=[\w.-]{1,40}=)(\S+)\s*$/.exec(paste)
    if (found.length === 0 && alone?.[1] && !paste.includes('://')) {
      const start = paste.indexOf(alone[1])
      const form = asWritten(paste, start, start + alone[1].length)
      const read = readCallback(paste, form, readForm(form.text))
      if (read) found.push({ span: form.span, ...read })
    }
    return found
  },
}

/** Tokens, an error or a code in what an authorization server sent a browser back with. */
function readCallback(
  paste: string,
  reading: Reading,
  parameters: readonly Parameter[],
): Pick<Found, 'sightings' | 'error' | 'code'> | undefined {
  const sightings = sightParameters(paste, reading, parameters)
  const value = (wanted: string) => parameters.find(({ name }) => name === wanted)?.value
  const error = value('error')
  const description = value('error_description')
  const code = value('code')
  if (sightings.length === 0 && !error && !(code && value('state'))) return undefined
  return {
    sightings,
    ...(error && { error: { code: error, ...(description && { description }) } }),
    ...(code && { code }),
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
    'a code': () => ({ paste: 'https://app.example/cb?code=abc&state=xyz', tokens: [] }),
  },
  misses: {
    'an ordinary address': () => 'https://app.example/search?q=access_token',
    'an authorization request': () => 'https://issuer.example/authorize?client_id=a&response_type=token',
  },
}
