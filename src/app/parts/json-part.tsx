import { useMemo, useState } from 'react'
import { readJson } from '../../core/decode/json.ts'
import { placeInPaste, placeInText } from '../../core/decode/offsets.ts'
import type { Finding } from '../../core/inspect.ts'
import type { Json, JsonObject, Span } from '../../core/model/primitives.ts'
import type { Part } from '../../core/model/token.ts'
import { pointerTo } from '../../core/text/json-pointer.ts'
import { isNumericDate, meaningOf } from '../../core/registry/claims.ts'
import { visible, visibleLines } from '../../core/text/wording.ts'
import { Moment } from './moment.tsx'
import { SeverityMark } from './severity-mark.tsx'

interface Props {
  part: Part & { label: 'header' | 'claims' }
  /** The decoded object, for a redacted copy that has no text. */
  value: JsonObject | undefined
  masked: readonly string[]
  /** Findings about this token. */
  findings: readonly Finding[]
  now: number
  /** Where the cursor stands in the paste. */
  caret: number | undefined
  /** Marks a stretch of the paste; undefined where a member has no place in it. */
  onMark: ((place: Span) => void) | undefined
}

interface Row {
  name: string
  /** The value exactly as it was signed. */
  text: string
  value: Json
  repeated: boolean
  /** The member's stretch of the decoded text; absent in a redacted copy. */
  place?: Span
}

/** More members than these are shown when they are asked for. */
const mostRows = 150

/** A header or claims set as rows: in the order and the spelling in which it was signed. */
export function JsonPart({ part, value, masked, findings, now, caret, onMark }: Props) {
  const rows = useMemo(() => rowsOf(part.text, value), [part.text, value])
  const [all, setAll] = useState(false)
  if (part.fault && (part.text === undefined || !value)) return <Broken part={part} alone />
  const under = onMark && caret !== undefined ? placeInText(part, caret) : undefined
  return (
    <>
      {part.fault && <Broken part={part} />}
      <dl>
        {rows.slice(0, all ? rows.length : mostRows).map((row, i) => {
          const path = pointerTo(part.label, row.name)
          const about = findings.filter(({ at, outcome }) => at === path && outcome === 'flag')
          const { place } = row
          const current = place !== undefined && under !== undefined && place[0] <= under && under < place[1]
          return (
            <div
              // A repeated member has its name twice.
              // oxlint-disable-next-line react/no-array-index-key
              key={`${row.name} ${i}`}
              data-claim={row.name}
              aria-current={current || undefined}
              className={`grid grid-cols-[minmax(0,1fr)] gap-x-4 border-b border-line py-1.5 last:border-b-0 sm:grid-cols-[minmax(5rem,7.5rem)_minmax(0,1fr)] ${about.length > 0 ? '-mx-3 bg-sunken px-3' : ''} ${current ? 'outline-2 outline-offset-2 outline-accent' : ''}`}
            >
              <dt translate="no" className="value font-semibold">
                {onMark && place ? (
                  <button
                    type="button"
                    className="cursor-pointer text-start hover:underline"
                    title="Show where it stands in the paste"
                    onClick={() => {
                      const stretch = placeInPaste(part, ...place)
                      if (stretch) onMark(stretch)
                    }}
                  >
                    {visible(row.name)}
                  </button>
                ) : (
                  visible(row.name)
                )}
              </dt>
              <dd className="min-w-0">
                <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                  {masked.includes(path) ? (
                    <em className="text-sm text-muted">masked by the sender</em>
                  ) : (
                    <Value text={row.text} />
                  )}
                  <span className="text-sm text-muted">{meaningOf(part.label, row.name)}</span>
                </div>
                {row.repeated && (
                  <span className="block text-sm text-warning">
                    This name stands here twice; readers disagree which one counts.
                  </span>
                )}
                {typeof row.value === 'number' && isNumericDate(row.name) && (
                  <span className="block">
                    <Moment seconds={row.value} now={now} />
                  </span>
                )}
                {about.map((finding) => (
                  <span key={finding.rule} className="flex items-start gap-1.5 text-sm">
                    <SeverityMark finding={finding} wordless />
                    {finding.title}
                  </span>
                ))}
              </dd>
            </div>
          )
        })}
      </dl>
      {rows.length > mostRows && !all && (
        <button type="button" className="button button-small mt-2" onClick={() => setAll(true)}>
          Show {rows.length - mostRows} more
        </button>
      )}
    </>
  )
}

/** Longer values are folded: laying out a megabyte without a gap takes a browser half a second. */
const longest = 2000

function Value({ text }: { text: string }) {
  const [all, setAll] = useState(false)
  if (text.length <= longest || all)
    return (
      <span translate="no" className="value min-w-0">
        {visibleLines(text)}
      </span>
    )
  return (
    <span className="min-w-0">
      <span translate="no" className="value">
        {visibleLines(text.slice(0, 300))} … {visibleLines(text.slice(-60))}
      </span>{' '}
      <button type="button" className="button button-small" onClick={() => setAll(true)}>
        Show all {text.length.toLocaleString()} characters
      </button>
    </span>
  )
}

function rowsOf(text: string | undefined, value: JsonObject | undefined): Row[] {
  const json = text === undefined ? undefined : readJson(text)
  if (json?.ok && text !== undefined) {
    return (json.root.members ?? []).map(({ name, nameStart, node, repeated }) => ({
      name,
      text: text.slice(node.start, node.end),
      value: node.value,
      repeated: repeated ?? false,
      place: [nameStart, node.end],
    }))
  }
  return Object.entries(value ?? {}).map(([name, member]) => ({
    name,
    text: JSON.stringify(member),
    value: member,
    repeated: false,
  }))
}

/** What is wrong with a part, and what can be read before it; `alone`: nothing else of it is shown. */
function Broken({ part, alone }: { part: Part; alone?: true }) {
  const { fault } = part
  if (!fault) return null
  const where = {
    'not-base64url': 'character',
    'not-utf8': 'octet',
    'not-json': 'position',
    'not-an-object': 'position',
    'not-in-digests': 'position',
    'out-of-place': 'position',
  }[fault.fault]
  return (
    <div className="space-y-1 py-1">
      <p className="text-sm">
        <strong className="text-error">Cannot be read:</strong> {fault.reason} ({where} {fault.at}).
      </p>
      {alone && fault.partial && (
        <>
          <p className="text-sm text-muted">Readable up to there:</p>
          <pre translate="no" className="value rounded bg-sunken p-2">
            {visibleLines(fault.partial)}
          </pre>
        </>
      )}
    </div>
  )
}
