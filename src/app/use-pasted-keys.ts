import { useQuery } from '@tanstack/react-query'
import type { Recognised } from '../core/door.ts'
import type { Token } from '../core/token/token.ts'
import type { Jwk } from '../core/verify/verify.ts'
import { need } from './chunk.ts'
import { chunks } from './chunks.ts'
import { opaqueId } from './opaque-id.ts'
import type { UsedKeys } from './used-keys.ts'

/** More documents of keys in one paste are not read. */
const most = 20

/** The keys that stand in the paste, undefined where none does or none can be read. */
export function usePastedKeys(paste: string, { artifacts }: Pick<Recognised, 'artifacts'>): UsedKeys | undefined {
  const documents = artifacts.filter(({ carrier, redacted }) => (carrier === 'jwks' || carrier === 'pem') && !redacted)
  const { data } = useQuery({
    queryKey: ['pasted keys', opaqueId(artifacts)],
    queryFn: async (): Promise<UsedKeys | null> => {
      const { readPublishedKeys } = await need(chunks.keys)
      const read = await Promise.all(
        documents.slice(0, most).map(({ span }) => readPublishedKeys(paste.slice(...span))),
      )
      const keys = read.flatMap((one) => (one.ok ? one.keys : []))
      const remarks = read.flatMap((one) => (one.ok ? (one.remarks ?? []) : [one.reason]))
      return keys.length === 0 ? null : { keys, remarks, from: 'your paste', published: false }
    },
    enabled: documents.length > 0,
    gcTime: 0,
  })
  return data ?? undefined
}

/**
 * Those that may be of this token: a whole set, or a key under the id that the token names. A lone key of another name may
 * be there for something else, such as the proof of possession.
 */
export function keysFor({ header }: Token, keys: readonly Jwk[]): readonly Jwk[] {
  const kid = header?.['kid']
  const named = keys.filter((key) => key['kid'] === kid)
  return named.length > 0 || keys.length === 1 ? named : keys
}
