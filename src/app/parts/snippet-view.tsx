import type { Snippet } from '../../core/finding.ts'
import type { Span } from '../../core/model.ts'
import { visibleLines } from '../../core/wording.ts'
import { CopyButton } from './copy-button.tsx'

/** A text to copy, with the stretches that are the change marked. */
export function SnippetView({ snippet }: { snippet: Snippet }) {
  const { label, text, marks = [] } = snippet
  return (
    <figure className="my-2 rounded-md border border-line bg-sunken">
      <figcaption className="flex items-center justify-between gap-2 border-b border-line px-3 py-1 text-sm text-muted">
        <span>{label}</span>
        <CopyButton text={text} what={label} />
      </figcaption>
      <pre className="value px-3 py-2">
        <code>{pieces(text, marks)}</code>
      </pre>
    </figure>
  )
}

/** Several one-line values under each other. */
export function Addresses({ snippets }: { snippets: readonly Snippet[] }) {
  return (
    <dl className="my-2 divide-y divide-line rounded-md border border-line bg-sunken">
      {snippets.map(({ label, text, marks = [] }) => (
        <div key={label} className="flex flex-wrap items-center gap-x-3 px-3 py-1 sm:flex-nowrap">
          <dt className="w-full shrink-0 text-sm text-muted sm:w-20">{label}</dt>
          <dd className="value min-w-0 grow">{pieces(text, marks)}</dd>
          <CopyButton text={text} what={label} />
        </div>
      ))}
    </dl>
  )
}

function pieces(text: string, marks: readonly Span[]) {
  const shown: React.ReactNode[] = []
  let at = 0
  for (const [start, end] of marks) {
    if (start < at) continue
    shown.push(visibleLines(text.slice(at, start)), <mark key={start}>{visibleLines(text.slice(start, end))}</mark>)
    at = end
  }
  shown.push(visibleLines(text.slice(at)))
  return shown
}
