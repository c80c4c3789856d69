/** What a page did that somebody outside it could notice, and the search for a token in it. */
import type { BrowserContext, Page, Request } from 'playwright/test'

/** Twelve characters of base64url are 72 bits: they are not found by chance. */
const length = 12

/** All pieces of a token of this length, but for its header, which names an algorithm and not a person. */
export function piecesOf(token: string): Set<string> {
  const parts = token.split('.')
  const secret = parts.length > 1 ? parts.slice(1) : parts
  const pieces = new Set<string>()
  for (const part of secret)
    for (let start = 0; start + length <= part.length; start += 1) pieces.add(part.slice(start, start + length))
  return pieces
}

/** The first piece that stands in a text, as it is or percent-encoded. */
export function pieceIn(text: string, pieces: ReadonlySet<string>): string | undefined {
  const decoded = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  for (const candidate of decoded === text ? [text] : [text, decoded])
    for (let start = 0; start + length <= candidate.length; start += 1) {
      const piece = candidate.slice(start, start + length)
      if (pieces.has(piece)) return piece
    }
  return undefined
}

export interface SeenRequest {
  url: string
  method: string
  headers: Record<string, string>
  body: string
}

export interface Ledger {
  /** Every request of every page and service worker, in order; without fragments, which are not sent. */
  readonly requests: SeenRequest[]
  /** CSP violations, console errors, page errors, web sockets: none of them is expected. */
  readonly faults: string[]
  /** Waits for headers that the browser reports late. */
  settle: () => Promise<void>
}

/** Begins to record; to be called before the first navigation. Several contexts may share one ledger. */
export async function record(context: BrowserContext, ledger?: Ledger): Promise<Ledger> {
  const pending = new Set<Promise<unknown>>()
  const requests = ledger?.requests ?? []
  const faults = ledger?.faults ?? []

  const noteRequest = (request: Request) => {
    const seen: SeenRequest = {
      url: request.url().replace(/#.*$/s, ''),
      method: request.method(),
      headers: request.headers(),
      body: request.postDataBuffer()?.toString('latin1') ?? '',
    }
    requests.push(seen)
    // With cookies and all else the network stack adds; never answered for a request that is cut off. The limit makes no
    // test fail: what the request itself carries is known above.
    const late = Promise.race([
      request.allHeaders(),
      new Promise<undefined>((resolve) => setTimeout(resolve, 1000, undefined)),
    ])
      .then((headers) => Object.assign(seen, headers && { headers }))
      .catch(() => undefined)
      .finally(() => pending.delete(late))
    pending.add(late)
  }

  const watch = (page: Page) => {
    page.on('websocket', (socket) => faults.push(`web socket: ${socket.url()}`))
  }

  context.on('request', noteRequest)
  context.on('page', watch)
  context.pages().forEach(watch)
  context.on('weberror', (error) => faults.push(`page error: ${error.error().stack ?? error.error().message}`))
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()} (${message.location().url})`)
  })
  // Chromium prints refusals of its own; a violation of Trusted Types that is only reported, or one in a frame, it may not.
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      // The ledger reads the console.
      // eslint-disable-next-line no-console
      console.error(`securitypolicyviolation: ${effectiveDirective} ${blockedURI} ${sample}`)
    })
  })
  return {
    requests,
    faults,
    settle: async () => {
      await ledger?.settle()
      await Promise.all(pending)
    },
  }
}

/** All that stays in a page, or shows outside it: place → text. Empty for a page that shows no document of a site. */
export async function traces(page: Page): Promise<Record<string, string>> {
  if (page.isClosed() || !/^https?:/.test(page.url())) return {}
  return page.evaluate(async () => {
    // The browser's own page on an unreachable server.
    if (self.origin === 'null') return {}
    const databases: unknown[] = []
    for (const { name = '' } of await indexedDB.databases()) {
      const opening = indexedDB.open(name)
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        opening.addEventListener('success', () => resolve(opening.result))
        opening.addEventListener('error', () => reject(opening.error ?? new Error(name)))
      })
      for (const storeName of database.objectStoreNames) {
        databases.push(name, storeName)
        const store = database.transaction(storeName).objectStore(storeName)
        for (const reading of [store.getAllKeys(), store.getAll()])
          databases.push(
            await new Promise((resolve, reject) => {
              reading.addEventListener('success', () => resolve(reading.result))
              reading.addEventListener('error', () => reject(reading.error ?? new Error(storeName)))
            }),
          )
      }
      database.close()
    }
    const kept: string[] = []
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      kept.push(name, ...(await cache.keys()).map(({ url }) => url))
    }
    return {
      localStorage: JSON.stringify(Object.entries(localStorage)),
      sessionStorage: JSON.stringify(Object.entries(sessionStorage)),
      IndexedDB: JSON.stringify(databases),
      caches: JSON.stringify(kept),
      cookies: document.cookie,
      'document.title': document.title,
      'location.href': location.href,
      'history.state': JSON.stringify(history.state),
      'window.name': window.name,
    }
  })
}
