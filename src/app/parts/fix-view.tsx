import { useId } from 'react'
import type { Expected } from '../../core/model/resource-server.ts'
import type { Fix, FixStep, Snippet } from '../../core/model/finding.ts'
import { Addresses, SnippetView } from './snippet-view.tsx'
import { verbatim } from './verbatim.ts'
import { Prose } from './prose.tsx'

interface Props {
  fix: Fix
  /** Both are left out where nobody is asked: the steps keep their placeholders. */
  expected?: Expected
  onExpect?: (change: Expected) => void
}

/** A guided fix: the missing value first, then the steps, then what may go wrong and the other way. */
export function FixView({ fix, expected, onExpect }: Props) {
  const id = useId()
  const { asks } = fix
  return (
    <div className="space-y-3">
      {asks && onExpect && (
        <div className="max-w-md">
          <label htmlFor={id} className="mb-1 block text-sm font-semibold">
            {asks.label} <span className="font-normal text-muted">fills the steps below</span>
          </label>
          <input
            id={id}
            className="field"
            value={expected?.[asks.field] ?? ''}
            placeholder={asks.placeholder}
            {...verbatim}
            onChange={(event) => onExpect({ ...expected, [asks.field]: event.target.value })}
          />
        </div>
      )}
      <Steps steps={fix.steps} />
      {fix.afterwards && fix.afterwards.length > 0 && (
        <details>
          <summary className="text-sm font-semibold">If it still fails afterwards</summary>
          <ul className="mt-2 list-disc space-y-1 ps-5 text-sm">
            {fix.afterwards.map((text) => (
              <li key={text} className="wrap-anywhere">
                <Prose>{text}</Prose>
              </li>
            ))}
          </ul>
        </details>
      )}
      {fix.otherwise && (
        <details>
          <summary className="text-sm font-semibold">{fix.otherwise.title}</summary>
          <div className="mt-2">
            <Steps steps={fix.otherwise.steps} />
          </div>
        </details>
      )}
      {fix.docs && (
        <p className="text-sm">
          <a href={fix.docs.url} target="_blank" rel="noreferrer">
            {fix.docs.label}
          </a>
        </p>
      )}
    </div>
  )
}

function Steps({ steps }: { steps: readonly FixStep[] }) {
  const single = steps.length === 1
  return (
    <ol
      className={
        single ? 'space-y-3' : 'list-outside list-decimal space-y-3 ps-6 marker:font-semibold marker:text-muted'
      }
    >
      {steps.map(({ text, where, snippets = [] }) => (
        <li key={text} className="wrap-anywhere">
          <p>{withCode(text)}</p>
          {where && <p className="text-sm text-muted">{where}</p>}
          <Snippets snippets={snippets} />
        </li>
      ))}
    </ol>
  )
}

/** Names that a step sets in backticks, and no other backticks: a value from the paste may hold some. */
const withCode = (text: string) =>
  text
    .split(/(?<![^\s(])`([\w .:…/=-]{1,40})`(?![^\s.,;:)])/)
    // oxlint-disable-next-line react/no-array-index-key -- a split has no other name for its pieces
    .map((piece, i) =>
      i % 2 === 1 ? (
        <code key={i} translate="no">
          {piece}
        </code>
      ) : (
        <Prose key={i}>{piece}</Prose>
      ),
    )

/** Addresses side by side; of several ways to write the same, the first one open and the others a click away. */
function Snippets({ snippets }: { snippets: readonly Snippet[] }) {
  const name = useId()
  if (snippets.length < 2) return snippets.map((snippet) => <SnippetView key={snippet.label} snippet={snippet} />)
  if (snippets.every(({ language, text, wrong }) => language === 'url' && !text.includes('\n') && !wrong))
    return <Addresses snippets={snippets} />
  return snippets.map((snippet, i) => (
    <details key={snippet.label} name={name} open={i === 0} className="my-1">
      <summary className="text-sm">{snippet.label}</summary>
      <SnippetView snippet={snippet} />
    </details>
  ))
}
