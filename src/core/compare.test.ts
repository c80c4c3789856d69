import { describe, expect, it } from 'vitest'
import { compare, isFollowUp } from './compare.ts'
import { inspect } from './inspect.ts'
import type { Context } from './model/inspection.ts'
import { redact } from './share/redact.ts'
import type { Summary } from './summary.ts'
import { isSameToken, summaryOf } from './summary.ts'
import { accessToken, filler, jwe, jws, noon } from './testing/forge.ts'

function summary(paste: string, context: Context = {}): Summary {
  const made = summaryOf(inspect(paste, { now: noon, ...context }))
  if (!made) throw new Error('nothing to summarise')
  return made
}
const tenant = 'https://tenant.eu.auth0.com/'
/** Each with a signature of its own, as of tokens that were issued apart. */
const issued = (seed: number, change: Parameters<typeof accessToken>[0] = {}) =>
  accessToken(change).replace(/[^.]+$/, filler(256, seed))
const encrypted = () => jwe({ alg: 'dir', enc: 'A256GCM', iss: tenant })
const changesOf = (before: Summary, after: Summary) =>
  compare(before, after)
    .changes.filter(({ added, removed }) => added.length + removed.length > 0)
    .map(({ meaning }) => meaning)

describe('a token after another', () => {
  it('open: what an error text expected is not met by leaving the text out', () => {
    const wrong = issued(3, { aud: 'urn:other' })
    const refused = summary(`${wrong}\noidc: expected audience "https://api.example" got ["urn:other"]`)
    expect(refused.headline?.rule).toBe('aud-mismatch')
    const after = summary(issued(5, { aud: 'urn:other', iat: noon - 5 }))
    const { outcome, sentence, next } = compare(refused, after)
    expect(outcome).toBe('open')
    expect(sentence).toMatch(/^Whether “.+” is gone cannot be told/)
    expect(sentence).toContain('what your API expects')
    expect(next).toContain('Fill it in')
    const named = compare(refused, summary(issued(7), { expected: { audience: 'https://api.example' } }))
    expect(named.outcome).toBe('solved')
  })

  it('is no follow-up of a refusal that nothing in its token explains', () => {
    for (const text of ['zorp: token refused (E77)', '{"message":"Unauthorized"}', 'Jwt issuer is not configured'])
      expect(isFollowUp(summary(`${issued(3)}\n${text}`), summary(issued(5, { iat: noon - 5 })))).toBe(false)
  })

  it('is a new paste where it is of another app, about another person and for another API', () => {
    const expected = { audience: 'urn:mine' }
    const before = summary(issued(3, { iss: tenant }), { expected })
    expect(before.headline?.rule).toBe('aud-mismatch')
    const foreign = {
      iss: tenant,
      aud: 'urn:other',
      sub: 'somebody-else',
      client_id: 'another-app',
      azp: 'another-app',
    }
    expect(isFollowUp(before, summary(issued(5, foreign), { expected }))).toBe(false)
    for (const shared of [{ aud: 'https://api.example' }, { sub: 'user-1' }])
      expect(isFollowUp(before, summary(issued(5, { ...foreign, ...shared }), { expected }))).toBe(true)
    const elsewhere = issued(5, { iss: 'https://sso.example.test/realms/main' })
    expect(isFollowUp(before, summary(elsewhere, { expected }))).toBe(false)
  })

  it('solved: the audience is there now', () => {
    const before = summary(encrypted())
    const after = summary(issued(3, { iss: tenant }))
    expect(before.headline?.rule).toBe('auth0-jwe-no-audience')
    expect(isFollowUp(before, after)).toBe(true)
    const { outcome, sentence, next, afterwards, gone, changes } = compare(before, after)
    expect(outcome).toBe('solved')
    expect(sentence).toMatch(/^It helped: “.+” is gone\.$/)
    expect(next).toContain('the signature has not been checked')
    // What can go wrong although nothing is seen of it, in the words of the fix.
    expect(afterwards.join(' ')).toContain('Service not found')
    // The cause has been named already.
    expect(gone).toEqual([])
    expect(changes.find(({ meaning }) => meaning === 'audience')).toMatchObject({
      before: undefined,
      after: ['https://api.example'],
      added: ['https://api.example'],
    })
    expect(changes.find(({ meaning }) => meaning === 'issuer')).toMatchObject({ added: [], removed: [] })
  })

  it('same: an issued token does not change', () => {
    const expected = { audience: 'urn:mine' }
    const before = summary(issued(3), { expected })
    const after = summary(issued(5, { iat: noon - 5, exp: noon + 3595 }), { expected })
    const { outcome, sentence, stay, gone, come, afterwards } = compare(before, after)
    expect([outcome, sentence.startsWith('Not yet')]).toEqual(['same', true])
    expect([stay, gone, come]).toEqual([[], [], []])
    expect(afterwards).toEqual([])
  })

  it('other: that is gone, and something else leads', () => {
    const expected = { audience: 'https://api.example', scope: 'write:things' }
    const before = summary(issued(3, { aud: 'urn:other' }), { expected })
    const after = summary(issued(5, { exp: noon - 600, iat: noon - 4200 }), { expected })
    const { outcome, next, come, stay } = compare(before, after)
    expect(outcome).toBe('other')
    expect(next).toMatch(/^Next: “/)
    expect(after.headline?.rule).toBe('scope-missing')
    expect([come, stay].map((list) => list.map(({ rule }) => rule))).toEqual([['expired'], ['scope-missing']])
  })

  it('says nothing of what cannot be looked at', () => {
    const before = summary(issued(3, { iss: tenant }), { expected: { audience: 'urn:mine' } })
    const { outcome, sentence } = compare(before, summary(encrypted(), { expected: { audience: 'urn:mine' } }))
    expect(before.headline?.rule).toBe('aud-mismatch')
    expect(outcome).toBe('other')
    expect(sentence).toMatch(/^Whether “.+” is gone cannot be told/)
  })

  it('open: a signature that nobody has checked is not a good one', () => {
    const bad = issued(3)
    const failed = { status: 'failed', alg: 'RS256', origin: 'issuer', warnings: [] } as const
    const before = summary(bad, { signatures: new Map([[bad, failed]]) })
    expect(before.headline?.rule).toBe('signature-bad')
    const good = issued(5, { jti: 'id-2' })
    expect(compare(before, summary(good)).outcome).toBe('open')
    const verified = { status: 'verified', alg: 'RS256', origin: 'issuer', warnings: [] } as const
    const checked = compare(before, summary(good, { signatures: new Map([[good, verified]]) }))
    expect(checked.outcome).toBe('solved')
    expect(checked.next).not.toContain('has not been checked')
  })

  it('an expired one and a fresh one', () => {
    const before = summary(issued(3, { iat: noon - 7200, exp: noon - 3600 }))
    const after = summary(issued(5))
    expect(before.headline?.rule).toBe('expired')
    expect(compare(before, after).outcome).toBe('solved')
    expect(changesOf(before, after)).toEqual(['expires'])
  })

  it('says what went and what came', () => {
    const before = summary(issued(3, { scope: 'openid read:things' }))
    const after = summary(issued(5, { scope: 'read:things write:things', client_id: 'other' }))
    expect(compare(before, after).changes.find(({ meaning }) => meaning === 'scope')).toEqual({
      meaning: 'scope',
      label: 'Scopes',
      before: ['openid', 'read:things'],
      after: ['read:things', 'write:things'],
      added: ['write:things'],
      removed: ['openid'],
    })
    expect(changesOf(before, after)).toEqual(['scope', 'client'])
  })

  it('Okta’s other server', () => {
    const org = 'https://org-1.okta.com'
    const of = (iss: string, aud: string, seed: number) =>
      jws({
        claims: {
          iss,
          aud,
          cid: '0oa1',
          uid: 'u',
          scp: ['openid'],
          ver: 1,
          jti: `AT.${seed}`,
          iat: noon,
          exp: noon + 3600,
        },
        signature: filler(256, seed),
      })
    const [before, after] = [summary(of(org, org, 3)), summary(of(`${org}/oauth2/default`, 'api://default', 5))]
    expect(isFollowUp(before, after)).toBe(true)
    const { outcome, changes } = compare(before, after)
    expect(outcome).toBe('solved')
    expect(changes.find(({ meaning }) => meaning === 'server')).toMatchObject({
      removed: ['Okta, Org authorization server'],
      added: ['Okta, Custom authorization server'],
    })
  })
})

describe('what follows what', () => {
  const withFix = summary(encrypted())
  it.each([
    ['another issuer', summary(issued(3)), false],
    ['the same provider on another host', summary(issued(3, { iss: 'https://other.auth0.com/' })), true],
    ['itself', withFix, false],
  ])('%s', (_, after, follows) => {
    expect(isFollowUp(withFix, after)).toBe(follows)
  })

  it('an opaque token may be of any issuer', () => {
    const opaque = summary(filler(24))
    expect(opaque.headline?.rule).toBe('opaque-token')
    expect(isFollowUp(opaque, summary(issued(3)))).toBe(true)
  })

  it('nothing follows a token with which nothing was wrong', () => {
    expect(isFollowUp(summary(issued(3)), summary(issued(5, { jti: 'id-2' })))).toBe(false)
  })

  it('a token that was edited, cut or judged anew is the same', () => {
    const token = issued(3)
    const [header = '', , signature = ''] = token.split('.')
    const edited = `${header}.${jws({ claims: { sub: 'x' } }).split('.')[1]}.${signature}`
    expect(isSameToken(summary(token), summary(edited))).toBe(true)
    expect(isSameToken(summary(token), summary(token.slice(0, -9)))).toBe(true)
    expect(isSameToken(summary(token), summary(token, { expected: { audience: 'x' } }))).toBe(true)
    expect(isSameToken(summary(token), summary(issued(5, { jti: 'id-2' })))).toBe(false)
    // Nothing is alike in two signatures that are not there.
    const unsigned = (jti: string) => jws({ header: { alg: 'none' }, claims: { jti } }).replace(/[^.]+$/, '')
    expect(isSameToken(summary(unsigned('a')), summary(unsigned('b')))).toBe(false)
  })
})

describe('what is remembered', () => {
  it('is neither the text of the token nor who it is about', () => {
    const token = issued(3, { sub: 'person-4711', email: 'somebody@mail.example', iat: noon - 7200, exp: noon - 3600 })
    const kept = JSON.stringify(summary(token))
    for (const part of [...token.split('.').map((text) => text.slice(0, 24)), 'person-4711', 'somebody'])
      expect(kept).not.toContain(part)
  })

  it('stays the same while time passes', () => {
    const token = issued(3, { iat: noon - 7200, exp: noon - 3600 })
    expect(summary(token, { now: noon + 600 })).toEqual(summary(token))
  })

  it('is nothing of a redacted copy, or where there is no token', () => {
    const context = { now: noon }
    expect(summaryOf(inspect(redact(inspect(issued(3), context), context), context))).toBeUndefined()
    expect(summaryOf(inspect('hello'))).toBeUndefined()
  })
})
