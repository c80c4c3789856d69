import type { DecoderCases } from './define.ts'
import { defineDecoder } from './define.ts'

/** A macaroon, told by its beginning: the first packet of version 1 (`0021location …`), or the two fields of version 2. */
export const macaroonDecoder = defineDecoder({
  kind: 'macaroon',
  label: 'macaroon',
  read(text, { span }) {
    if (!/^(?:MDA|Ag)/.test(text) || !/^[\w+/-]+=*$/.test(text)) return undefined
    const head = text
      .slice(0, 240)
      .replace(/(?<!=)=+$/, '')
      .replaceAll('-', '+')
      .replaceAll('_', '/')
    const read = atob(head.slice(0, head.length - (head.length % 4)))
    const first = /^00[0-9a-f]{2}(?:location|identifier) /.test(read) || isSecondVersion(read)
    return first ? { pieces: 1, parts: [{ label: 'value', span, octets: null }] } : undefined
  },
})

/** Version 2, a location of some length and then the identifier (libmacaroons, README.v2). */
function isSecondVersion(read: string): boolean {
  const octet = (at: number) => read.charCodeAt(at)
  if (octet(0) !== 2) return false
  const length = octet(2)
  const at = octet(1) === 1 && length < 128 ? 3 + length : 1
  // Where there is no location, the identifier has to be as long as it says, and the fields to end behind it.
  return octet(at) === 2 && (at > 1 || (length < 128 && octet(3 + length) === 0))
}

const base64 = (text: string) => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

export const cases: DecoderCases = {
  takes: {
    'version 1': () => base64('001clocation api.example\n0026identifier user-1 and his things\n002fsignature 0123\n'),
    'version 2': () => base64('\u0002\u0001\u000bapi.example\u0002\u0006user-1\u0000\u0000\u0006 0123'),
    'version 2 without a location': () => base64('\u0002\u0002\u0006user-1\u0000\u0000\u0006 0123456789'),
  },
  leaves: {
    'a random string': () => 'AgEStGXR8Z5jdHi6BmyTaQw',
    'digits in base64': () => base64('001234567890123456'),
    'a token of PyPI': () => `pypi-${base64('\u0002\u0001\u0008pypi.org\u0002\u0006user-1')}`,
  },
}
