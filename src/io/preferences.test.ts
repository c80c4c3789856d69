import { beforeEach, describe, expect, it, vi } from 'vitest'
import { consents, keepAirplane, keepExpected, readAirplane, readExpected, readsKeptProfile } from './preferences.ts'
import { accessToken } from '../core/testing/forge.ts'

const name = 'token-inspector.may-ask'

class FakeStorage {
  readonly items = new Map<string, string>()
  getItem = (key: string) => this.items.get(key) ?? null
  setItem = (key: string, text: string) => void this.items.set(key, text)
  removeItem = (key: string) => void this.items.delete(key)
}

let [local, session] = [new FakeStorage(), new FakeStorage()]

beforeEach(() => {
  ;[local, session] = [new FakeStorage(), new FakeStorage()]
  vi.stubGlobal('localStorage', local)
  vi.stubGlobal('sessionStorage', session)
  vi.stubGlobal('addEventListener', () => undefined)
  vi.stubGlobal('removeEventListener', () => undefined)
})

describe('consents', () => {
  it('keeps each where the person said, and forgets without a trace', () => {
    consents.remember('https://a.example', 'tab')
    consents.remember('https://b.example', 'kept')
    expect(consents.get()).toEqual([
      { origin: 'https://b.example', kept: true },
      { origin: 'https://a.example', kept: false },
    ])
    consents.remember('https://a.example', 'kept')
    expect(consents.get()).toEqual([
      { origin: 'https://b.example', kept: true },
      { origin: 'https://a.example', kept: true },
    ])
    expect(session.items.size).toBe(0)
    consents.remember('https://b.example', 'tab')
    expect(consents.get()).toEqual([
      { origin: 'https://a.example', kept: true },
      { origin: 'https://b.example', kept: false },
    ])
    consents.remember('https://a.example', 'no')
    consents.remember('https://b.example', 'no')
    expect(consents.get()).toEqual([])
    expect([local.items.size, session.items.size]).toEqual([0, 0])
  })

  it('takes origins only', () => {
    for (const text of [
      'https://a.example/',
      'https://a.example/path',
      'https://A.example',
      'https://user@a.example',
      'http://a.example',
      'null',
      '*',
      'https://*.example/',
      'a.example',
      '',
    ])
      consents.remember(text, 'kept')
    consents.remember('http://localhost:8080', 'kept')
    consents.remember('https://a.example:8443', 'kept')
    expect(consents.get().map(({ origin }) => origin)).toEqual(['http://localhost:8080', 'https://a.example:8443'])
  })

  it('reads what a stranger could have written', () => {
    for (const text of [
      '',
      '{',
      '{}',
      'null',
      '7',
      '"https://a.example"',
      '[[["https://a.example"]]]',
      '[null, {}, 7]',
    ]) {
      local.setItem(name, text)
      expect(consents.get(), text).toEqual([])
    }
    local.setItem(name, '["https://a.example/x", "https://a.example", "https://a.example", "javascript:alert(1)"]')
    session.setItem(name, '["https://a.example", "https://b.example"]')
    expect(consents.get()).toEqual([
      { origin: 'https://a.example', kept: true },
      { origin: 'https://b.example', kept: false },
    ])
  })

  it('keeps fifty, the latest', () => {
    local.setItem(name, JSON.stringify(Array.from({ length: 60 }, (_, i) => `https://a${i}.example`)))
    expect(consents.get()).toHaveLength(50)
    consents.remember('https://b.example', 'kept')
    expect(consents.get()).toHaveLength(50)
    expect(consents.get().at(-1)).toEqual({ origin: 'https://b.example', kept: true })
    expect(JSON.parse(local.getItem(name) ?? '')).toHaveLength(50)
  })

  it('is a store: the same array until something changes, and told then', () => {
    const told = vi.fn<() => void>()
    const stop = consents.subscribe(told)
    const before = consents.get()
    expect(consents.get()).toBe(before)
    consents.remember('https://a.example', 'tab')
    expect(told).toHaveBeenCalledTimes(1)
    expect(consents.get()).not.toBe(before)
    expect(consents.get()).toBe(consents.get())
    stop()
    consents.remember('https://a.example', 'no')
    expect(told).toHaveBeenCalledTimes(1)
  })

  it('remembers nothing where storage is switched off', () => {
    const off = () => {
      throw new DOMException('', 'SecurityError')
    }
    vi.stubGlobal('localStorage', { getItem: off, setItem: off, removeItem: off })
    vi.stubGlobal('sessionStorage', { getItem: off, setItem: off, removeItem: off })
    consents.remember('https://a.example', 'kept')
    expect(consents.get()).toEqual([])
  })
})

describe('airplane mode', () => {
  it('is kept, and leaves nothing when it is over', () => {
    expect(readAirplane()).toBe(false)
    keepAirplane(true)
    expect(readAirplane()).toBe(true)
    keepAirplane(false)
    expect(readAirplane()).toBe(false)
    expect(local.items.size).toBe(0)
  })
})

describe('expectations', () => {
  const expected = { issuer: 'https://issuer.example/', algorithms: ['RS256'], clockTolerance: 5 }

  it('stay in the tab unless the person says otherwise', () => {
    keepExpected(expected, false)
    expect([local.items.size, session.items.size]).toEqual([0, 1])
    expect(readExpected()).toEqual(expected)
    expect(readsKeptProfile()).toBe(false)
    keepExpected({}, false)
    expect([local.items.size, session.items.size]).toEqual([0, 0])
    expect(readExpected()).toEqual({})
  })

  it('are kept for the next tab, and forgotten when that is taken back', () => {
    keepExpected(expected, true)
    session.items.clear()
    expect([readExpected(), readsKeptProfile()]).toEqual([expected, true])
    keepExpected(expected, false)
    expect(local.items.size).toBe(0)
  })

  it('hold no token, and take what somebody else wrote with care', () => {
    keepExpected({ issuer: accessToken(), audience: 'orders' }, true)
    expect([...local.items.values(), ...session.items.values()].join('')).not.toContain('eyJ')
    for (const text of ['', '{', '{"issuer":"a"}', '{"profile":"token-inspector","version":1,"expected":[]}']) {
      session.items.set('token-inspector.expected', text)
      expect(readExpected()).toEqual({})
    }
  })
})
