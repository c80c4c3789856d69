import type { Jwk } from '../jwk.ts'

/** The keys in a text that a person gave or a server answered with. */
export type KeysRead =
  | {
      ok: true
      kind: 'jwk' | 'jwks' | 'pem' | 'x509-by-kid' | 'secret'
      keys: readonly Jwk[]
      /** One of them is a private key, which a check does not need. */
      secretPart?: true
      /** What could not be used, and what is odd about the rest, a sentence for each. */
      remarks?: readonly string[]
    }
  | { ok: false; reason: string }

/** The outcome of having found these keys; `none` is said when there are none and nothing says why. */
export function keysRead(
  kind: Extract<KeysRead, { ok: true }>['kind'],
  keys: readonly Jwk[],
  remarks: readonly string[],
  none: string,
): KeysRead {
  if (keys.length === 0) return { ok: false, reason: remarks.length > 0 ? remarks.join(' ') : none }
  const secretPart = keys.some((key) => key.d !== undefined || key.priv !== undefined)
  return { ok: true, kind, keys, ...(secretPart && { secretPart }), ...(remarks.length > 0 && { remarks }) }
}
