import { useState } from 'react'
import { tokenUses } from '../../core/registry/token-uses.ts'
import type { TallyRow } from '../../core/scan/tally.ts'
import { duration, visible } from '../../core/text/wording.ts'
import { everyMinute, useClock } from '../use-clock.ts'
import type { Scanning } from '../use-scan.ts'

/** Rows shown at once: a table of thousands would be slower to lay out than the file was to read. */
const page = 100

const columns = [
  { name: 'Token', of: ({ use, kindLabel }: TallyRow) => `${tokenUses[use]}, ${kindLabel}` },
  { name: 'Issuer', of: ({ issuer }: TallyRow) => issuer },
  { name: 'Audience', of: ({ audience }: TallyRow) => audience },
  { name: 'Client', of: ({ client }: TallyRow) => client },
  { name: 'State', of: ({ state }: TallyRow) => state },
  { name: 'Times', of: ({ count }: TallyRow) => count },
] as const

interface Props {
  scanning: Scanning
  onOpen: (token: string) => void
}

/** What a dropped file holds: its progress while it is read, then its tokens in groups, each opening in the inspector. */
export function FilePane({ scanning: { scan, cancel, close }, onOpen }: Props) {
  const now = useClock(everyMinute)
  const [folded, setFolded] = useState(false)
  if (!scan) return null
  const { name, size, read, count, rows, done, cancelled, failed } = scan
  return (
    <section aria-label="File" className="space-y-2 border-b border-line pb-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 className="min-w-0 grow font-semibold wrap-anywhere">
          {visible(name)} <span className="font-normal text-muted">{octets(size)}</span>
        </h2>
        {folded && (
          <button type="button" className="button button-small" onClick={() => setFolded(false)}>
            Show its tokens
          </button>
        )}
        <button type="button" className="button button-small" onClick={done ? close : cancel}>
          {done ? 'Close the file' : 'Cancel'}
        </button>
      </div>
      {!done && (
        <progress className="w-full accent-accent" max={Math.max(1, size)} value={read} aria-label="Reading the file">
          {octets(read)}
        </progress>
      )}
      <p role="status" className="text-sm text-muted">
        {failed
          ? `The file could not be read any further than ${octets(read)}: it may have changed, or may not be read.`
          : cancelled
            ? `Stopped after ${octets(read)} of ${octets(size)}. ${found(count, rows.length)}`
            : done
              ? found(count, rows.length)
              : `Reading … ${found(count, rows.length)}`}
      </p>
      {rows.length > 0 && !folded && (
        <Table
          rows={rows}
          now={now}
          onOpen={(token) => {
            // The answer should not stand below a long table.
            setFolded(true)
            onOpen(token)
          }}
        />
      )}
    </section>
  )
}

function Table({ rows, now, onOpen }: { rows: readonly TallyRow[]; now: number } & Pick<Props, 'onOpen'>) {
  const [{ column, down }, setOrder] = useState({ column: 5, down: true })
  const [shown, setShown] = useState(page)
  const { of } = columns[column] ?? columns[5]
  const sorted = rows.toSorted((a, b) => compare(of(a), of(b)) * (down ? -1 : 1))
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="border-b border-strong text-start">
            {columns.map(({ name }, i) => (
              <th
                key={name}
                scope="col"
                className="pe-4 text-start font-semibold"
                aria-sort={i !== column ? 'none' : down ? 'descending' : 'ascending'}
              >
                <button
                  type="button"
                  className="py-1 font-semibold"
                  onClick={() => setOrder({ column: i, down: i === column ? !down : i === 5 })}
                >
                  {name}
                  <span aria-hidden="true">{i !== column ? '' : down ? ' ↓' : ' ↑'}</span>
                </button>
              </th>
            ))}
            <th scope="col">
              <span className="sr-only">Open</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, shown).map((row) => (
            <tr key={`${row.firstAt}`} className="border-b border-line align-top">
              <td className="py-1.5 pe-4">{columns[0].of(row)}</td>
              <td translate="no" className="value max-w-64 py-1.5 pe-4">
                {visible(row.issuer)}
              </td>
              <td translate="no" className="value max-w-64 py-1.5 pe-4">
                {visible(row.audience)}
              </td>
              <td translate="no" className="value max-w-40 py-1.5 pe-4">
                {visible(row.client)}
              </td>
              <td className="py-1.5 pe-4">{stateOf(row, now)}</td>
              <td className="py-1.5 pe-4 tabular-nums">{row.count}</td>
              <td className="py-1">
                <button type="button" className="button button-small" onClick={() => onOpen(row.sample)}>
                  Open
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {sorted.length > shown && (
        <button type="button" className="button button-small mt-2" onClick={() => setShown(shown + page)}>
          Show {Math.min(page, sorted.length - shown)} more of {sorted.length - shown}
        </button>
      )}
    </div>
  )
}

function stateOf({ state, expires }: TallyRow, now: number): string {
  if (expires === undefined || (state !== 'expired' && state !== 'current')) return state
  return state === 'expired' ? `expired ${duration(now - expires)} ago` : `${duration(expires - now)} left`
}

const compare = (a: string | number, b: string | number) =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b))

const found = (count: number, groups: number) =>
  count === 0
    ? 'No token found. A file that is compressed, encrypted or an image cannot be read here: unpack it first.'
    : `${count.toLocaleString()} token${count === 1 ? '' : 's'} in ${groups.toLocaleString()} group${groups === 1 ? '' : 's'}. Nothing of the file is kept.`

const octets = (size: number) =>
  size < 1000
    ? `${size} bytes`
    : size < 1_000_000
      ? `${(size / 1000).toFixed(0)} kB`
      : `${(size / 1_000_000).toFixed(1)} MB`
