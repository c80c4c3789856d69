import type { Fallback } from '../../registry/algorithms.ts'
import type { ReadKey } from './define.ts'

/** Code for what some browser lacks, each in a chunk of its own that is fetched when it is needed. */
export const fallbacks = {
  rsa: async () => (await import('./rsa.ts')).readRsaKey,
  secp256k1: async () => (await import('./secp256k1.ts')).readSecp256k1Key,
  ed25519: async () => (await import('./ed25519.ts')).readEd25519Key,
  ed448: async () => (await import('./ed448.ts')).readEd448Key,
  'ml-dsa': async () => (await import('./ml-dsa.ts')).readMlDsaKey,
} satisfies Record<Fallback, () => Promise<ReadKey>>
