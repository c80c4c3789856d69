import type { Span } from '../../core/model/primitives.ts'
import type { Expectation, Expected } from '../../core/model/resource-server.ts'
import { visible } from '../../core/text/wording.ts'
import { expectationWords } from '../words.ts'

const marks = { met: '✓', 'not-met': '✕', 'cannot-tell': '?' }
const colours = { met: 'text-good', 'not-met': 'text-error', 'cannot-tell': 'text-muted' }
const order = { 'not-met': 0, 'cannot-tell': 1, met: 2, 'not-asked': 3 }

interface Props {
  rows: readonly Expectation[]
  /** Takes over what an error text expects, so that the rules judge by it. */
  onTake: (change: Expected) => void
}

/** Each expectation that somebody has: whether the token has it, who said so, and where the two values differ. */
export function ExpectationRows({ rows, onTake }: Props) {
  const asked = rows.filter(({ outcome }) => outcome !== 'not-asked')
  if (asked.length === 0) return null
  const open = rows.filter(({ outcome, field }) => outcome === 'not-asked' && field !== 'clockTolerance')
  return (
    <>
      <ul className="mt-2 text-sm">
        {asked
          .toSorted((a, b) => order[a.outcome] - order[b.outcome])
          .map((row) => (
            <Row key={row.field} row={row} onTake={onTake} />
          ))}
      </ul>
      {open.length > 0 && (
        <p className="mt-1 text-sm text-muted">
          Not asked: {open.map(({ field }) => expectationWords.fields[field].toLowerCase()).join(', ')}.
        </p>
      )}
    </>
  )
}

function Row({ row, onTake }: { row: Expectation; onTake: Props['onTake'] }) {
  const { field, outcome, from = 'given', wanted, found } = row
  if (outcome === 'not-asked') return null
  const source = expectationWords.origins[from]
  return (
    <li
      data-expectation={field}
      data-outcome={outcome}
      data-from={from}
      className="grid gap-x-3 border-b border-line py-1.5 last:border-b-0 sm:grid-cols-[6.5rem_minmax(0,1fr)]"
    >
      <span className={`font-semibold ${colours[outcome]}`}>
        <span aria-hidden="true">{marks[outcome]} </span>
        {expectationWords.outcomes[outcome]}
      </span>
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-semibold">{expectationWords.fields[field]}</span>
          {source !== '' && <span className="text-muted">{source}</span>}
          {from === 'error' && field !== 'clockTolerance' && wanted !== undefined && (
            <button
              type="button"
              className="button button-small"
              onClick={() => onTake(field === 'algorithms' ? { algorithms: [wanted] } : { [field]: wanted })}
            >
              Judge by it
            </button>
          )}
        </p>
        {outcome === 'met' ? (
          <Value text={found ?? wanted ?? ''} spans={[]} />
        ) : (
          // One grid, so that the same characters stand above each other.
          <dl className="grid grid-cols-[max-content_minmax(0,1fr)] items-baseline gap-x-2">
            <dt className="text-muted">expected</dt>
            <dd>
              <Value text={wanted ?? ''} spans={row.marks?.wanted ?? []} />
            </dd>
            {found !== undefined && (
              <>
                <dt className="text-muted">token</dt>
                <dd>
                  <Value text={found} spans={row.marks?.found ?? []} />
                </dd>
              </>
            )}
          </dl>
        )}
      </div>
    </li>
  )
}

/** A value with its differing stretches marked, by colour and by a line. */
function Value({ text, spans }: { text: string; spans: readonly Span[] }) {
  if (text === '') return <span className="text-muted">(nothing)</span>
  const edges = [0, ...spans.flat(), text.length]
  return (
    <span translate="no" className="value">
      {edges.slice(1).map((end, i) => {
        const start = edges[i] ?? 0
        const piece = visible(text.slice(start, end))
        if (piece === '') return null
        return i % 2 === 1 ? (
          <mark key={start} className="underline decoration-2 underline-offset-2">
            {piece}
          </mark>
        ) : (
          <span key={start}>{piece}</span>
        )
      })}
    </span>
  )
}
