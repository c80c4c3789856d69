import { trustedScript } from './trusted-script.ts'

/** Registers the offline copy of the page (src/service-worker.ts), and tells when a newer one waits to take over. */

/** For `useSyncExternalStore(newVersion.subscribe, newVersion.waits)`; both may be passed without their object. */
export interface NewVersion {
  subscribe: (changed: () => void) => () => void
  /** Whether a newer version of the page has been fetched and would be shown by `apply`. */
  waits: () => boolean
  /** Lets it take over and reloads the page: what was pasted is gone. */
  apply: () => void
}

/**
 * To be called once. Does nothing in development, for a page opened from a file, and where the browser has no service
 * workers (plain http off loopback, some private windows): the page then simply needs the network to load again.
 */
export function registerServiceWorker(): NewVersion {
  const listeners = new Set<() => void>()
  let registration: ServiceWorkerRegistration | undefined
  let waits = false
  let applying = false

  const announce = () => {
    waits = true
    for (const changed of listeners) changed()
  }

  const watch = (installing: ServiceWorker | null, container: ServiceWorkerContainer) =>
    installing?.addEventListener('statechange', () => {
      // Without a controller this is the first visit: the version shown is the one that was installed.
      if (installing.state === 'installed' && container.controller) announce()
    })

  const register = async (container: ServiceWorkerContainer) => {
    let controlled = container.controller !== null
    container.addEventListener('controllerchange', () => {
      if (applying) location.reload()
      // Another tab let the new version in: this page is the old one now, and goes on with the files that it came with.
      else if (controlled) announce()
      controlled = true
    })
    registration = await container.register(trustedScript('offline'), { scope: './', updateViaCache: 'none' })
    if (registration.waiting && container.controller) announce()
    watch(registration.installing, container)
    registration.addEventListener('updatefound', () => watch(registration?.installing ?? null, container))
    await registration.update()
  }

  if (import.meta.env.PROD && location.protocol !== 'file:' && 'serviceWorker' in navigator) {
    // Refused (a private window, a full disk) or out of reach (offline): the page works, it is just not kept or renewed.
    const start = () => void register(navigator.serviceWorker).catch(() => undefined)
    // Not before everything is loaded: fetching all files a second time must not delay the first paint.
    if (document.readyState === 'complete') start()
    else addEventListener('load', start, { once: true })
  }

  return {
    subscribe: (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    waits: () => waits,
    apply: () => {
      applying = true
      // The empty list of transfers tells the linter that a worker is addressed, not a window with an origin.
      if (registration?.waiting) registration.waiting.postMessage('skip-waiting', [])
      else location.reload()
    },
  }
}
