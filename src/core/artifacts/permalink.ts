import { encodeBase64url } from '../decode/octets.ts'
import { decodePermalink } from '../share/envelope.ts'
import { readCopy } from '../share/read-copy.ts'
import type { Recogniser, RecogniserCases } from './define.ts'

/** A link of this page that somebody shared, pasted instead of opened: it holds a redacted copy. */
export const permalink: Recogniser = {
  carrier: 'permalink',
  label: 'shared link',
  whole: true,
  find(paste) {
    const link = paste.trim()
    const at = link.indexOf('#v1=')
    if (at < 0 || /\s/.test(link)) return []
    const opened = decodePermalink(link.slice(at))
    if (!opened.ok) return []
    const span = [0, paste.length] as const
    return readCopy(opened.shared.copy).map((found) => ({
      ...found,
      span,
      sightings: found.sightings.map((sighting) => ({ ...sighting, span })),
    }))
  },
}

const fragment = () => {
  const tokens = [{ kind: 'opaque', use: 'unknown', length: 40, parts: [] }]
  const copy = JSON.stringify({
    copy: 'token-inspector',
    artifacts: [{ carrier: 'permalink', label: 'token', tokens }],
  })
  return `#v1=${encodeBase64url(new TextEncoder().encode(JSON.stringify({ copy, asOf: 1 })))}`
}

export const cases: RecogniserCases = {
  hits: {
    'a link': () => ({ paste: `https://inspector.example/tools/${fragment()}\n`, tokens: [''] }),
    'its fragment': () => ({ paste: fragment(), tokens: [''] }),
  },
  misses: {
    'a damaged link': () => `https://inspector.example/${fragment().slice(0, -9)}`,
    'another fragment': () => 'https://inspector.example/#v1',
    'a link in a sentence': () => `see ${fragment()}`,
  },
}
