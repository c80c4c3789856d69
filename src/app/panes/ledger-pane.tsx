import { useEffect, useRef, useSyncExternalStore } from 'react'
import { visible } from '../../core/text/wording.ts'
import type { Airplane } from '../../io/airplane.ts'
import { airplane } from '../../io/airplane.ts'
import type { RequestOutcome } from '../../io/http.ts'
import { sentRequests } from '../../io/http.ts'
import { consents } from '../../io/preferences.ts'

/** Every request that this page has sent, and the switch that lets it send none: so that the promise can be checked. */
export function LedgerPane() {
  const requests = useSyncExternalStore(sentRequests.subscribe, sentRequests.get)
  const flight = useSyncExternalStore(airplane.subscribe, airplane.get)
  const count = `${requests.length} request${requests.length === 1 ? '' : 's'}`
  const closed = flight === 'on' || flight === 'build'
  const details = useClosing()
  return (
    <details ref={details} className="relative text-sm" data-requests={requests.length}>
      <summary className="button button-small list-none text-muted">
        {closed ? `airplane mode · ${count}` : requests.length === 0 ? `nothing sent · ${count}` : count}
      </summary>
      <div className="absolute end-0 z-10 mt-1 max-h-[80vh] w-[min(34rem,calc(100vw-2rem))] space-y-3 overflow-y-auto rounded-md border border-line bg-raised p-3 shadow-lg max-sm:fixed max-sm:inset-x-4 max-sm:end-auto max-sm:w-auto">
        {requests.length === 0 ? (
          <p>
            This page has sent nothing since it was opened.{' '}
            {closed
              ? 'In airplane mode it cannot.'
              : 'It asks for keys when you press a button that names the address, and for nothing else.'}
          </p>
        ) : (
          <ol className="list-decimal space-y-2 ps-5">
            {requests.map(({ url, purpose, outcome, at, status }, i) => (
              // The list only grows.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={i} data-request={outcome}>
                <span translate="no" className="value">
                  {visible(url)}
                </span>
                <span className="block text-muted">
                  <time dateTime={new Date(at).toISOString()}>{clockTime(at)}</time> · GET, {purpose}:{' '}
                  {outcomeWords[outcome]}
                  {status !== undefined && ` (HTTP ${status})`}
                </span>
              </li>
            ))}
          </ol>
        )}
        <AirplaneSwitch flight={flight} />
        <Consents />
      </div>
    </details>
  )
}

/** What lies over the page goes away by Escape, and when somebody turns to something else. */
function useClosing() {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const close = ({ target }: Event) => {
      if (target instanceof Node && !details.current?.contains(target)) details.current?.removeAttribute('open')
    }
    const escape = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape' || !details.current?.open) return
      details.current.open = false
      details.current.querySelector('summary')?.focus()
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('focusin', close)
    document.addEventListener('keydown', escape)
    return () => {
      document.removeEventListener('keydown', escape)
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('focusin', close)
    }
  }, [])
  return details
}

/** In a word or two; the pane that asked says it at length. */
const outcomeWords: Readonly<Record<RequestOutcome, string>> = {
  'under way': 'under way',
  ok: 'read',
  cancelled: 'cancelled',
  offline: 'offline',
  unreadable: 'could not be read',
  'cors-closed': 'is there, but not for other sites (CORS)',
  unreachable: 'could not be reached',
  'local-network': 'not allowed into the local network',
  timeout: 'no answer in time',
  'not-found': 'nothing there',
  'http-error': 'refused by the server',
  redirected: 'redirected, not followed',
  'too-large': 'too large',
  'html-page': 'a web page',
}

const clockTime = (milliseconds: number) => new Date(milliseconds).toLocaleTimeString()

function AirplaneSwitch({ flight }: { flight: Airplane }) {
  if (flight === 'build') {
    return (
      <p className="border-t border-line pt-2">
        This copy of the page was built without the right to connect: its policy says{' '}
        <code translate="no">connect-src &apos;none&apos;</code>.
      </p>
    )
  }
  const on = flight === 'on'
  return (
    <div className="border-t border-line pt-2">
      <button
        type="button"
        role="switch"
        aria-checked={on}
        className="button button-small"
        onClick={() => (on ? airplane.off() : airplane.on())}
      >
        <span
          aria-hidden="true"
          className={`inline-block h-3 w-5 rounded-full border border-strong p-px ${on ? 'bg-accent' : ''}`}
        >
          <span className={`block size-2 rounded-full bg-strong ${on ? 'ms-auto bg-on-accent' : ''}`} />
        </span>
        Airplane mode
      </button>
      <p className="mt-1 text-muted">
        {flight === 'until-reload'
          ? 'It ends when you reload the page: until then the browser itself refuses every connection. Copy what you pasted first.'
          : on
            ? 'The browser refuses every connection that this page tries to open, to any server.'
            : 'Puts the page under a policy by which the browser refuses every connection that it tries to open. To end it, the page has to be reloaded.'}
      </p>
    </div>
  )
}

/** The issuers that are asked without a click, and the way back. */
function Consents() {
  const list = useSyncExternalStore(consents.subscribe, consents.get)
  if (list.length === 0) return null
  return (
    <div className="border-t border-line pt-2">
      <p>Asked for keys without a click:</p>
      <ul className="mt-1 space-y-1">
        {list.map(({ origin, kept }) => (
          <li key={origin} className="flex flex-wrap items-center gap-x-2">
            <span translate="no" className="value">
              {visible(origin)}
            </span>
            <span className="text-muted">{kept ? 'in this browser' : 'in this tab'}</span>
            <button type="button" className="button button-small" onClick={() => consents.remember(origin, 'no')}>
              Ask again
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
