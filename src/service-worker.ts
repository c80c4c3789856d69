/**
 * Keeps the page usable without a network. It holds the files of one build and nothing else: what the page fetches from
 * an identity provider is never answered, kept or seen here, and neither is any other site on the same origin.
 */

/** What vite.config.ts puts in. */
export interface Precache {
  /** A digest over the names and contents of all files. */
  version: string
  /** Every file of the build, relative to this script. */
  files: readonly string[]
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
  readonly clients: { claim(): Promise<void> }
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
const addresses = new Set(files.map((file) => new URL(file, scope).href))

async function install() {
  const cache = await caches.open(cacheName)
  // Past the HTTP cache, which may still hold files of the build before.
  await cache.addAll([...addresses].map((address) => new Request(address, { cache: 'reload' })))
}

/** Nobody is left on the old version when this runs: it never skips waiting by itself. */
async function activate() {
  const names = await caches.keys()
  await Promise.all(
    names.filter((name) => name.startsWith(prefix) && name !== cacheName).map((name) => caches.delete(name)),
  )
  await self.clients.claim()
}

/** The address of the kept file that answers a request, if one does. */
function keptAddress({ method, mode, url }: Request): string | undefined {
  if (method !== 'GET') return undefined
  const { origin, pathname } = new URL(url)
  // With the origin, so that no path of another host is ever taken for one of ours.
  const address = origin + pathname
  // A callback carries its answer in the query; the page is the same. The query itself reaches no cache.
  if (mode === 'navigate' && address === `${page}index.html`) return page
  return addresses.has(address) ? address : undefined
}

/** From the cache; from the network if the browser has thrown the cache away. */
async function answer(address: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  return (await cache.match(address)) ?? fetch(request)
}

self.addEventListener('install', (event) => event.waitUntil(install()))
self.addEventListener('activate', (event) => event.waitUntil(activate()))
self.addEventListener('fetch', (event) => {
  const address = keptAddress(event.request)
  if (address) event.respondWith(answer(address, event.request))
})
self.addEventListener('message', (event) => {
  // An open page of the old version would ask for lazy chunks that are gone, so the person decides when.
  if (event.data === 'skip-waiting') void self.skipWaiting()
})
