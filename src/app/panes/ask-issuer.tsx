import { useId, useSyncExternalStore } from 'react'
import { visible } from '../../core/text/wording.ts'
import { airplane } from '../../io/airplane.ts'
import type { AnyPlan } from '../../io/key-sources/index.ts'
import { consents } from '../../io/preferences.ts'
import type { FetchedKeysState } from '../use-fetched-keys.ts'
import { askedOrigin } from '../use-verification.ts'
import { CurlLine } from './fetch-failure.tsx'

/** The button that fetches the issuer's keys and says where from, and whether it may be spared next time. */
export function AskIssuer({ plan, issuer }: { plan: AnyPlan; issuer: FetchedKeysState }) {
  const flight = useSyncExternalStore(airplane.subscribe, airplane.get)
  const [first = '', ...others] = plan.asks
  if (flight !== 'off') {
    return (
      <div className="text-sm text-muted">
        <p>This page may not connect (airplane mode). Fetch the keys elsewhere, and paste them below:</p>
        <CurlLine url={first} />
      </div>
    )
  }
  return (
    <div>
      <button
        type="button"
        className={issuer.keys?.ok ? 'button' : 'button button-main'}
        disabled={issuer.underWay}
        onClick={issuer.ask}
      >
        <span className="min-w-0">
          {issuer.underWay ? 'Asking' : 'Verify with'}{' '}
          <span translate="no" className="value">
            {visible(first)}
          </span>
        </span>
      </button>
      <p className="mt-1 text-sm text-muted">
        Sends a plain GET without the token
        {'metadata' in plan && plan.metadata.length > 0 && ', then one for the keys that the answer names'}.
        {others.length > 0 && (
          <>
            {' '}
            If it has none:{' '}
            <span translate="no" className="value">
              {visible(others.join(', '))}
            </span>
          </>
        )}
      </p>
      <ConsentChoice plan={plan} asked={issuer.keys !== undefined} />
    </div>
  )
}

/** `asked`: the person has seen what happens, and may want it again. */
function ConsentChoice({ plan, asked }: { plan: AnyPlan; asked: boolean }) {
  const id = useId()
  const list = useSyncExternalStore(consents.subscribe, consents.get)
  const origin = askedOrigin(plan)
  const consent = list.find((one) => one.origin === origin)
  if (origin === undefined || (!asked && !consent)) return null
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-2 text-sm text-muted">
      <label htmlFor={id}>Next time, for tokens of {visible(new URL(origin).host)}:</label>
      <select
        id={id}
        className="field w-auto"
        value={consent ? (consent.kept ? 'kept' : 'tab') : 'no'}
        onChange={({ target: { value } }) =>
          consents.remember(origin, value === 'tab' || value === 'kept' ? value : 'no')
        }
      >
        <option value="no">ask me</option>
        <option value="tab">fetch at once, in this tab</option>
        <option value="kept">fetch at once, in this browser</option>
      </select>
    </p>
  )
}
