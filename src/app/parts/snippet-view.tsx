import type { Span } from '../../core/model/primitives.ts'
import type { Snippet } from '../../core/model/finding.ts'
import { visibleLines } from '../../core/text/wording.ts'
import { CopyButton } from './copy-button.tsx'

/** A text to copy, with the stretches that are the change marked; beside what was pasted, where it corrects that. */
export function SnippetView({ snippet }: { snippet: Snippet }) {
  if (!snippet.wrong) return <Figure snippet={snippet} />
  return (
    <div className="@container">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-3 @lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <Figure snippet={snippet.wrong} was />
        <Figure snippet={snippet} />
      </div>
    </div>
  )
}

/** `was`: to compare with, not to copy. */
function Figure({ snippet: { label, text, marks = [] }, was = false }: { snippet: Snippet; was?: boolean }) {
  return (
    <figure className="my-2 rounded-md border border-line bg-sunken">
      <figcaption className="flex min-h-9 items-center justify-between gap-2 border-b border-line px-3 py-1 text-sm text-muted">
        <span>{label}</span>
        {!was && <CopyButton text={text} what={label} />}
      </figcaption>
      <pre translate="no" className={`value px-3 py-2 ${was ? 'text-muted' : ''}`}>
        <code translate="no">{pieces(text, marks, was)}</code>
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
          <dd className="flex min-w-0 grow items-center gap-x-3">
            <span translate="no" className="value min-w-0 grow">
              {pieces(text, marks)}
            </span>
            <CopyButton text={text} what={label} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function pieces(text: string, marks: readonly Span[], was = false) {
  const shown: React.ReactNode[] = []
  let at = 0
  for (const [start, end] of marks) {
    if (start < at) continue
    const Mark = was ? 'del' : 'mark'
    shown.push(visibleLines(text.slice(at, start)), <Mark key={start}>{visibleLines(text.slice(start, end))}</Mark>)
    at = end
  }
  shown.push(visibleLines(text.slice(at)))
  return shown
}
