import type { SightingOf } from '../model/artifact.ts'
import type { Read } from './define.ts'
import { jweJsonDecoder } from './jwe-json.ts'
import { jweDecoder } from './jwe.ts'
import { jwsJsonDecoder } from './jws-json.ts'
import { jwsDecoder } from './jws.ts'
import { macaroonDecoder } from './macaroon.ts'
import { opaqueDecoder } from './opaque.ts'
import { pasetoDecoder } from './paseto.ts'
import { placeholderDecoder } from './placeholder.ts'
import { samlDecoder } from './saml.ts'
import { sdJwtDecoder } from './sd-jwt.ts'

/** In the order of asking; the last one takes everything. */
export const decoders = [
  placeholderDecoder,
  sdJwtDecoder,
  jweDecoder,
  jwsDecoder,
  jwsJsonDecoder,
  jweJsonDecoder,
  pasetoDecoder,
  samlDecoder,
  macaroonDecoder,
  opaqueDecoder,
] as const

export type TokenKind = (typeof decoders)[number]['kind']

/** Reads one token. Never throws, and always answers: what nothing else takes is opaque. */
export function decode(sighting: SightingOf<string>): Read & { kind: TokenKind; kindLabel: string } {
  for (const { kind, label, read } of decoders) {
    const result = read(sighting.text, sighting)
    if (result) return { kind, kindLabel: label, ...result }
  }
  return { kind: 'opaque', kindLabel: opaqueDecoder.label, parts: [], pieces: 1 }
}
