import { useMemo } from 'react'
import { type Axis, axesOf, type AxisState } from '../../core/axes.ts'
import type { Inspection } from '../../core/inspect.ts'
import { Prose } from '../parts/prose.tsx'

/** What is told apart, each with its word and its shape, and a way to where it shows. */
export function AxesPane({ inspection }: { inspection: Inspection }) {
  const states = useMemo(() => axesOf(inspection), [inspection])
  if (inspection.selected === null) return null
  return (
    <ul aria-label="Verdict by axis" className="flex flex-wrap gap-1.5">
      {states.map((state) => (
        <li key={state.axis} data-axis={state.axis} data-state={state.state} className="max-w-full">
          <button
            type="button"
            className={`axis axis-${state.state}`}
            aria-label={`${words[state.axis]}: ${stateWords[state.state]}, ${state.says}`}
            onClick={() => show(state.axis)}
          >
            <span aria-hidden="true" className="axis-mark">
              {marks[state.state]}
            </span>
            <span className="font-semibold">{words[state.axis]}</span>
            <span className="axis-says truncate text-muted">
              <Prose>{state.says}</Prose>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

const words: Readonly<Record<Axis, string>> = {
  structure: 'Structure',
  kind: 'Kind',
  signature: 'Signature',
  key: 'Key',
  time: 'Time',
  issuer: 'Issuer',
  audience: 'Audience',
  scope: 'Scope',
  binding: 'Binding',
}

const marks: Readonly<Record<AxisState['state'], string>> = { pass: '✓', flag: '✕', unknown: '?', inapplicable: '–' }
const stateWords: Readonly<Record<AxisState['state'], string>> = {
  pass: 'nothing wrong',
  flag: 'look at this',
  unknown: 'open',
  inapplicable: 'does not apply',
}

/** Where it shows, the first that there is on the page. */
const evidence: Readonly<Record<Axis, readonly string[]>> = {
  structure: ['[data-part="header"]'],
  kind: ['[data-part="header"]'],
  signature: ['[data-signature]', '[data-part="signature"]'],
  key: ['[data-signature]', '[data-part="signature"]'],
  time: ['[data-claim="exp"]', '[data-claim="iat"]', '[data-part="claims"]'],
  issuer: ['[data-field="issuer"]', '[data-claim="iss"]'],
  audience: ['[data-field="audience"]', '[data-claim="aud"]'],
  scope: ['[data-field="scope"]', '[data-claim="scope"]', '[data-claim="scp"]'],
  binding: ['[data-binding]', '[data-claim="cnf"]', '[data-part="claims"]'],
}

/** Brings it into view, and gives it the focus: a field that waits for an answer, a button to press. */
function show(axis: Axis) {
  for (const selector of evidence[axis]) {
    const found = document.querySelector(`main ${selector}`)
    if (!found) continue
    found.closest('details:not([open])')?.setAttribute('open', '')
    found.scrollIntoView({ block: 'center' })
    const inside = found.matches('input, button, select, textarea')
      ? found
      : found.querySelector('input, button, select, textarea')
    if (inside instanceof HTMLElement) inside.focus({ preventScroll: true })
    return
  }
}
