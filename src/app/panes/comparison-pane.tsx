import { useId } from 'react'
import type { Change, Comparison } from '../../core/compare.ts'
import { Prose } from '../parts/prose.tsx'

/** Below the headline: whether the change helped, and what is another now, by meaning. */
export function ComparisonPane({ comparison, onDismiss }: { comparison: Comparison; onDismiss: () => void }) {
  const id = useId()
  const { outcome, certain, sentence, next, changes, gone, come, stay, afterwards } = comparison
  const changed = changes.filter(({ added, removed }) => added.length > 0 || removed.length > 0)
  const unchanged = changes.filter((change) => !changed.includes(change))
  return (
    <section aria-labelledby={id} data-comparison={outcome} className="max-w-4xl border-s-4 border-info ps-4">
      <div className="flex items-start justify-between gap-3">
        <h2 id={id} className="pane-title pt-1">
          Compared with the token before
        </h2>
        <button type="button" className="button button-small shrink-0" onClick={onDismiss}>
          Dismiss
        </button>
      </div>
      <div role="status" className="max-w-[75ch] wrap-anywhere">
        <p className={`font-semibold ${outcome === 'solved' && certain ? 'text-good' : ''}`}>
          {outcome === 'solved' && certain && '✓ '}
          <Prose>{sentence}</Prose>
        </p>
        <p>
          <Prose>{next}</Prose>
        </p>
      </div>
      {changed.length > 0 && <Table changes={changed} />}
      <div className="mt-2 space-y-1 text-sm text-muted">
        {changed.length === 0 && <p>Nothing that counts has changed.</p>}
        {changed.length > 0 && unchanged.length > 0 && (
          <p>As before: {unchanged.map(({ label }) => label).join(', ')}.</p>
        )}
        <Titles label="Gone" findings={gone} />
        <Titles label="New" findings={come} />
        <Titles label="Still there" findings={stay} />
      </div>
      {afterwards.length > 0 && (
        <details className="mt-2 max-w-[75ch]">
          <summary className="text-sm font-semibold">If your API refuses it all the same, or no token comes</summary>
          <ul className="mt-2 list-disc space-y-1 ps-5 text-sm">
            {afterwards.map((text) => (
              <li key={text} className="wrap-anywhere">
                <Prose>{text}</Prose>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Table({ changes }: { changes: readonly Change[] }) {
  return (
    <table className="mt-2 w-full table-fixed text-start text-sm">
      <thead>
        <tr className="text-muted">
          <th scope="col" className="w-20 sm:w-28">
            <span className="sr-only">What</span>
          </th>
          <th scope="col" className="pe-3 text-start font-normal">
            Before
          </th>
          <th scope="col" className="text-start font-normal">
            After
          </th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ meaning, label, before, after, added, removed }) => (
          <tr key={meaning} className="border-t border-line align-top">
            <th scope="row" className="py-1.5 pe-2 text-start font-normal text-muted">
              {label}
            </th>
            <td className="py-1.5 pe-3">
              <Values values={before} marked={removed} was />
            </td>
            <td className="py-1.5">
              <Values values={after} marked={added} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What went is struck through, what came is marked. */
function Values({
  values,
  marked,
  was = false,
}: {
  values: readonly string[] | undefined
  marked: readonly string[]
  was?: boolean
}) {
  if (!values) return <span className="text-muted">cannot be read</span>
  if (values.length === 0) return <span className="text-muted">none</span>
  const shown = [...new Set(values)]
  return (
    <span translate="no" className="value">
      {shown.map((value, i) => (
        <span key={value}>
          {i > 0 && '\n'}
          {!marked.includes(value) ? value : was ? <del>{value}</del> : <mark>{value}</mark>}
        </span>
      ))}
    </span>
  )
}

function Titles({ label, findings }: { label: string; findings: Comparison['gone'] }) {
  if (findings.length === 0) return null
  return (
    <p className="wrap-anywhere">
      {label}: {findings.map(({ title }) => title).join(' · ')}
    </p>
  )
}
