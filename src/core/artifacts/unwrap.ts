import { isCompactJose, looksLikeHeader } from '../decode/define.ts'
import { decodeBase64url, decodeUtf8 } from '../decode/octets.ts'
import type { Sighting } from '../token/artifact.ts'
import type { Span } from '../model/primitives.ts'
import type { Undoing } from '../registry/undone.ts'
import { coreOf } from './bounds.ts'
import type { Found } from './define.ts'
import { mayGoOn, wrappedToken } from './wrapped.ts'

/** `glcbt-` of GitLab's job tokens and others of the kind, or the scheme word of an API. Not part of what is signed. */
const prefix = /^(?:(?:[A-Za-z0-9]{1,20}[-_]){1,3}|(?:JWT|Jwt|jwt|Token|token)[ \t]{1,3})(?=e[wy])/

/** How long the prefix before a token is, in characters; 0 when there is none. */
export const prefixLength = (text: string): number => prefix.exec(text.slice(0, 70))?.[0].length ?? 0

/** In the order of undoing: from what a transport adds to what stands inside. */
const steps: readonly (readonly [Undoing, (text: string) => string])[] = [
  // Twice, as an address within an address has it.
  ['percent-encoding', (text) => percentDecoded(percentDecoded(text))],
  ['json-escapes', withoutJsonEscapes],
  ['quotes', (text) => unquoted(text.trim()) ?? text],
  ['prefix', (text) => text.slice(prefixLength(text))],
  ['base64', (text) => (isCompactJose(text) ? text : (decodeBase64Text(text) ?? text))],
  // `echo token | base64` takes the end of the line along.
  ['line-breaks', (text) => text.trim()],
]

/**
 * Takes off what hides a self-contained token: escapes, quotation marks, a prefix, a second base64. Undefined when there
 * is nothing to take off or no token comes to light: no other text ever changes, and a token in sight keeps its faults.
 */
export function unwrap(text: string): { text: string; undone: readonly Undoing[] } | undefined {
  if (isCompactJose(text)) return undefined
  let current = text
  const undone: Undoing[] = []
  for (const [name, step] of steps) {
    const next = step(current)
    if (next !== current) undone.push(name)
    current = next
  }
  return undone.length > 0 && isCompactJose(current) ? { text: current, undone } : undefined
}

/**
 * What every carrier has in common: the tokens in it as their issuer wrote them. Puts wrapped ones together, and undoes
 * what hides one. The span is the token's own where it stands there as it is, and else the whole stretch.
 */
export function settle(paste: string, found: Found): Found {
  let [start, end] = found.span
  const sightings = found.sightings.map((sighting): Sighting => {
    if (sighting.copy) return sighting
    const settled = goesOn(paste, sighting) ?? unwrapped(sighting)
    start = Math.min(start, settled.span[0])
    end = Math.max(end, settled.span[1])
    return settled
  })
  return { ...found, span: [start, end], sightings }
}

function goesOn(paste: string, sighting: Sighting): Sighting | undefined {
  const [start, end] = sighting.span
  if (end - start !== sighting.text.length || !looksLikeHeader(sighting.text) || !mayGoOn(paste, end)) return undefined
  const wrapped = wrappedToken(paste, start)
  if (!wrapped || wrapped.end <= end) return undefined
  return {
    ...sighting,
    span: [start, wrapped.end],
    text: wrapped.text,
    undone: [...(sighting.undone ?? []), ...wrapped.undone],
  }
}

function unwrapped(sighting: Sighting): Sighting {
  const core = coreOf(sighting.text)
  const inner = unwrap(core?.text ?? sighting.text)
  const bare = inner && core ? { text: inner.text, undone: [...core.undone, ...inner.undone] } : (inner ?? core)
  if (!bare) return sighting
  const [start, end] = sighting.span
  // A prefix or quotation marks leave the token itself where it stands.
  const at = end - start === sighting.text.length ? sighting.text.indexOf(bare.text) : -1
  const span: Span = at >= 0 ? [start + at, start + at + bare.text.length] : sighting.span
  return { ...sighting, span, text: bare.text, undone: [...new Set([...(sighting.undone ?? []), ...bare.undone])] }
}

/** The text inside of a pair of quotation marks. */
function unquoted(text: string): string | undefined {
  const [open, close] = [text[0] ?? '', text.at(-1) ?? '']
  const pairs = text.length > 1 && /["'`“‘„«]/.test(open) && (open === close || /[”’“»]/.test(close))
  return pairs ? text.slice(1, -1) : undefined
}

/** Text in base64 or base64url, padded or not; undefined when it is neither, or no UTF-8. */
export function decodeBase64Text(encoded: string): string | undefined {
  const octets = decodeBase64url(
    encoded
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replace(/={1,2}$/, ''),
  )
  const text = octets.ok ? decodeUtf8(octets.octets) : undefined
  return text?.ok ? text.text : undefined
}

/** Escaped ASCII only: nothing else is part of a token. */
const percentDecoded = (text: string) =>
  text.replaceAll(/%([0-7][0-9A-Fa-f])/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

function withoutJsonEscapes(text: string): string {
  return text.replaceAll(/\\(?:u([0-9A-Fa-f]{4})|(["\\/]))/g, (_, hex?: string, plain?: string) =>
    hex ? String.fromCharCode(Number.parseInt(hex, 16)) : (plain ?? ''),
  )
}
