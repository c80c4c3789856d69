import type { Sighting } from '../model.ts'
import type { Decoder, Read } from './define.ts'
import { jweDecoder } from './jwe.ts'
import { jwsDecoder } from './jws.ts'
import { opaqueDecoder } from './opaque.ts'
import { placeholderDecoder } from './placeholder.ts'

/** In the order of asking; the last one takes everything. */
export const decoders: readonly Decoder[] = [placeholderDecoder, jweDecoder, jwsDecoder, opaqueDecoder]

/** Reads one token. Never throws, and always answers: what nothing else takes is opaque. */
export function decode(sighting: Sighting): Read {
  for (const decoder of decoders) {
    const read = decoder.read(sighting.text, sighting)
    if (read) return read
  }
  return { kind: 'opaque', parts: [], pieces: 1 }
}
