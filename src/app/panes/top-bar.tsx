import { useEffect, useState, useSyncExternalStore } from 'react'
import { visible } from '../../core/wording.ts'
import type { HttpFailure } from '../../io/http.ts'
import { sentRequests } from '../../io/http.ts'
import type { Theme } from '../../io/preferences.ts'
import { keepTheme, readTheme } from '../../io/preferences.ts'
import type { NewVersion } from '../../io/service-worker.ts'
import { unverifiableWords } from '../words.ts'

const nextTheme: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' }

/** The name, what was sent, and the two things that are always at hand. */
export function TopBar({ newVersion, onShare }: { newVersion: NewVersion; onShare: (() => void) | undefined }) {
  const waits = useSyncExternalStore(newVersion.subscribe, newVersion.waits)
  return (
    <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line py-2">
      <p className="font-semibold">Token Inspector</p>
      <div className="flex flex-wrap items-center gap-2">
        {waits && (
          <button type="button" className="button button-small" onClick={newVersion.apply}>
            New version: reload
          </button>
        )}
        <Ledger />
        <button type="button" className="button button-small" disabled={!onShare} onClick={onShare}>
          Share
        </button>
        <ThemeButton />
      </div>
    </header>
  )
}

/** Every request that this page has sent, so that the promise can be checked. */
function Ledger() {
  const requests = useSyncExternalStore(sentRequests.subscribe, sentRequests.get)
  const count = `${requests.length} request${requests.length === 1 ? '' : 's'}`
  return (
    <details className="relative text-sm" data-requests={requests.length}>
      <summary className="button button-small list-none text-muted">
        {requests.length === 0 ? `nothing sent · ${count}` : count}
      </summary>
      <div className="absolute end-0 z-10 mt-1 w-[min(32rem,calc(100vw-2rem))] rounded-md border border-line bg-raised p-3 shadow-lg max-sm:fixed max-sm:inset-x-4 max-sm:end-auto">
        {requests.length === 0 ? (
          <p>
            This page has sent nothing since it was opened. It asks for keys when you press “Verify with …”, and for
            nothing else.
          </p>
        ) : (
          <ol className="list-decimal space-y-2 ps-5">
            {requests.map(({ url, purpose, outcome }, i) => (
              // The list only grows.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={i}>
                <span className="value">{visible(url)}</span>
                <span className="block text-muted">
                  GET, {purpose}: {outcomeWords(outcome)}
                </span>
              </li>
            ))}
          </ol>
        )}
      </div>
    </details>
  )
}

function outcomeWords(outcome: 'under way' | 'ok' | 'cancelled' | HttpFailure): string {
  return outcome === 'ok' || outcome === 'under way' || outcome === 'cancelled'
    ? outcome
    : (unverifiableWords[outcome].says.split(/[.:]/)[0] ?? outcome)
}

function ThemeButton() {
  const [theme, setTheme] = useState(readTheme)
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
    keepTheme(theme)
  }, [theme])
  return (
    <button
      type="button"
      className="button button-small"
      aria-label={`Theme: ${theme}`}
      title={`Theme: ${theme}`}
      onClick={() => setTheme(nextTheme[theme])}
    >
      <svg
        viewBox="0 0 16 16"
        className="size-4"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      >
        {theme === 'light' && (
          <path d="M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1.1 1.1M11.9 11.9 13 13M13 3l-1.1 1.1M4.1 11.9 3 13" />
        )}
        {theme === 'dark' && <path d="M13.5 9.8A6 6 0 0 1 6.2 2.5a6 6 0 1 0 7.3 7.3Z" />}
        {theme === 'system' && (
          <>
            <circle cx="8" cy="8" r="6" />
            <path d="M8 2a6 6 0 0 1 0 12Z" fill="currentColor" />
          </>
        )}
      </svg>
    </button>
  )
}
