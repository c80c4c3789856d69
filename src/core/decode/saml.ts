import type { DecoderCases } from './define.ts'
import { defineDecoder } from './define.ts'

/** Characters that are looked at: a declaration and the first tag fit into them. */
const beginning = 400

const message =
  /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?<(?:[\w.-]+:)?(?:Response|Assertion|EncryptedAssertion|AuthnRequest|LogoutRequest|LogoutResponse)[\s>]/

/**
 * A SAML message in base64, percent-encoded perhaps (SAML 2.0 Bindings, section 3.5.4), told by its first tag. Nothing more
 * of it is read. A deflated one (section 3.4.4.1) gives nothing away at its beginning, and stays opaque.
 */
export const samlDecoder = defineDecoder({
  kind: 'saml',
  label: 'SAML message',
  read(text, { span }) {
    // “<” in base64, followed by what may be a letter, a question mark or white space.
    if (!/^(?:P[A-D]|PG|PH)/.test(text)) return undefined
    const plain = text
      .slice(0, beginning)
      .replaceAll(/%2B/gi, '+')
      .replaceAll(/%2F/gi, '/')
      .replace(/[%=].*/s, '')
      .replaceAll('-', '+')
      .replaceAll('_', '/')
    if (/[^A-Za-z0-9+/]/.test(plain)) return undefined
    const read = atob(plain.slice(0, plain.length - (plain.length % 4)))
    return message.test(read) ? { pieces: 1, parts: [{ label: 'value', span, octets: null }] } : undefined
  },
})

const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)))

export const cases: DecoderCases = {
  takes: {
    'a response': () => base64('<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1">'),
    'an assertion': () => base64('<saml2:Assertion xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion">'),
    'with a declaration': () => base64('<?xml version="1.0" encoding="UTF-8"?>\n<Response xmlns="urn">x</Response>'),
    'percent-encoded': () => encodeURIComponent(base64('<samlp:Response ID="_1">é?~</samlp:Response>')),
  },
  leaves: {
    'other XML': () => base64('<note><to>Erika</to></note>'),
    'a random string': () => 'PHV1StGXR8Z5jdHi6BmyTaQw',
  },
}
