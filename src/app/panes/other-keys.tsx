import { useState } from 'react'
import type { Token } from '../../core/token/token.ts'
import { visible } from '../../core/text/wording.ts'
import type { NamedPlan } from '../../io/key-sources/define.ts'
import type { Verification } from '../use-verification.ts'

/** What metadata named at another origin, one click away. */
export function AskElsewhere({ plan, onAsk }: { plan: NamedPlan; onAsk: Verification['askFor'] }) {
  return (
    <p>
      <button type="button" className="button" onClick={() => onAsk(plan)}>
        <span className="min-w-0">
          Verify with{' '}
          <span translate="no" className="value">
            {visible(plan.url)}
          </span>
        </span>
      </button>
    </p>
  )
}

/** Keys that the token itself brings or points to. Never fetched, and never used, without a click. */
export function Carried({ token: { header }, verification }: { token: Token; verification: Verification }) {
  const [complaint, setComplaint] = useState<string>()
  const inside = ['jwk', 'x5c'].filter((name) => header?.[name] !== undefined)
  if (inside.length === 0 && verification.named.length === 0) return null
  return (
    <div className="space-y-1 text-sm">
      <p className="text-muted">
        This token brings its own key along. A signature that fits it proves nothing about who made the token.
      </p>
      {inside.length > 0 && (
        <button
          type="button"
          className="button button-small"
          onClick={() => void verification.takeCarried().then(setComplaint)}
        >
          Compare with the key inside ({inside.join(', ')})
        </button>
      )}
      {verification.named.map((plan) => (
        <button
          key={plan.offer}
          type="button"
          className="button button-small"
          onClick={() => verification.askFor(plan)}
        >
          <span className="min-w-0">
            {plan.offer ?? 'Fetch'}{' '}
            <span translate="no" className="value">
              {visible(plan.asks[0] ?? '')}
            </span>
          </span>
        </button>
      ))}
      {complaint && (
        <p role="status" className="text-error">
          {complaint}
        </p>
      )}
    </div>
  )
}
