import { asArray, readJson } from '../core/decode/json.ts'
import type { Expected } from '../core/model/resource-server.ts'
import { keepable, readProfile, writeProfile } from '../core/expectations/profile.ts'
import { mayFetch } from './address.ts'

/**
 * What the page remembers: the theme, airplane mode and whom it may ask in this browser; expectations, and whom it may
 * ask for now, in this tab, the former in this browser if the person says so. Never a token, never a key.
 */

export type Theme = 'system' | 'light' | 'dark'

const themeName = 'token-inspector.theme'
const expectedName = 'token-inspector.expected'
const profileName = 'token-inspector.profile'
const airplaneName = 'token-inspector.airplane'
const consentName = 'token-inspector.may-ask'

export const readTheme = (): Theme => {
  const text = read(() => localStorage, themeName)
  return text === 'light' || text === 'dark' ? text : 'system'
}

export const keepTheme = (theme: Theme) => write(() => localStorage, themeName, theme === 'system' ? undefined : theme)

/** Of this tab, or else the profile that the person has kept in this browser. */
export function readExpected(): Expected {
  const profile = readProfile(read(() => sessionStorage, expectedName) ?? read(() => localStorage, profileName) ?? '')
  return profile.ok ? profile.expected : {}
}

/** Whether the person wants the profile to be there the next time. */
export const readsKeptProfile = (): boolean => read(() => localStorage, profileName) !== undefined

/** `kept`: beyond this tab. What is no identifier is not remembered. */
export function keepExpected(expected: Expected, kept: boolean): void {
  const some = Object.keys(keepable(expected)).length > 0
  const profile = writeProfile(expected)
  write(() => sessionStorage, expectedName, some ? profile : undefined)
  write(() => localStorage, profileName, kept ? profile : undefined)
}

export const readAirplane = (): boolean => read(() => localStorage, airplaneName) === 'on'

export const keepAirplane = (on: boolean) => write(() => localStorage, airplaneName, on ? 'on' : undefined)

/** An origin that may be asked for keys without a click; `kept`: beyond this tab. */
interface Consent {
  /** Scheme, host and port. */
  origin: string
  kept: boolean
}

/** A page that asks more issuers than that is not used by a person. */
const mostConsents = 50

let lastTexts = ''
let lastConsents: readonly Consent[] = []

/** Those of the tab and those kept, each origin once, the latest last. The same array while nothing changes. */
function readConsents(): readonly Consent[] {
  const [kept, tab] = [read(() => localStorage, consentName) ?? '', read(() => sessionStorage, consentName) ?? '']
  const texts = JSON.stringify([kept, tab])
  if (texts !== lastTexts) {
    const origins = readOrigins(kept)
    lastTexts = texts
    lastConsents = [
      ...origins.map((origin) => ({ origin, kept: true })),
      ...readOrigins(tab).flatMap((origin) => (origins.includes(origin) ? [] : [{ origin, kept: false }])),
    ]
  }
  return lastConsents
}

/** Anybody with a console can write there, so what stands there is read as if a stranger had sent it. */
function readOrigins(text: string): string[] {
  const json = readJson(text)
  const list = json.ok ? (asArray(json.root.value) ?? []) : []
  return [...new Set(list.filter((item): item is string => typeof item === 'string' && isOrigin(item)))].slice(
    -mostConsents,
  )
}

const isOrigin = (text: string) => mayFetch(text) && new URL(text).origin === text

const consentListeners = new Set<() => void>()

/** Whom the page may ask without a click. For `useSyncExternalStore`; another tab's word counts at once. */
export const consents = {
  get: readConsents,
  subscribe: (listener: () => void) => {
    consentListeners.add(listener)
    addEventListener('storage', listener)
    return () => {
      consentListeners.delete(listener)
      removeEventListener('storage', listener)
    }
  },
  /** `tab`: until it is closed. What is no origin that could be asked is not remembered. */
  remember(origin: string, how: 'tab' | 'kept' | 'no'): void {
    if (!isOrigin(origin)) return
    for (const [storage, mine] of [
      [() => localStorage, how === 'kept'],
      [() => sessionStorage, how === 'tab'],
    ] as const) {
      const others = readOrigins(read(storage, consentName) ?? '').filter((other) => other !== origin)
      const next = mine ? [...others, origin].slice(-mostConsents) : others
      write(storage, consentName, next.length > 0 ? JSON.stringify(next) : undefined)
    }
    for (const listener of consentListeners) listener()
  },
}

// Storage may be switched off altogether; then asking for it throws, and nothing is remembered.
function read(storage: () => Storage, name: string): string | undefined {
  try {
    return storage().getItem(name) ?? undefined
  } catch {
    return undefined
  }
}

function write(storage: () => Storage, name: string, text: string | undefined): void {
  try {
    if (text === undefined) storage().removeItem(name)
    else storage().setItem(name, text)
  } catch {
    // As above.
  }
}
