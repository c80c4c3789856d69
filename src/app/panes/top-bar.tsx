import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Theme } from '../../io/preferences.ts'
import { keepTheme, readTheme } from '../../io/preferences.ts'
import { showTheme } from '../../io/theme.ts'
import type { NewVersion } from '../../io/service-worker.ts'
import { addressOf } from '../../io/fragment.ts'
import { useSlot } from '../parts/slots.tsx'
import { LedgerPane } from './ledger-pane.tsx'

const nextTheme: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' }

/** The name, what was sent, and what is always at hand. `sharing`: what could be shared is on the page. */
export function TopBar({ newVersion, sharing }: { newVersion: NewVersion; sharing: boolean }) {
  const share = useSlot('share')
  const waits = useSyncExternalStore(newVersion.subscribe, newVersion.waits)
  return (
    <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line py-2">
      <div className="flex items-baseline gap-x-4">
        <p className="font-semibold">Token Inspector</p>
        <a href={addressOf({ kind: 'rules' })} className="text-sm">
          Rules and providers
        </a>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {waits && (
          <button type="button" className="button button-small" onClick={newVersion.apply}>
            New version: reload
          </button>
        )}
        <LedgerPane />
        <span ref={share} hidden={!sharing} />
        {!sharing && (
          <button type="button" className="button button-small" disabled>
            Share
          </button>
        )}
        <ThemeButton />
      </div>
    </header>
  )
}

function ThemeButton() {
  const [theme, setTheme] = useState(readTheme)
  useEffect(() => {
    showTheme(theme)
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
