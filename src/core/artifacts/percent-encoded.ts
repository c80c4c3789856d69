import type { Artifact, Sighting } from '../token/artifact.ts'
import type { Span } from '../model/primitives.ts'
import { jws } from '../testing/forge.ts'
import type { Found, Look, Recogniser, RecogniserCases } from './define.ts'
import type { Decoded } from './percent-decoded.ts'
import { asIs, percentDecoded } from './percent-decoded.ts'

/** Where an address, a form or `encodeURIComponent` leaves off: no escaped text holds white space, quotes or braces. */
const stretch = /[^\s"'`<>{}|\\^]+/g

/**
 * Escaped JSON, or the name of a token or a header with what follows it: what hides a carrier. A stretch without is an
 * address as any other, and is not decoded at all.
 */
const hides =
  /%(?:25){0,2}(?:22|7B)|(?:token|jwt|assertion)%(?:25){0,2}3D|(?:authorization|cookie)%(?:25){0,2}3A|bearer(?:%(?:25){0,2}20|\+)ey/i

/** An address within an address within a parameter; nobody goes further by design. */
const mostLayers = 3

/** As many stretches as a page shows; a log of them is a file to scan. */
const mostStretches = 50

/** Shorter ones hold no token. */
const shortest = 24

/**
 * Text that was percent-encoded as a whole, once or several times, such as the JSON of a token response in a parameter
 * or a cookie: decoded, it is looked at as if it had been pasted by itself.
 */
export const percentEncoded: Recogniser = {
  carrier: 'percent-encoded',
  label: 'percent-encoded text',
  within: true,
  find(paste, _, look = () => []) {
    const found: Found[] = []
    let count = 0
    for (const { 0: text, index } of paste.matchAll(stretch)) {
      if (text.length < shortest || !hides.test(text)) continue
      count += 1
      if (count > mostStretches) break
      found.push(...behind(paste, [index, index + text.length], look))
    }
    return found
  },
}

/** Whether it still is one stretch: what was meant to be read has white space, quotation marks or braces of its own. */
const isEncoded = (text: string) => hides.test(text) && !/[\s"{}]/.test(text)

function behind(paste: string, span: Span, look: Look): Found[] {
  let decoded = asIs(paste, span)
  // `encodeURI` leaves colons and commas beside quotation marks as they are, and a “+” too; forms escape all of them.
  const plus = !/%20|%22[:,]|[:,[]%22/i.test(decoded.text)
  for (let layer = 0; layer < mostLayers && isEncoded(decoded.text); layer += 1) decoded = percentDecoded(decoded, plus)
  return look(decoded.text)
    .filter(({ sightings, error }) => sightings.length > 0 || error !== undefined)
    .map((artifact) => placed(paste, artifact, decoded))
}

/** With the places that it has in the paste. */
function placed(paste: string, artifact: Artifact, { offsets }: Decoded): Found {
  const there = ([start, end]: Span): Span => [offsets[start] ?? 0, offsets[end] ?? 0]
  const sightings = artifact.sightings.map((sighting): Sighting => {
    const span = there(sighting.span)
    if (paste.slice(...span) === sighting.text) return { ...sighting, span }
    // What was encoded along with everything else did not travel like that in a header.
    const { place, ...rest } = sighting
    const undone = [...new Set([...(sighting.undone ?? []), 'percent-encoding' as const])]
    return { ...rest, ...(place !== undefined && place !== 'header' && { place }), span, undone }
  })
  const { carrier: _, label, ...rest } = artifact
  return { ...rest, label: `${percentEncoded.label.split(' ')[0]} ${label}`, span: there(artifact.span), sightings }
}

const token = (seed = 'a') => jws({ claims: { iss: 'https://issuer.example/', jti: seed } })
const response = () => JSON.stringify({ access_token: token(), id_token: token('b'), token_type: 'Bearer' })
const form = (text: string) => new URLSearchParams([['x', text]]).toString().slice(2)

export const cases: RecogniserCases = {
  hits: {
    'a token response': () => ({ paste: encodeURIComponent(response()), tokens: [token(), token('b')] }),
    'a token response as a form has it': () => ({
      paste: form(JSON.stringify(JSON.parse(response()), null, 1)),
      tokens: [token(), token('b')],
    }),
    'a token response that was encoded twice': () => ({
      paste: encodeURIComponent(encodeURIComponent(response())),
      tokens: [token(), token('b')],
    }),
    'three times': () => ({
      paste: encodeURIComponent(encodeURIComponent(encodeURIComponent(response()))),
      tokens: [token(), token('b')],
    }),
    'a response in an address that was encoded': () => ({
      paste: encodeURI(response()),
      tokens: [token(), token('b')],
    }),
    'an opaque token with signs that are escaped': () => ({
      paste: encodeURIComponent(JSON.stringify({ access_token: '1//abc+defghijklmnopqrst', token_type: 'Bearer' })),
      tokens: ['1//abc+defghijklmnopqrst'],
    }),
    'text of other scripts around it': () => ({
      paste: encodeURIComponent(JSON.stringify({ name: 'Ødegård 東京 🗝', access_token: token() })),
      tokens: [token()],
    }),
    'a value among others on a line': () => ({
      paste: `10:00 GET session=${encodeURIComponent(response())} status=401`,
      tokens: [token(), token('b')],
    }),
    'a header': () => ({ paste: encodeURIComponent(`Authorization: Bearer ${token()}`), tokens: [token()] }),
    'what an address comes back with': () => ({
      paste: encodeURIComponent(`access_token=${token()}&token_type=bearer&expires_in=3600`),
      tokens: [token()],
    }),
  },
  misses: {
    'an address within an address': () => 'https://app.example/?next=https%3A%2F%2Fapp.example%2F%3Fa%3D1',
    'JSON without a token': () => encodeURIComponent('{"theme":"dark","columns":["a","b","c"]}'),
    'percent signs': () => '100%22 of %7B what we have%7D is 50%25',
    'a broken escape': () => '%7B%22access_token%22%3A%2V1StGXR8Z5jdHi6BmyTaQw',
  },
}
