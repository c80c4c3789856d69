/** How two identifiers that should be equal differ. Verifiers compare them byte for byte (RFC 7519 section 2, StringOrURI). */

export type Nearness = { near: false } | { near: true; difference: string }

/** Whether two unequal values differ only by what people overlook: a slash, the scheme, case, an escape, one character. */
export function nearness(a: string, b: string): Nearness {
  const [left, right] = [loose(a), loose(b)]
  if (left === right) return { near: true, difference: difference(a, b) }
  return { near: false }
}

/** Whether one character was added, dropped or changed. */
export function oneCharacterApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1 || short.length < 4) return false
  let start = 0
  while (start < short.length && short[start] === long[start]) start += 1
  const rest = long.length === short.length ? start + 1 : start
  return short.slice(rest) === long.slice(start + 1)
}

function loose(value: string): string {
  let text = value
  try {
    text = decodeURIComponent(value)
  } catch {
    // A lone percent sign is part of the value.
  }
  return text
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/$/, '')
}

const scheme = /^https?:\/\//i
const plain = (value: string) => value.replace(/\/$/, '').replace(scheme, '')

function difference(a: string, b: string): string {
  const parts: string[] = []
  if (a.endsWith('/') !== b.endsWith('/')) parts.push('a slash at the end')
  if (scheme.test(a) !== scheme.test(b)) parts.push('the “https://” in front')
  else if (a.toLowerCase().startsWith('http:') !== b.toLowerCase().startsWith('http:'))
    parts.push('http instead of https')
  if (plain(a) !== plain(b)) {
    parts.push(plain(a).toLowerCase() === plain(b).toLowerCase() ? 'upper and lower case' : 'percent-encoding')
  }
  // Nothing but the case of the scheme is left.
  return parts.length > 0 ? parts.join(' and ') : 'upper and lower case'
}
