import type { Sighting } from '../model.ts'
import type { Read } from './define.ts'
import { jweDecoder } from './jwe.ts'
import { jwsDecoder } from './jws.ts'
import { opaqueDecoder } from './opaque.ts'
import { placeholderDecoder } from './placeholder.ts'

/** In the order of asking; the last one takes everything. */
export const decoders = [placeholderDecoder, jweDecoder, jwsDecoder, opaqueDecoder] as const

export type TokenKind = (typeof decoders)[number]['kind']

/** Reads one token. Never throws, and always answers: what nothing else takes is opaque. */
export function decode(sighting: Sighting): Read & { kind: TokenKind; kindLabel: string } {
  for (const { kind, label, read } of decoders) {
    const result = read(sighting.text, sighting)
    if (result) return { kind, kindLabel: label, ...result }
  }
  return { kind: 'opaque', kindLabel: opaqueDecoder.label, parts: [], pieces: 1 }
}
