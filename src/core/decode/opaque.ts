import { credentialOf } from '../registry/credentials.ts'
import { jws } from '../testing/forge.ts'
import type { DecoderCases } from './define.ts'
import { cutAtDots, defineDecoder } from './define.ts'

/** Anything else that stands where a token should: a reference whose meaning only its issuer knows (RFC 6749 section 1.4). */
export const opaqueDecoder = defineDecoder({
  kind: 'opaque',
  label: 'opaque',
  read(text, sighting) {
    const credential = credentialOf(text)
    return {
      pieces: cutAtDots(text, sighting, 0).count,
      parts: [{ label: 'value', span: sighting.span, octets: null }],
      ...(credential && { credential }),
    }
  },
})

export const cases: DecoderCases = {
  takes: {
    'a random string': () => 'V1StGXR8Z5jdHi6BmyTaQw',
    'a refresh token by its prefix': () => `1//${'a'.repeat(40)}`,
  },
  leaves: { 'a JWS': () => jws({ header: { alg: 'RS256' }, claims: {} }), 'a placeholder': () => 'undefined' },
}
