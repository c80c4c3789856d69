import { asObject, readJson } from '../core/decode/json.ts'
import type { JsonObject, Unverifiable } from '../core/model.ts'

/** Why a document could not be had; a page cannot tell CORS, DNS, TLS and a blocked request apart. */
export type HttpFailure = Extract<
  Unverifiable,
  | 'offline'
  | 'unreadable'
  | 'timeout'
  | 'not-found'
  | 'http-error'
  | 'redirected'
  | 'too-large'
  | 'not-json'
  | 'not-https'
>

export type HttpAnswer =
  | { ok: true; url: string; document: JsonObject }
  | { ok: false; url: string; because: HttpFailure; /** HTTP status, when there was one. */ status?: number }

/** One request that this page has sent. */
interface SentRequest {
  url: string
  /** What for, in words. */
  purpose: string
  outcome: 'under way' | 'ok' | HttpFailure | 'cancelled'
}

/** Reads one JSON document; the type through which key sources reach the network. */
export type Http = (url: string, purpose: string, signal: AbortSignal) => Promise<HttpAnswer>

/** Milliseconds. */
const patience = 10_000
/** Octets; the largest published key sets are below a tenth of it. */
const mostOctets = 1_000_000

let sent: readonly SentRequest[] = []
const listeners = new Set<() => void>()

/** Every request since the page was opened, oldest first. For `useSyncExternalStore`. */
export const sentRequests = {
  get: () => sent,
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

function record(change: readonly SentRequest[]): void {
  sent = change
  for (const listener of listeners) listener()
}

/** https, or http on this machine, which browsers count as secure and the page's policy allows. No user name in it. */
export function mayFetch(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username, password } = new URL(address)
  if (username !== '' || password !== '') return false
  return protocol === 'https:' || (protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1'))
}

/**
 * The only fetch in the program: a GET without credentials, referrer, cache or any header of ours, so that it is a simple
 * request and tells the server nothing but that somebody read a public document. Never rejects, except when cancelled.
 */
export const fetchJson: Http = async (url, purpose, signal) => {
  if (!mayFetch(url)) return { ok: false, url, because: 'not-https' }
  const index = sent.length
  record([...sent, { url, purpose, outcome: 'under way' }])
  const settle = (outcome: SentRequest['outcome']) =>
    record(sent.map((request, i) => (i === index ? { ...request, outcome } : request)))
  const timeout = AbortSignal.timeout(patience)
  try {
    const answer = await read(url, AbortSignal.any([signal, timeout]))
    settle(answer.ok ? 'ok' : answer.because)
    return answer
  } catch (error) {
    if (signal.aborted) {
      settle('cancelled')
      throw error
    }
    const because = timeout.aborted ? 'timeout' : navigator.onLine ? 'unreadable' : 'offline'
    settle(because)
    return { ok: false, url, because }
  }
}

async function read(url: string, signal: AbortSignal): Promise<HttpAnswer> {
  const response = await fetch(url, {
    method: 'GET',
    mode: 'cors',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    // Followed, it would ask an address that no button has named.
    redirect: 'manual',
    signal,
  })
  if (response.type === 'opaqueredirect') return { ok: false, url, because: 'redirected' }
  const { status } = response
  if (status === 404 || status === 410) return { ok: false, url, because: 'not-found', status }
  if (!response.ok) return { ok: false, url, because: 'http-error', status }
  const text = await readText(response)
  if (text === undefined) return { ok: false, url, because: 'too-large', status }
  const json = readJson(text.replace(/^\uFEFF/, ''))
  const document = json.ok ? asObject(json.root.value) : undefined
  return document ? { ok: true, url, document } : { ok: false, url, because: 'not-json', status }
}

/** The body, or undefined when it is longer than `mostOctets`; what comes after that is not waited for. */
async function readText(response: Response): Promise<string | undefined> {
  const reader = response.body?.getReader()
  if (!reader) return ''
  const decoder = new TextDecoder()
  const pieces: string[] = []
  let octets = 0
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- a stream is read in order
    const { done, value } = await reader.read()
    if (done) return pieces.join('') + decoder.decode()
    octets += value.length
    if (octets > mostOctets) {
      void reader.cancel()
      return undefined
    }
    pieces.push(decoder.decode(value, { stream: true }))
  }
}
