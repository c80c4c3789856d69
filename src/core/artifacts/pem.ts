import { digestOf, sha1Of } from '../decode/digest.ts'
import { decodeBase64url } from '../decode/octets.ts'
import type { CertificateThumbprints } from '../model/messages.ts'
import type { Found, Recogniser, RecogniserCases } from './define.ts'

const begin = /-----BEGIN ([A-Z0-9 ]{0,40})-----/g
/** What a cut block still holds: base64, in lines or with the line breaks escaped. */
const body = /[A-Za-z0-9+/=\s\\]*/y

/** Labels of RFC 7468 and of OpenSSL. A label goes into links, so that no other text may stand there. */
const labels: ReadonlySet<string> = new Set([
  'CERTIFICATE',
  'CERTIFICATE REQUEST',
  'PUBLIC KEY',
  'RSA PUBLIC KEY',
  'PRIVATE KEY',
  'RSA PRIVATE KEY',
  'EC PRIVATE KEY',
  'ENCRYPTED PRIVATE KEY',
  'OPENSSH PRIVATE KEY',
])

/**
 * A key or a certificate in PEM (RFC 7468 section 2), whole or cut, in lines or inside of a JSON string. Recognised so that its lines
 * are not taken for tokens; its content is not kept, but for the thumbprints of a certificate, which tokens name.
 */
export const pem: Recogniser = {
  carrier: 'pem',
  label: 'PEM block',
  find(paste) {
    const found: Found[] = []
    for (const match of paste.matchAll(begin)) {
      const start = match.index
      const inside = start + match[0].length
      // The next line of dashes ends the block, whatever it says: no search goes over the text twice.
      const dashes = paste.indexOf('-----', inside)
      const tail = `-----END ${match[1]}-----`
      const whole = dashes >= 0 && paste.startsWith(tail, dashes)
      body.lastIndex = inside
      body.test(paste)
      const label = match[1] !== undefined && labels.has(match[1]) ? { label: `PEM ${match[1].toLowerCase()}` } : {}
      const certificate = whole && match[1] === 'CERTIFICATE' ? thumbprintsOf(paste.slice(inside, dashes)) : undefined
      found.push({
        span: [start, whole ? dashes + tail.length : body.lastIndex],
        sightings: [],
        ...label,
        ...(certificate && { certificate }),
      })
    }
    return found
  },
}

/** Of the DER octets, which stand in base64, in lines or with the line breaks escaped. */
function thumbprintsOf(encoded: string): CertificateThumbprints | undefined {
  const base64 = encoded.replaceAll(/\\[nr]|\s|=/g, '')
  const decoded = decodeBase64url(base64.replaceAll('+', '-').replaceAll('/', '_'))
  if (!decoded.ok || decoded.octets.length === 0) return undefined
  return { x5t: sha1Of(decoded.octets), 'x5t#S256': digestOf(decoded.octets) }
}

const block = (label: string) =>
  `-----BEGIN ${label}-----\n${'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEV1StGXR8Z5jdHi6BmyTaQwV1StGX\n'.repeat(3)}-----END ${label}-----`

export const cases: RecogniserCases = {
  hits: {
    'a public key': () => ({ paste: block('PUBLIC KEY'), tokens: [] }),
    'a private key': () => ({ paste: `Here it is:\n${block('PRIVATE KEY')}\n`, tokens: [] }),
    'in a JSON string': () => ({
      paste: JSON.stringify({ key: block('CERTIFICATE'), kid: 'key-1' }),
      tokens: [],
    }),
    'another label': () => ({ paste: block('ANY OTHER THING'), tokens: [] }),
    'a cut one': () => ({ paste: block('PUBLIC KEY').slice(0, 120), tokens: [] }),
  },
  misses: {
    'a line of dashes': () => '----- BEGIN -----\nV1StGXR8Z5jdHi6BmyTaQw',
    'the end alone': () => '-----END PUBLIC KEY-----',
    prose: () => 'A PEM begins with BEGIN and ends with END.',
  },
}
