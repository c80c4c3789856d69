import type { Inspection } from '../../core/inspect.ts'
import type { Binding } from '../../core/model/binding.ts'
import { tokenUses } from '../../core/registry/token-uses.ts'
import { visible } from '../../core/text/wording.ts'
import { bindingWords } from '../proof-words.ts'
import { Prose } from '../parts/prose.tsx'

/** What is bound to what in this paste: a proof to its token, an ID token to its access token, a token to a certificate. */
export function BindingsPane({ bindings, tokens }: Pick<Inspection, 'bindings' | 'tokens'>) {
  const owners = [...new Set(bindings.map(({ token }) => token))]
  return (
    <section aria-labelledby="bindings" className="min-w-0 space-y-2">
      <h2 id="bindings" className="pane-title mb-1">
        What belongs together
      </h2>
      {owners.map((owner) => (
        <Group key={owner} bindings={bindings.filter(({ token }) => token === owner)} tokens={tokens} />
      ))}
    </section>
  )
}

function Group({ bindings, tokens }: Pick<Inspection, 'bindings' | 'tokens'>) {
  const met = bindings.filter(({ outcome }) => outcome === 'met')
  const rest = bindings.filter(({ outcome }) => outcome !== 'met')
  const names = [bindings[0]?.token, bindings.find((binding) => binding.with !== undefined)?.with].flatMap((index) => {
    const token = index === undefined ? undefined : tokens[index]
    return token ? [tokenUses[token.use]] : []
  })
  return (
    <div>
      <h3 className="text-sm font-semibold first-letter:uppercase">{names.join(' and ')}</h3>
      <Rows bindings={rest.toSorted((a, b) => order[a.outcome] - order[b.outcome])} />
      {met.length > 0 && (
        <details className="mt-1 text-sm">
          <summary>
            <span className="font-semibold text-good">
              ✓ {met.length === 1 ? 'One thing fits' : `${met.length} things fit`}
            </span>
          </summary>
          <Rows bindings={met} />
        </details>
      )}
    </div>
  )
}

const order = { 'not-met': 0, unknown: 1, met: 2 }

function Rows({ bindings }: { bindings: readonly Binding[] }) {
  return (
    <ul className="text-sm">
      {bindings.map(({ check, outcome, says, expected, found, source }, i) => (
        <li
          // Two proofs may stand in one paste.
          // oxlint-disable-next-line react/no-array-index-key
          key={`${check} ${i}`}
          data-binding={check}
          data-outcome={outcome}
          className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 border-b border-line py-1.5 last:border-b-0"
        >
          <span className={`font-semibold ${colours[outcome]}`}>
            <span aria-hidden="true">{marks[outcome]} </span>
            {bindingWords[outcome]}
          </span>
          <span className="min-w-0 wrap-anywhere">
            <Prose>{says}</Prose>
            {outcome !== 'met' && expected !== undefined && <Value name="expected" value={expected} />}
            {outcome !== 'met' && found !== undefined && <Value name="found" value={found} />}{' '}
            <a href={source.url} target="_blank" rel="noreferrer" className="text-muted underline">
              {source.label}
            </a>
          </span>
        </li>
      ))}
    </ul>
  )
}

const marks = { met: '✓', 'not-met': '✕', unknown: '?' }
const colours = { met: 'text-good', 'not-met': 'text-error', unknown: 'text-muted' }

function Value({ name, value }: { name: string; value: string }) {
  return (
    <span className="block">
      <span className="text-muted">{name}</span>{' '}
      <span translate="no" className="value">
        {visible(value) || '(nothing)'}
      </span>
    </span>
  )
}
