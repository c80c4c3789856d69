import { useCallback, useMemo } from 'react'
import type { Inspection } from '../core/inspect.ts'
import type { Reading } from '../core/door.ts'
import { judge, readPaste, recognisePaste } from '../core/door.ts'
import type { Context } from '../core/model/inspection.ts'
import { nextChange } from '../core/next-change.ts'
import { decodePermalink, type OpenedLink, type Shared } from '../core/share/envelope.ts'
import { issuerOf } from '../core/token/claims.ts'
import type { PageState } from './page-state.ts'
import { withOpened } from './readings.ts'
import type { Opening } from './use-decryption.ts'
import { useClock } from './use-clock.ts'
import { useDecryption } from './use-decryption.ts'
import type { Verification } from './use-verification.ts'
import { useVerification } from './use-verification.ts'
import { useYaml } from './use-yaml.ts'

export interface Inspected {
  /** What came of the fragment of a link, where one is open. */
  opened: OpenedLink | undefined
  shared: Omit<Shared, 'copy'> | undefined
  /** What is read: the paste, or the copy that the link carries. */
  text: string
  /** As it was pasted, before anything was decrypted: what a copy is made of. */
  closed: Reading
  inspection: Inspection
  /** Seconds since the epoch: what is judged by. */
  now: number
  context: Context
  decryption: Opening
  verification: Verification
  /** Issuer of the selected token. */
  owner: string | undefined
}

/** Everything that follows from the state of the page: read when the paste changes, judged when anything does. */
export function useInspection(state: PageState): Inspected {
  const { paste, link, asOf, said, own, expected, consumer } = state
  const opened = useMemo(() => (link === undefined ? undefined : decodePermalink(link)), [link])
  const shared = opened?.ok ? opened.shared : undefined
  const text = opened?.ok ? opened.shared.copy : paste
  const yaml = useYaml(text)
  const closed = useMemo(() => readPaste(text, undefined, yaml), [text, yaml])
  const decryption = useDecryption()
  const reading = useMemo(
    () => withOpened(text, closed, decryption.results, yaml),
    [text, closed, decryption.results, yaml],
  )

  const subject = reading.selected === null ? undefined : reading.tokens[reading.selected]
  const owner = subject && issuerOf(subject)
  // What somebody says of one issuer is not said of another.
  const provider = said && said.issuer === owner ? said.provider : shared?.provider
  const recognised = useMemo(() => recognisePaste(reading, provider), [reading, provider])
  const verification = useVerification(text, recognised)
  const { signatures } = verification

  // The sender’s expectations come with the copy; whoever changes them judges by their own from then on.
  const wanted = shared && !own ? shared.expected : expected
  const present = useClock(
    useCallback(
      (at: number) => nextChange(reading.tokens, at, wanted.clockTolerance),
      [reading, wanted.clockTolerance],
    ),
  )
  const now = asOf ?? shared?.asOf ?? present
  const context = useMemo<Context>(
    () => ({
      now,
      expected: wanted,
      signatures,
      ...(provider !== undefined && { provider }),
      ...(consumer && { consumer }),
    }),
    [now, wanted, signatures, provider, consumer],
  )
  const inspection = useMemo(() => judge(recognised, context), [recognised, context])
  return { opened, shared, text, closed, inspection, now, context, decryption, verification, owner }
}
