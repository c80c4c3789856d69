import { isCompactJose } from '../decode/define.ts'
import { readJson, readJsonAt } from '../decode/json.ts'
import type { Undoing } from '../registry/undone.ts'
import { looksLikeToken } from './define.ts'
import { readForm } from './form.ts'
import { memberOf, textOf } from './json-objects.ts'
import { decodeBase64Text } from './unwrap.ts'

/** A token, and what was sent around it. */
interface Sent {
  text: string
  undone: readonly Undoing[]
}

/** What RFC 6750 section 2.1 lets no token hold, and an address has instead. */
const escaped = /%(?:2[BDEF]|3D|5F|20)/i
const quoted = /^(\\?["'`])([^\s"'`\\]+)(?:\1)?$/
const lineEnd = /^([A-Za-z0-9._~+/=-]+)((?:\\[rn])+)/

/**
 * What stands behind an authorization scheme when it is more than a token: in quotation marks, percent-encoded, with a
 * line end that was written as an escape, or a whole token response. Undefined when it is nothing of the kind. Linear.
 */
export function readSent(value: string): Sent | undefined {
  const inner = quoted.exec(value)?.[2]
  if (inner !== undefined && looksLikeToken(inner)) return { text: inner, undone: ['quotes'] }
  const [, before, escapes] = lineEnd.exec(value) ?? []
  // Whatever follows, or a whole end of line, belongs to the dump of a message.
  if (before !== undefined && looksLikeToken(before))
    return { text: before, undone: value === `${before}\\n` && escapes !== undefined ? ['line-end'] : [] }
  const answer = tokenOfResponse(value)
  if (answer !== undefined) return { text: answer, undone: ['response'] }
  const decoded = /^ey|^YWNjZXNzX3Rva2Vu/.test(value) && !value.includes('.') ? decodeBase64Text(value) : undefined
  const encoded = decoded === undefined ? undefined : tokenOfResponse(decoded)
  if (encoded !== undefined) return { text: encoded, undone: ['base64', 'response'] }
  const word = /^\S+/.exec(value)?.[0] ?? ''
  if (!escaped.test(word) || /[{}$<>]/.test(word)) return undefined
  const text = word.replaceAll(/%([2-7][0-9A-Fa-f])/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  const token = isCompactJose(text) || /^[A-Za-z0-9._~+/-]{16}[A-Za-z0-9._~+/-]*=*$/.test(text)
  return token ? { text, undone: ['percent-encoding'] } : undefined
}

/** The access token of a response that is JSON (RFC 6749 section 5.1) or a form, as GitHub and old servers answer. */
function tokenOfResponse(text: string): string | undefined {
  const json = text.startsWith('{') ? readJsonAt(text, 0) : undefined
  const form = !json && text.startsWith('access_token=') ? readForm(text) : []
  const token = json?.ok
    ? (textOf(memberOf(json.root, 'access_token')) ?? textOf(memberOf(json.root, 'accessToken')))
    : form.find(({ name }) => name === 'access_token')?.value
  return token !== undefined && looksLikeToken(token) ? token : undefined
}

/** A name and a password in base64 (RFC 7617 section 2). */
export function isPassword(encoded: string): boolean {
  const text = /^[A-Za-z0-9+/_-]{4,2048}={0,2}$/.test(encoded) ? decodeBase64Text(encoded) : undefined
  return text !== undefined && /^[^\p{Cc}:]+:[^\p{Cc}]+$/u.test(text) && !readJson(text).ok
}

/** A token that stands for the name or the password of Basic credentials, as registries and git hosts take it. */
export function tokenOfPassword(encoded: string): string | undefined {
  const text = /^[A-Za-z0-9+/_-]+={0,2}$/.test(encoded) ? decodeBase64Text(encoded) : undefined
  const colon = text?.indexOf(':') ?? -1
  if (text === undefined || colon < 0) return undefined
  return [text.slice(colon + 1), text.slice(0, colon)].find(isCompactJose)
}
