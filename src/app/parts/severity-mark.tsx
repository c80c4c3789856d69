import type { Finding } from '../../core/inspect.ts'
import type { Severity } from '../../core/model/finding.ts'
import { severityWords } from '../words.ts'

const colours: Readonly<Record<Severity, string>> = { error: 'text-error', warning: 'text-warning', info: 'text-info' }

/** A severity by shape, word and colour, never by colour alone. */
export function SeverityMark({ finding: { severity, outcome }, wordless }: { finding: Finding; wordless?: true }) {
  // What could not be told is neither green nor red.
  return outcome === 'unknown' ? <Unknown /> : <SeverityWord severity={severity} {...(wordless && { wordless })} />
}

/** The same of something that is no finding. */
export function SeverityWord({ severity, wordless }: { severity: Severity; wordless?: true }) {
  return (
    <span className={`inline-flex items-center gap-1.5 text-sm font-semibold ${colours[severity]}`}>
      <svg
        viewBox="0 0 16 16"
        className="size-4 shrink-0"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
      >
        {severity === 'error' && <path d="M5 1.5h6L14.5 5v6L11 14.5H5L1.5 11V5zM5.8 5.8l4.4 4.4m0-4.4-4.4 4.4" />}
        {severity === 'warning' && <path d="M8 2 1.5 13.8h13zM8 6.5v3.6m0 1.6v.2" />}
        {severity === 'info' && <path d="M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M8 7.4v3.8m0-6.3v.2" />}
      </svg>
      {wordless ? <span className="sr-only">{severityWords[severity]}</span> : severityWords[severity]}
    </span>
  )
}

function Unknown() {
  return (
    <span className="inline-flex text-muted">
      <svg
        viewBox="0 0 16 16"
        className="size-4"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
      >
        <circle cx="8" cy="8" r="6.5" strokeDasharray="2.5 2.5" />
        <path d="M6.2 6.2a1.8 1.8 0 1 1 2.6 1.7c-.6.3-.8.6-.8 1.2m0 2v.1" />
      </svg>
      <span className="sr-only">Not known</span>
    </span>
  )
}
