import { keepAirplane, readAirplane } from './preferences.ts'

/**
 * `until-reload`: switched off, but a policy once applied stays until the page is loaded again. `build`: this copy of
 * the page was built without a way to the network.
 */
export type Airplane = 'off' | 'on' | 'until-reload' | 'build'

let state: Airplane = import.meta.env.MODE === 'airplane' ? 'build' : 'off'
const grounded = new AbortController()
const listeners = new Set<() => void>()

function change(next: Airplane): void {
  state = next
  for (const listener of listeners) listener()
}

/**
 * A second policy beside the built one: the browser obeys both, and no script can take one back, not even by removing
 * the element (Content Security Policy 3, section 3.3). It holds for whatever runs in the page, not just for us.
 */
function forbidConnections(): void {
  const policy = document.createElement('meta')
  policy.setAttribute('http-equiv', 'Content-Security-Policy')
  policy.setAttribute('content', "connect-src 'none'")
  document.head.append(policy)
}

/** Airplane mode: no request can leave the page, by the browser's own hand. For `useSyncExternalStore`. */
export const airplane = {
  get: (): Airplane => state,
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  /** Aborted when the mode is switched on: requests under way end too. */
  signal: grounded.signal,
  /** To be called before anything else: goes on where the mode was left on. */
  start(): void {
    if (readAirplane()) airplane.on()
  },
  /** From now on, and after a reload too. */
  on(): void {
    if (state === 'off') {
      forbidConnections()
      grounded.abort()
    }
    if (state === 'off' || state === 'until-reload') {
      keepAirplane(true)
      change('on')
    }
  },
  /** For the next load of the page; this one stays as it is. */
  off(): void {
    if (state !== 'on') return
    keepAirplane(false)
    change('until-reload')
  },
}
