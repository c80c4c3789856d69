import type { Part, TokenOf } from '../model/token.ts'
import { isCompactJose, readObject } from './define.ts'
import type { Read } from './define.ts'
import { jweJsonDecoder } from './jwe-json.ts'
import { jwsJsonDecoder } from './jws-json.ts'

/**
 * An encrypted token together with what was inside of it: a token, which follows as the next one (RFC 7519 section 5.2),
 * a claims set, or another text. The plaintext becomes a part of its own behind the others, in the place of the ciphertext.
 */
export function withPlaintext<Of extends Read & Pick<TokenOf<string>, 'kind' | 'span'>>(
  read: Of,
  plaintext: string,
): Of {
  const span = read.parts.find(({ label }) => label === 'ciphertext')?.span ?? read.span
  const octets = new TextEncoder().encode(plaintext).length
  const part = { label: 'claims', span, octets, text: plaintext, decrypted: true } as const
  if (isToken(plaintext)) {
    const fault = { fault: 'not-json', at: 0, reason: 'it is itself a token' } as const
    return { ...read, ...behind(read, { ...part, fault }), nested: true, inner: plaintext }
  }
  const { part: own, value } = readObject(part)
  if (value) return { ...read, ...behind(read, own), claims: value }
  // Not a JWT then, and nothing says that it should be one.
  return { ...read, ...behind(read, { ...part, label: 'value' }) }
}

const behind = ({ parts }: Read, part: Part) => ({ parts: [...parts, part] })

function isToken(text: string): boolean {
  if (isCompactJose(text)) return !/[^\w.~-]/.test(text)
  const whole = { text, span: [0, text.length] as const }
  return [jwsJsonDecoder, jweJsonDecoder].some(({ read }) => read(text, whole) !== undefined)
}
