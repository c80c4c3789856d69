/**
 * Keeps the page usable without a network. It holds the files of one build and nothing else: what the page fetches from
 * an identity provider is never answered, kept or seen here, and neither is any other site on the same origin.
 */

/** What vite.config.ts puts in. */
export interface Precache {
  /** A digest over the names and contents of all files. */
  version: string
  /** Every file of the build, relative to this script, with the digest of its content: `sha256-…`. */
  files: Readonly<Record<string, string>>
}
declare const PRECACHE: Precache

/** What this script needs of the worker's types; the webworker library cannot be loaded beside the DOM's. */
interface Extendable extends Event {
  waitUntil(done: Promise<unknown>): void
}
interface Fetch extends Extendable {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface Scope {
  readonly clients: {
    claim(): Promise<void>
    matchAll(options: { type: 'window'; includeUncontrolled: true }): Promise<readonly { readonly id: string }[]>
  }
  readonly registration: { readonly scope: string }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetch) => void): void
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void
}

declare const self: Scope

const { version, files } = PRECACHE
const { scope } = self.registration

// Cache storage is shared by the whole origin: another copy of the page in another folder has its own caches.
const prefix = `token-inspector ${scope} `
const cacheName = prefix + version
const page = new URL('./', scope).href
const digests = new Map(Object.entries(files).map(([file, digest]) => [new URL(file, scope).href, digest]))
/** Files that are named by their content: no two builds have different ones of the same name. */
const assets = `${page}assets/`
/** Where the ids of the pages are noted that a former version has made. No page is there, and no host is asked for it. */
const formerPages = `${page}?former-pages`

/**
 * All or nothing: while a host is being updated it may serve an old page beside new scripts, and such a mixture, once kept,
 * would be served for ever. Then the former version stays, and the browser tries again later.
 */
async function install() {
  const cache = await caches.open(cacheName)
  try {
    await cache.addAll(
      // Past the HTTP cache, which may still hold files of the build before.
      [...digests].map(([address, integrity]) => new Request(address, { cache: 'reload', integrity })),
    )
  } catch (error) {
    await caches.delete(cacheName)
    throw error
  }
}

const formerCaches = async () => (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName)

const openPages = async () =>
  (await self.clients.matchAll({ type: 'window', includeUncontrolled: true })).map(({ id }) => id)

/** What former versions kept, and the pages that were open when this one took over. */
interface Former {
  caches: readonly string[]
  pages: readonly string[]
}

/** Whoever let this version in may have other tabs open: these go on with the files that they were made with. */
async function activate() {
  const former: Former = { caches: await formerCaches(), pages: await openPages() }
  const cache = await caches.open(cacheName)
  if (former.caches.length > 0) await cache.put(formerPages, new Response(JSON.stringify(former)))
  await self.clients.claim()
  await dropFormer()
}

/** Drops what former versions kept, once none of their pages is open. */
async function dropFormer() {
  const cache = await caches.open(cacheName)
  const noted = await cache.match(formerPages)
  if (!noted) return
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as `activate` has written it
  const former = (await noted.json()) as Former
  const open = new Set(await openPages())
  if (former.pages.some((id) => open.has(id))) return
  await Promise.all(former.caches.map((name) => caches.delete(name)))
  await cache.delete(formerPages)
}

/** The address of the kept file that answers a request, if one does. */
function keptAddress({ method, mode, url }: Request): string | undefined {
  if (method !== 'GET') return undefined
  const { origin, pathname } = new URL(url)
  // With the origin, so that no path of another host is ever taken for one of ours.
  const address = origin + pathname
  // A callback carries its answer in the query; the page is the same. The query itself reaches no cache.
  if (mode === 'navigate' && address === `${page}index.html`) return page
  return digests.has(address) || address.startsWith(assets) ? address : undefined
}

/** From the cache, or that of the version that an open page is of; from the network if the browser has thrown it away. */
async function answer(address: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  const kept = await cache.match(address)
  if (kept || digests.has(address)) return kept ?? fetch(request)
  for (const name of await formerCaches()) {
    // One after the other, the newest last; there is hardly ever more than one.
    // oxlint-disable-next-line no-await-in-loop
    const former = await (await caches.open(name)).match(address)
    if (former) return former
  }
  return fetch(request)
}

self.addEventListener('install', (event) => event.waitUntil(install()))
self.addEventListener('activate', (event) => event.waitUntil(activate()))
self.addEventListener('fetch', (event) => {
  const address = keptAddress(event.request)
  if (!address) return
  event.respondWith(answer(address, event.request))
  event.waitUntil(dropFormer())
})
self.addEventListener('message', (event) => {
  // What is shown would change under the hands of whoever reads it, so the person decides when.
  if (event.data === 'skip-waiting') void self.skipWaiting()
})
