import { useEffect, useState } from 'react'
import type { KeyOrigin, VerificationResult } from '../core/model/verification.ts'
import type { Jwk } from '../core/verify/verify.ts'

/** One signature to check. */
export interface Check {
  token: string
  keys: readonly Jwk[]
  origin: KeyOrigin
}

const loadVerify = () => import('../core/verify/verify.ts')
const none: ReadonlyMap<string, VerificationResult> = new Map()

/**
 * The results of these checks, by token; empty while they run. `checks` must keep its identity while it means the same.
 * Results of earlier checks are never shown for later ones, however late they come.
 */
export function useSignatures(checks: readonly Check[]): ReadonlyMap<string, VerificationResult> {
  const [done, setDone] = useState<{ checks: readonly Check[]; results: ReadonlyMap<string, VerificationResult> }>()
  useEffect(() => {
    if (checks.length === 0) return undefined
    let current = true
    const run = async () => {
      const { verifySignature } = await loadVerify()
      const results = await Promise.all(
        checks.map(
          async ({ token, keys, origin }) => [token, await verifySignature(token, { keys }, { origin })] as const,
        ),
      )
      if (current) setDone({ checks, results: new Map(results) })
    }
    void run()
    return () => {
      current = false
    }
  }, [checks])
  return done?.checks === checks ? done.results : none
}
