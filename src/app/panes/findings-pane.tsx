import { useState } from 'react'
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

/** The same of more tokens than this is told once. */
const mostAlike = 3

/** Messages of one group that are listed: nobody reads as many. */
const mostListed = 50

/** More rows than this are not made before somebody wants them. */
const mostHidden = 30

/** Findings of one rule, of which the first speaks for all. */
interface Group {
  first: Finding
  others: readonly Finding[]
}

/** What a rule has found in many tokens as one row, in the order of the first. */
function grouped(findings: readonly Finding[]): Group[] {
  const alike = new Map<string, Finding[]>()
  for (const finding of findings) {
    const name = [finding.rule, finding.outcome, finding.severity].join(' ')
    const group = alike.get(name)
    if (group) group.push(finding)
    else alike.set(name, [finding])
  }
  return [...alike.values()].flatMap((all): Group[] => {
    const [first, ...others] = all
    if (!first) return []
    return all.length > mostAlike ? [{ first, others }] : all.map((one) => ({ first: one, others: [] }))
  })
}

/** What else was found: a line each, the reason and the fix a click away. */
export function FindingsPane({ inspection, findings, expected, onExpect }: Props) {
  const [wanted, setWanted] = useState(false)
  if (findings.length === 0) return null
  const groups = grouped(findings)
  const rows = (some: readonly Group[]) =>
    some.map((group) => <Row key={keyOf(group.first)} {...{ group, inspection, expected, onExpect }} />)
  const rest = groups.slice(unfolded)
  return (
    <section aria-labelledby="also">
      <h2 id="also" className="pane-title">
        Also found
      </h2>
      <ul>{rows(groups.slice(0, unfolded))}</ul>
      {rest.length > 0 && (
        <details onToggle={(event) => event.currentTarget.open && setWanted(true)}>
          <summary className="py-2 text-sm font-semibold">{rest.length} more</summary>
          {(wanted || rest.length <= mostHidden) && <ul>{rows(rest)}</ul>}
        </details>
      )}
    </section>
  )
}

function Row({ group, inspection, expected, onExpect }: Omit<Props, 'findings'> & { group: Group }) {
  const { first: finding, others } = group
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
            {others.length > 0 && (
              <span className="text-sm text-muted"> and the same {others.length.toLocaleString()} times more</span>
            )}
          </span>
        </summary>
        <div className="space-y-3 pb-3 ps-6">
          {finding.why && (
            <p className="wrap-anywhere">
              <Prose>{finding.why}</Prose>
            </p>
          )}
          {others.length > 0 && <Others findings={others} />}
          {finding.fix && <FixView fix={finding.fix} expected={expected} onExpect={onExpect} />}
          <Sources finding={finding} />
        </div>
      </details>
    </li>
  )
}

function Others({ findings }: { findings: readonly Finding[] }) {
  const [wanted, setWanted] = useState(false)
  return (
    <details onToggle={(event) => event.currentTarget.open && setWanted(true)}>
      <summary className="text-sm">Where else</summary>
      {wanted && (
        <ul className="mt-1 list-disc ps-5 text-sm">
          {findings.slice(0, mostListed).map((finding) => (
            <li key={keyOf(finding)} className="wrap-anywhere">
              {finding.token !== undefined && <span className="text-muted">Token {finding.token + 1}: </span>}
              <Prose>{finding.message}</Prose>
            </li>
          ))}
          {findings.length > mostListed && <li>{(findings.length - mostListed).toLocaleString()} more</li>}
        </ul>
      )}
    </details>
  )
}
