import { readJson } from '../../core/decode/json.ts'
import type { Finding, Json, JsonObject, Part } from '../../core/model.ts'
import { isNumericDate, meaningOf } from '../../core/registry/claims.ts'
import { visible } from '../../core/wording.ts'
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
}

interface Row {
  name: string
  /** The value exactly as it was signed. */
  text: string
  value: Json
  repeated: boolean
}

/** A header or claims set as rows: in the order and the spelling in which it was signed. */
export function JsonPart({ part, value, masked, findings, now }: Props) {
  if (part.fault && part.text === undefined) return <Broken part={part} />
  if (part.fault && !value) return <Broken part={part} />
  return (
    <>
      {part.fault && <Broken part={part} />}
      <dl>
        {rowsOf(part.text, value).map((row, i) => {
          const path = `/${part.label}/${row.name.replaceAll('~', '~0').replaceAll('/', '~1')}`
          const about = findings.filter(({ at, outcome }) => at === path && outcome === 'flag')
          const [first] = about
          return (
            <div
              // A repeated member has its name twice.
              // oxlint-disable-next-line react/no-array-index-key
              key={`${row.name} ${i}`}
              className={`grid grid-cols-[minmax(0,1fr)] gap-x-4 border-b border-line py-1.5 last:border-b-0 sm:grid-cols-[minmax(5rem,7.5rem)_minmax(0,1fr)] ${first ? '-mx-3 bg-sunken px-3' : ''}`}
            >
              <dt className="value font-semibold">{visible(row.name)}</dt>
              <dd className="min-w-0">
                <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                  {masked.includes(path) ? (
                    <em className="text-sm text-muted">masked by the sender</em>
                  ) : (
                    <span className="value min-w-0">{visibleLines(row.text)}</span>
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
    </>
  )
}

function rowsOf(text: string | undefined, value: JsonObject | undefined): Row[] {
  const json = text === undefined ? undefined : readJson(text)
  if (json?.ok && text !== undefined) {
    return (json.root.members ?? []).map(({ name, node, repeated }) => ({
      name,
      text: text.slice(node.start, node.end),
      value: node.value,
      repeated: repeated ?? false,
    }))
  }
  return Object.entries(value ?? {}).map(([name, member]) => ({
    name,
    text: JSON.stringify(member),
    value: member,
    repeated: false,
  }))
}

/** Line breaks of the signed text are shown as such; other invisible characters are named. */
const visibleLines = (text: string) => text.split('\n').map(visible).join('\n')

function Broken({ part }: { part: Part }) {
  const { fault } = part
  if (!fault) return null
  const where = {
    'not-base64url': 'character',
    'not-utf8': 'octet',
    'not-json': 'position',
    'not-an-object': 'position',
  }[fault.fault]
  return (
    <div className="space-y-1 py-1">
      <p className="text-sm">
        <strong className="text-error">Cannot be read:</strong> {fault.reason} ({where} {fault.at}).
      </p>
      {fault.partial && part.text === undefined && (
        <>
          <p className="text-sm text-muted">Readable up to there:</p>
          <pre className="value rounded bg-sunken p-2">{visibleLines(fault.partial)}</pre>
        </>
      )}
    </div>
  )
}
