import { useQueries } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { SecretReading } from '../core/model/verification.ts'
import type { Token } from '../core/token/token.ts'
import type { Decryption } from '../core/verify/decrypt.ts'
import type { Jwk } from '../core/verify/verify.ts'
import { comes, need } from './chunk.ts'
import { chunks } from './chunks.ts'
import { opaqueId } from './opaque-id.ts'
import { notLoaded } from './proof-words.ts'

export interface Opening {
  /** By the exact text of an encrypted token: what came of the last key. */
  results: ReadonlyMap<string, Decryption>
  /** Tries what was put into the key box; an explanation where that cannot be done. */
  open: (token: Token, text: string, reading: SecretReading) => Promise<string | undefined>
}

interface Attempt {
  token: string
  keys: { keys: readonly Jwk[] }
}

/** Opens encrypted tokens with keys that the person gives. Neither the key nor the plaintext outlives this page. */
export function useDecryption(): Opening {
  const [attempts, setAttempts] = useState<readonly Attempt[]>([])
  const results = useQueries({
    queries: attempts.map((attempt) => ({
      queryKey: ['decryption', opaqueId(attempt)],
      queryFn: async () => {
        const { decryptToken } = await need(chunks.decrypt)
        return [attempt.token, await decryptToken(attempt.token, attempt.keys)] as const
      },
      gcTime: 0,
    })),
    combine: resultsOf,
  })
  const open = useCallback(async (token: Token, text: string, reading: SecretReading) => {
    const [reader, opener] = await Promise.all([comes(chunks.keys), comes(chunks.decrypt)])
    if (!reader || !opener) return notLoaded('What opens encrypted tokens')
    const keys = await reader.readKeys(text, token.header?.alg, reading)
    if (!keys.ok) return keys.reason
    setAttempts((earlier) => [...earlier.filter((one) => one.token !== token.text), { token: token.text, keys }])
    return undefined
  }, [])
  return { results, open }
}

const resultsOf = (
  queries: readonly { data?: readonly [string, Decryption] | undefined }[],
): ReadonlyMap<string, Decryption> => new Map(queries.flatMap(({ data }) => (data ? [data] : [])))
