import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fetchText, probe, sentRequests } from './http.ts'

const url = 'https://issuer.example/keys'
const near = 'http://localhost:8080/keys'
const never = () => new AbortController().signal

interface Browser {
  page?: string
  onLine?: boolean
  /** By name; a browser throws for a name that it does not know. */
  permissions?: Readonly<Record<string, PermissionState>>
}

/** A browser that answers with this; `undefined`: nothing ever comes. */
function browser(
  answer: Response | Error | undefined,
  { page = 'https://inspector.example/', onLine = true, permissions = {} }: Browser = {},
) {
  const query = ({ name }: { name: string }) =>
    permissions[name] ? Promise.resolve({ state: permissions[name] }) : Promise.reject(new TypeError(name))
  vi.stubGlobal('location', new URL(page))
  vi.stubGlobal('navigator', { onLine, permissions: { query } })
  const calls: [string, RequestInit][] = []
  vi.stubGlobal('fetch', (address: string, init: RequestInit) => {
    calls.push([address, init])
    if (answer instanceof Error) return Promise.reject(answer)
    if (answer) return Promise.resolve(answer)
    return new Promise((_, reject) => {
      init.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
    })
  })
  return calls
}

const text = (body: string, type = 'application/json', status = 200) =>
  new Response(body, { status, headers: { 'content-type': type } })

const last = () => sentRequests.get().at(-1)

beforeEach(() => {
  vi.useFakeTimers({ now: 1_700_000_000_123 })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('fetchText', () => {
  it('asks for a public document, and says nothing of who asks', async () => {
    const calls = browser(text('{"keys":[]}', 'Application/JWK-Set+json; charset=utf-8'))
    expect(await fetchText(url, 'keys', never())).toEqual({
      ok: true,
      url,
      text: '{"keys":[]}',
      type: 'application/jwk-set+json',
      status: 200,
    })
    const [[address, { signal, ...init }] = ['', { signal: null }], ...more] = calls
    expect(more).toEqual([])
    expect(address).toBe(url)
    expect(init).toEqual({
      method: 'GET',
      mode: 'cors',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      redirect: 'manual',
    })
    // What is left of the answer is let go of.
    expect(signal?.aborted).toBe(true)
    expect(last()).toEqual({ at: 1_700_000_000_123, url, purpose: 'keys', outcome: 'ok', status: 200 })
  })

  const failures: readonly (readonly [because: string, answer: Response | Error, how: Browser])[] = [
    ['not-found', text('', 'text/plain', 404), {}],
    ['not-found', text('', 'text/plain', 410), {}],
    ['http-error', text('', 'text/plain', 503), {}],
    ['http-error', text('<!doctype html>', 'text/html', 401), {}],
    ['html-page', text('Sign in', 'text/html; charset=utf-8'), {}],
    ['html-page', text('\n<!DOCTYPE html><title>Sign in</title>', 'application/json'), {}],
    ['html-page', text('<html lang="en">', 'text/plain'), {}],
    ['html-page', text('<!-- x --><html>', 'text/plain'), {}],
    ['too-large', text('x'.repeat(1_000_001)), {}],
    ['unreadable', new TypeError('Failed to fetch'), {}],
    ['offline', new TypeError('Failed to fetch'), { onLine: false }],
  ]
  it.each(failures)('%s', async (because, answer, how) => {
    browser(answer, how)
    const status = answer instanceof Response ? { status: answer.status } : {}
    expect(await fetchText(url, 'keys', never())).toEqual({ ok: false, url, because, ...status })
    expect(last()).toMatchObject({ outcome: because, ...status })
  })

  it('takes JSON and PEM for what they are, whatever the server calls them', async () => {
    for (const body of ['{"keys":[]}', ' [1]', '-----BEGIN CERTIFICATE-----']) {
      browser(text(body, 'text/html'))
      expect(await fetchText(url, 'keys', never())).toMatchObject({ ok: true, text: body })
    }
    browser(text('<p>', 'text/plain'))
    expect(await fetchText(url, 'keys', never())).toMatchObject({ ok: true })
  })

  it('reads exactly a million octets', async () => {
    browser(text('x'.repeat(1_000_000)))
    expect(await fetchText(url, 'keys', never())).toMatchObject({ ok: true })
  })

  it('does not follow a redirect', async () => {
    const answer = Object.defineProperty(text('{}'), 'type', { value: 'opaqueredirect' })
    browser(answer)
    expect(await fetchText(url, 'keys', never())).toEqual({ ok: false, url, because: 'redirected' })
  })

  it('sends nothing that would be refused', async () => {
    const before = sentRequests.get()
    for (const [address, page, because] of [
      ['http://issuer.example/', 'https://inspector.example/', 'mixed-content'],
      ['http://issuer.example/', 'http://localhost:5173/', 'not-https'],
      ['/keys', 'https://inspector.example/', 'not-https'],
    ] as const) {
      const calls = browser(text('{}'), { page })
      expect(await fetchText(address, 'keys', never())).toEqual({ ok: false, url: address, because })
      expect(calls).toEqual([])
    }
    expect(sentRequests.get()).toBe(before)
  })

  it('gives up after ten seconds', async () => {
    browser(undefined)
    const answer = fetchText(url, 'keys', never())
    expect(last()).toMatchObject({ outcome: 'under way' })
    await vi.advanceTimersByTimeAsync(9_999)
    expect(last()).toMatchObject({ outcome: 'under way' })
    await vi.advanceTimersByTimeAsync(1)
    expect(await answer).toEqual({ ok: false, url, because: 'timeout' })
    expect(last()).toMatchObject({ outcome: 'timeout' })
  })

  it('rejects when it is cancelled, and only then', async () => {
    browser(undefined)
    const cancel = new AbortController()
    const answer = fetchText(url, 'keys', cancel.signal)
    cancel.abort()
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' })
    expect(last()).toMatchObject({ outcome: 'cancelled' })
    const before = sentRequests.get()
    await expect(fetchText(url, 'keys', cancel.signal)).rejects.toMatchObject({ name: 'AbortError' })
    expect(sentRequests.get()).toBe(before)
  })

  const failed = new TypeError('Failed to fetch')
  const withheld: readonly (readonly [string, string, Browser, string])[] = [
    [
      'refused',
      near,
      { permissions: { 'loopback-network': 'denied', 'local-network-access': 'granted' } },
      'local-network',
    ],
    ['not asked yet', near, { permissions: { 'loopback-network': 'prompt' } }, 'local-network'],
    ['older name', near, { permissions: { 'local-network-access': 'denied' } }, 'local-network'],
    [
      'granted',
      near,
      { permissions: { 'loopback-network': 'granted', 'local-network-access': 'denied' } },
      'unreadable',
    ],
    ['unknown to the browser', near, {}, 'unreadable'],
    ['the other permission', near, { permissions: { 'local-network': 'denied' } }, 'unreadable'],
    ['network', 'https://192.168.0.1/keys', { permissions: { 'local-network': 'denied' } }, 'local-network'],
    ['far away', url, { permissions: { 'local-network': 'denied', 'loopback-network': 'denied' } }, 'unreadable'],
    [
      'from here',
      near,
      { page: 'http://localhost:5173/', permissions: { 'loopback-network': 'prompt' } },
      'unreadable',
    ],
    ['this machine, offline', near, { onLine: false }, 'unreadable'],
  ]
  it.each(withheld)('names the permission for the local network: %s', async (_, address, how, because) => {
    browser(failed, how)
    expect(await fetchText(address, 'keys', never())).toEqual({ ok: false, url: address, because })
  })
})

describe('probe', () => {
  it('tells a server that is closed to other sites from silence, and enters it like any request', async () => {
    const calls = browser(Object.defineProperty(text(''), 'type', { value: 'opaque' }))
    expect(await probe(url, never())).toEqual({ ok: false, url, because: 'cors-closed' })
    expect(calls[0]?.[1]).toMatchObject({ mode: 'no-cors', credentials: 'omit', referrerPolicy: 'no-referrer' })
    expect(calls[0]?.[1]).not.toHaveProperty('redirect')
    expect(last()).toMatchObject({ url, outcome: 'cors-closed' })
    expect(last()?.purpose).toContain('redirects')

    browser(new TypeError('Failed to fetch'))
    expect(await probe(url, never())).toEqual({ ok: false, url, because: 'unreachable' })
    expect(last()).toMatchObject({ outcome: 'unreachable' })
  })
})
