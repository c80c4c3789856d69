import type { Finding, Inspection } from '../../core/inspect.ts'
import type { Expected } from '../../core/model/resource-server.ts'
import { FixView } from '../parts/fix-view.tsx'
import { SeverityMark } from '../parts/severity-mark.tsx'
import { describe } from '../words.ts'
import { attributes, Sources } from './verdict-pane.tsx'
import { Prose } from '../parts/prose.tsx'

/** A rule may have found the same in several tokens, requests and error texts. */
const keyOf = ({ rule, token, artifact, error }: Finding) => [rule, token, artifact, error].join(' ')

interface Props {
  inspection: Inspection
  /** All but the leading one, in the order shown. */
  findings: readonly Finding[]
  expected: Expected
  onExpect: (change: Expected) => void
}

/** As many are shown without being asked for. */
const unfolded = 3

/** What else was found: a line each, the reason and the fix a click away. */
export function FindingsPane({ inspection, findings, expected, onExpect }: Props) {
  if (findings.length === 0) return null
  const rows = (some: readonly Finding[]) =>
    some.map((finding) => <Row key={keyOf(finding)} {...{ finding, inspection, expected, onExpect }} />)
  const rest = findings.slice(unfolded)
  return (
    <section aria-labelledby="also">
      <h2 id="also" className="pane-title">
        Also found
      </h2>
      <ul>{rows(findings.slice(0, unfolded))}</ul>
      {rest.length > 0 && (
        <details>
          <summary className="py-2 text-sm font-semibold">{rest.length} more</summary>
          <ul>{rows(rest)}</ul>
        </details>
      )}
    </section>
  )
}

function Row({ finding, inspection, expected, onExpect }: Omit<Props, 'findings'> & { finding: Finding }) {
  const token =
    inspection.tokens.length > 1 && finding.token !== undefined ? inspection.tokens[finding.token] : undefined
  return (
    <li className="border-b border-line last:border-b-0" {...attributes(finding)}>
      <details>
        <summary className="flex items-start gap-2 py-2">
          <span className="mt-0.5">
            <SeverityMark finding={finding} wordless />
          </span>
          <span className="min-w-0 grow wrap-anywhere">
            <Prose>{finding.message}</Prose>
            {token && <span className="text-sm text-muted"> ({describe(token)})</span>}
          </span>
        </summary>
        <div className="space-y-3 pb-3 ps-6">
          {finding.why && (
            <p className="wrap-anywhere">
              <Prose>{finding.why}</Prose>
            </p>
          )}
          {finding.fix && <FixView fix={finding.fix} expected={expected} onExpect={onExpect} />}
          <Sources finding={finding} />
        </div>
      </details>
    </li>
  )
}
