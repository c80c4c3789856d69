import type { Unverifiable } from '../core/model/verification.ts'
import { reach, refusal } from './address.ts'
import { airplane } from './airplane.ts'
import { clock } from './clock.ts'
import { localNetworkWithheld } from './local-network.ts'

/** Why a document could not be had. `unreadable`: a page cannot tell CORS, DNS, TLS and a blocked request apart. */
export type HttpFailure = Extract<
  Unverifiable,
  | 'airplane'
  | 'offline'
  | 'mixed-content'
  | 'not-https'
  | 'local-network'
  | 'unreadable'
  | 'cors-closed'
  | 'unreachable'
  | 'timeout'
  | 'redirected'
  | 'not-found'
  | 'http-error'
  | 'html-page'
  | 'too-large'
>

/** Of a request that was sent. */
type SentFailure = Exclude<HttpFailure, 'airplane' | 'mixed-content' | 'not-https'>

export interface HttpFailed<Because = HttpFailure> {
  ok: false
  url: string
  because: Because
  /** HTTP status, when there was one. */
  status?: number
}

type HttpAnswer =
  | {
      ok: true
      url: string
      text: string
      /** The media type in lower case without parameters, when the server names one. */
      type?: string
      status?: number
    }
  | HttpFailed

/** How a request ended that was sent. */
export type RequestOutcome = 'under way' | 'ok' | 'cancelled' | SentFailure

/** One request that this page has sent. */
interface SentRequest {
  /** Milliseconds since the epoch. */
  at: number
  url: string
  /** What for, in words. */
  purpose: string
  outcome: RequestOutcome
  /** HTTP status, when there was one. */
  status?: number
}

/** Reads one document; the type through which key sources reach the network. */
export type Http = (url: string, purpose: string, signal: AbortSignal) => Promise<HttpAnswer>

/** Seconds. */
const patience = 10
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

/** Enters a request, and returns the way to enter how it ended. */
function enter(url: string, purpose: string): (outcome: RequestOutcome, status?: number) => void {
  const index = sent.length
  record([...sent, { at: clock.milliseconds(), url, purpose, outcome: 'under way' }])
  return (outcome, status) =>
    record(
      sent.map((request, i) =>
        i === index ? { ...request, outcome, ...(status !== undefined && { status }) } : request,
      ),
    )
}

/**
 * A GET without credentials, referrer, cache or any header of ours, so that it is a simple request and tells the server
 * nothing but that somebody read a public document. Redirects are not followed: they lead to an address that no button
 * has named. Ten seconds, a million octets. Never rejects, except when cancelled.
 */
export const fetchText: Http = (url, purpose, signal) =>
  send({ url, purpose, silence: 'unreadable', ask: read }, signal)

/**
 * Whether anything answers at an address that could not be read, by one more request whose answer stays closed to the
 * page (`no-cors`). Browsers follow redirects in this mode, and let nobody forbid it. `cors-closed`: something answered.
 * `unreachable`: nothing did, or what did keeps itself to its own site (Cross-Origin-Resource-Policy); a page cannot
 * tell these apart. Never rejects, except when cancelled.
 */
export const probe = (url: string, signal: AbortSignal): Promise<HttpFailed> =>
  send(
    { url, purpose: 'whether anything answers there; redirects are followed', silence: 'unreachable', ask: knock },
    signal,
  )

type SentAnswer = Extract<HttpAnswer, { ok: true }> | HttpFailed<SentFailure>

interface Asking<Answer extends SentAnswer> {
  url: string
  purpose: string
  /** What it means when the browser says no more than that nothing came. */
  silence: SentFailure
  ask: (url: string, signal: AbortSignal) => Promise<Answer>
}

/** The only way out of the page: refuses, records, limits the time, and names the failure. */
async function send<Answer extends SentAnswer>(
  { url, purpose, silence, ask }: Asking<Answer>,
  signal: AbortSignal,
): Promise<Answer | HttpFailed> {
  signal.throwIfAborted()
  const because = airplane.get() === 'off' ? refusal(url, location.protocol) : 'airplane'
  if (because) return { ok: false, url, because }
  const settle = enter(url, purpose)
  const done = new AbortController()
  let late = false
  const stop = clock.after(patience, () => {
    late = true
    done.abort()
  })
  try {
    const answer = await ask(url, AbortSignal.any([signal, done.signal, airplane.signal]))
    settle(answer.ok ? 'ok' : answer.because, answer.status)
    return answer
  } catch (error) {
    if (signal.aborted || airplane.signal.aborted) settle('cancelled')
    if (signal.aborted) throw error
    if (airplane.signal.aborted) return { ok: false, url, because: 'airplane' }
    const failure = late ? 'timeout' : await whyNothingCame(url, silence)
    settle(failure)
    return { ok: false, url, because: failure }
  } finally {
    stop()
    // Lets go of what was not read of the answer.
    done.abort()
  }
}

async function whyNothingCame(url: string, silence: SentFailure): Promise<SentFailure> {
  // Offline, this machine can still be reached.
  if (!navigator.onLine && reach(new URL(url).hostname) !== 'machine') return 'offline'
  return (await localNetworkWithheld(url)) ? 'local-network' : silence
}

async function read(url: string, signal: AbortSignal): Promise<SentAnswer> {
  const response = await fetch(url, {
    method: 'GET',
    mode: 'cors',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    redirect: 'manual',
    signal,
  })
  if (response.type === 'opaqueredirect') return { ok: false, url, because: 'redirected' }
  const { status } = response
  if (status === 404 || status === 410) return { ok: false, url, because: 'not-found', status }
  if (!response.ok) return { ok: false, url, because: 'http-error', status }
  const text = await readText(response)
  if (text === undefined) return { ok: false, url, because: 'too-large', status }
  const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (isPage(text, type)) return { ok: false, url, because: 'html-page', status }
  return { ok: true, url, text, status, ...(type && { type }) }
}

async function knock(url: string, signal: AbortSignal): Promise<HttpFailed<SentFailure>> {
  await fetch(url, {
    method: 'GET',
    mode: 'no-cors',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    signal,
  })
  return { ok: false, url, because: 'cors-closed' }
}

/** A page for people. Servers that know no better send JSON and PEM as text/html too, so its beginning counts as well. */
function isPage(text: string, type: string | undefined): boolean {
  const start = text.trimStart()
  if (/^<(!doctype\s+html|html|!--)/i.test(start)) return true
  return (type === 'text/html' || type === 'application/xhtml+xml') && !/^([[{"]|-----BEGIN )/.test(start)
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
