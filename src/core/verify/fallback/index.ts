import type { Fallback, Hash } from '../../registry/algorithms.ts'
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

/** Code for what some browser lacks, each in a chunk of its own that is fetched when it is needed. */
export const fallbacks = {
  rsa: async () => (await import('./rsa.ts')).readRsaKey,
  secp256k1: async () => (await import('./secp256k1.ts')).readSecp256k1Key,
  ed25519: async () => (await import('./ed25519.ts')).readEd25519Key,
  ed448: async () => (await import('./ed448.ts')).readEd448Key,
  'ml-dsa': async () => (await import('./ml-dsa.ts')).readMlDsaKey,
} satisfies Record<Fallback, () => Promise<ReadKey>>
