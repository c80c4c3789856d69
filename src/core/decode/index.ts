import type { SightingOf } from '../model/artifact.ts'
import type { Decoder, Read } from './define.ts'
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

const rows: ReadonlyMap<string, Decoder> = new Map(decoders.map((decoder) => [decoder.kind, decoder]))

interface OfKind {
  kind: string
}
/** Whether it has a signature that somebody with the key can check. */
export const isSigned = ({ kind }: OfKind): boolean => rows.get(kind)?.protection === 'signed'
/** Whether only somebody with the key can read it. */
export const isEncrypted = ({ kind }: OfKind): boolean => rows.get(kind)?.protection === 'encrypted'
/** Whether it is a JWS or a JWE in compact serialization, and so can be a JWT (RFC 7519 section 3). */
export const isCompact = ({ kind }: OfKind): boolean => rows.get(kind)?.compact ?? false

/** Reads one token. Never throws, and always answers: what nothing else takes is opaque. */
export function decode(sighting: SightingOf<string>): Read & { kind: TokenKind; kindLabel: string } {
  for (const { kind, label, read } of decoders) {
    const result = read(sighting.text, sighting)
    if (result) return { kind, kindLabel: label, ...result }
  }
  return { kind: 'opaque', kindLabel: opaqueDecoder.label, parts: [], pieces: 1 }
}
