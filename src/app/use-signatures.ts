import { useQuery } from '@tanstack/react-query'
import type { KeyOrigin, VerificationResult } from '../core/model/verification.ts'
import type { Jwk } from '../core/verify/verify.ts'
import { need } from './chunk.ts'
import { chunks } from './chunks.ts'
import { opaqueId } from './opaque-id.ts'

/** One signature to check. */
export interface Check {
  token: string
  keys: readonly Jwk[]
  origin: KeyOrigin
}

export interface Signatures {
  /** By the exact text of the token; empty while they are checked. */
  results: ReadonlyMap<string, VerificationResult>
  underWay: boolean
  /** What checks them did not come; this asks for it again. */
  retry: (() => void) | undefined
}

const none: ReadonlyMap<string, VerificationResult> = new Map()

/** The results of these checks. `checks` must keep its identity while it means the same. */
export function useSignatures(checks: readonly Check[]): Signatures {
  const { data, isFetching, isError, refetch } = useQuery({
    queryKey: ['signatures', opaqueId(checks)],
    queryFn: async () => {
      const { verifySignature } = await need(chunks.verify)
      const results = checks.map(
        async ({ token, keys, origin }) => [token, await verifySignature(token, { keys }, { origin })] as const,
      )
      return new Map(await Promise.all(results))
    },
    enabled: checks.length > 0,
    // Nobody comes back to the checks of a former paste.
    gcTime: 0,
  })
  return { results: data ?? none, underWay: isFetching, retry: isError ? () => void refetch() : undefined }
}
