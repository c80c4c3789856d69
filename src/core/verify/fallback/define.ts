import type { Hash } from '../../registry/algorithms.ts'
import type { Jwk } from '../jwk.ts'

type Octets = Uint8Array<ArrayBuffer>

/** Whether a signature fits a signing input. Never rejects for what they hold. */
export type Verify = (signature: Octets, input: Octets) => Promise<boolean>

/** What the token's algorithm asks for. */
interface Asked {
  alg: string
  hash: Hash | undefined
  pss: boolean
}

/** Reads a public key once for many checks; undefined when it is not one. */
export type ReadKey = (key: Jwk, asked: Asked) => Verify | undefined
