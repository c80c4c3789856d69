import type { Span } from '../model/primitives.ts'

/** A URL in the paste, parsed. Custom schemes of native apps count. */
export interface UrlSighting {
  span: Span
  url: URL
}

const ends = /[\s"'`<>\\^{|}]/

/** Every absolute URL in a text: from `://` backwards over the scheme and forwards to a character no URL holds. Linear. */
export function findUrls(paste: string): UrlSighting[] {
  const found: UrlSighting[] = []
  let from = 0
  for (let at = paste.indexOf('://', from); at >= 0; at = paste.indexOf('://', Math.max(at + 3, from))) {
    const before = paste.slice(Math.max(from, at - 40), at)
    const scheme = /[A-Za-z][A-Za-z0-9+.-]{0,39}$/.exec(before)?.[0]
    if (!scheme) continue
    const start = at - scheme.length
    let end = at + 3
    while (end < paste.length && !ends.test(paste[end] ?? '')) end += 1
    from = end
    const text = paste.slice(start, end)
    const url = URL.canParse(text) ? new URL(text) : undefined
    if (url) found.push({ span: [start, end], url })
  }
  return found
}
