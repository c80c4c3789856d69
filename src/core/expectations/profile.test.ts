import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Expected } from '../model/resource-server.ts'
import { decodeProfile, encodeProfile, readProfile, writeProfile } from './profile.ts'
import { accessToken } from '../testing/forge.ts'

const whole: Expected = {
  issuer: 'https://issuer.example/',
  audience: 'orders https://api.example',
  scope: 'read:things',
  algorithms: ['RS256', 'ES256'],
  tokenType: 'at+jwt',
  stack: 'spring',
  clockTolerance: 30,
}

describe('a profile', () => {
  it('comes back as it was, from a file and from a link', () => {
    for (const expected of [whole, {}, { clockTolerance: 0 }]) {
      expect(readProfile(`\n${writeProfile(expected)}\n`)).toEqual({ ok: true, expected })
      expect(decodeProfile(encodeProfile(expected))).toEqual({ ok: true, expected })
    }
  })

  it('holds no token, wherever somebody put one', () => {
    const token = accessToken()
    const text = writeProfile({
      issuer: token,
      audience: `Bearer ${token}`,
      scope: token,
      algorithms: [token],
      tokenType: token,
    })
    expect(readProfile(text)).toEqual({ ok: true, expected: {} })
    const forged = JSON.stringify({
      profile: 'token-inspector',
      version: 1,
      expected: { issuer: token, scope: 'read' },
    })
    expect(readProfile(forged)).toEqual({ ok: true, expected: { scope: 'read' } })
  })

  it('holds no secret that looks like a name, and holds the ids of clients', () => {
    const kept = (audience: string) => readProfile(writeProfile({ audience }))
    for (const audience of ['v1.MRrt7Kq2mPx9ZtLw4vBn8cXd5sFg1hJk', 'sk_live_4eC39HqLyjWDarjt', 'wilma@mailbox.test'])
      expect(kept(audience)).toEqual({ ok: true, expected: {} })
    for (const audience of ['4h57k1gp2c6oj5ddmi8vk1jqhe', 'api://default', 'https://api.example orders'])
      expect(kept(audience)).toEqual({ ok: true, expected: { audience } })
  })

  it('takes only members of the right type', () => {
    const expected = {
      issuer: 1,
      audience: ['a'],
      algorithms: ['RS256', 2, 'not one'],
      stack: 'toString',
      clockTolerance: -1,
    }
    expect(readProfile(JSON.stringify({ profile: 'token-inspector', version: 1, expected }))).toEqual({
      ok: true,
      expected: { algorithms: ['RS256'] },
    })
  })

  it('tells another version, a damaged one and another text apart', () => {
    expect(readProfile('{"profile":"token-inspector","version":2}')).toEqual({ ok: false, because: 'unknown-version' })
    expect(readProfile('{"profile":"token-inspector","version":1}')).toEqual({ ok: false, because: 'damaged' })
    expect(readProfile('{"profile":"other"}')).toEqual({ ok: false, because: 'absent' })
    expect(decodeProfile(encodeProfile(whole).slice(0, -9))).toEqual({ ok: false, because: 'damaged' })
    expect(decodeProfile('#v1=abc')).toEqual({ ok: false, because: 'absent' })
  })

  it('is taken from any text without a throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.jsonValue(), (text, json) => {
        readProfile(text)
        decodeProfile(`#expect=${text}`)
        readProfile(JSON.stringify({ profile: 'token-inspector', version: 1, expected: json }))
      }),
    )
  })
})
