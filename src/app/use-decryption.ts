import { useCallback, useState } from 'react'
import type { SecretReading } from '../core/model/verification.ts'
import type { Token } from '../core/token/token.ts'
import type { Decryption } from '../core/verify/decrypt.ts'

const loadKeys = () => import('../core/verify/keys/read-keys.ts')
const loadDecrypt = () => import('../core/verify/decrypt.ts')

export interface Opening {
  /** By the exact text of an encrypted token: what came of the last key. */
  results: ReadonlyMap<string, Decryption>
  /** Tries what was put into the key box; an explanation where that is no key. */
  open: (token: Token, text: string, reading: SecretReading) => Promise<string | undefined>
}

/** Opens encrypted tokens with keys that the person gives. Neither the key nor the plaintext outlives this page. */
export function useDecryption(): Opening {
  const [results, setResults] = useState<ReadonlyMap<string, Decryption>>(new Map())
  const open = useCallback(async (token: Token, text: string, reading: SecretReading) => {
    const [{ readKeys }, { decryptToken }] = await Promise.all([loadKeys(), loadDecrypt()])
    const keys = await readKeys(text, token.header?.alg, reading)
    if (!keys.ok) return keys.reason
    const result = await decryptToken(token.text, keys)
    setResults((earlier) => new Map(earlier).set(token.text, result))
    return undefined
  }, [])
  return { results, open }
}
