import { useLayoutEffect, useMemo, useSyncExternalStore } from 'react'
import type { Comparison } from '../core/compare.ts'
import { compare, isFollowUp } from '../core/compare.ts'
import type { Summary } from '../core/summary.ts'
import { isSameToken, summaryOf } from '../core/summary.ts'
import type { Inspection } from '../core/inspect.ts'
import type { PageState } from './page-state.ts'

// In memory only, and longer than the panes live: whoever empties the box between two tokens still wants to know.
let latest: Summary | undefined
let former: Summary | undefined
const listeners = new Set<() => void>()

function setFormer(next: Summary | undefined) {
  former = next
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function remember(next: Summary, typed: boolean) {
  const last = latest
  latest = next
  if (last && !isSameToken(last, next)) setFormer(!typed && isFollowUp(last, next) ? last : undefined)
}

/**
 * What a token changed that was pasted after another one with a fix, until somebody dismisses it. Of the former one only a
 * summary is kept. While somebody is writing, every key makes another token; and what is wrong as of another time is not
 * gone when that time is.
 */
export function useComparison(
  inspection: Inspection,
  { typed, asOf }: Pick<PageState, 'typed' | 'asOf'>,
): { comparison: Comparison | undefined; dismiss: () => void } {
  const before = useSyncExternalStore(subscribe, () => former)
  const after = useMemo(() => summaryOf(inspection), [inspection])
  // Before the picture: the former token of the former token is never seen.
  useLayoutEffect(() => {
    if (after && asOf === undefined) remember(after, typed)
  }, [after, typed, asOf])
  const comparison = useMemo(
    () => (before && after && asOf === undefined && isFollowUp(before, after) ? compare(before, after) : undefined),
    [before, after, asOf],
  )
  return { comparison, dismiss: () => setFormer(undefined) }
}
