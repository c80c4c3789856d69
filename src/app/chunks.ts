import { chunk } from './chunk.ts'

/** What the panes need beyond themselves, each in a chunk of its own. */
export const chunks = {
  /** How an API checks such tokens. */
  verifier: chunk(() => import('./panes/verifier-body.tsx')),
  verify: chunk(() => import('../core/verify/verify.ts')),
  keys: chunk(() => import('../core/verify/keys/read-keys.ts')),
  yaml: chunk(() => import('../core/decode/read-yaml.ts')),
  decrypt: chunk(() => import('../core/verify/decrypt.ts')),
  /** What is odd about keys. */
  health: chunk(() => import('../core/verify/keys/health.ts')),
  /** What unpacks a file that is small enough to be read as a paste. */
  fileReader: chunk(() => import('../io/read-file.ts')),
  nonce: chunk(() => import('../core/verify/hashed-nonce.ts')),
}
