import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inspect } from '../core/inspect.ts'
import { accessToken } from '../core/testing/forge.ts'
import { addressOf, pastedLink, readArrival, readPlace } from './fragment.ts'

const token = accessToken()
const other = accessToken({ jti: 'other' })

describe('readArrival', () => {
  it('finds nothing where nothing is', () => {
    for (const [hash, search] of [
      ['', ''],
      ['#', '?'],
      ['#top', '?utm_source=a'],
      ['#token=', '?token='],
      ['#state=abc', '?code=abc'],
      ['#tokens=abc', '?xtoken=abc'],
    ] as const)
      expect(readArrival(hash, search)).toEqual({ kind: 'nothing' })
  })

  it.each(['token', 'value'])('hands on a bare value of #%s= as it is', (name) => {
    expect(readArrival(`#${name}=${token}`, '')).toEqual({ kind: 'paste', text: token, inQuery: false })
    expect(readArrival(`#state=1&${name}=${token}&x=2`, '')).toEqual({ kind: 'paste', text: token, inQuery: false })
  })

  it('hands on a redirect so that it is known which is which', () => {
    const arrival = readArrival(`#access_token=${token}&id_token=${other}&token_type=Bearer&state=1`, '')
    const text = arrival.kind === 'paste' ? arrival.text : ''
    expect(inspect(text).tokens.map((found) => [found.hint, found.text])).toEqual([
      ['access-token', token],
      ['id-token', other],
    ])
    expect(arrival).toMatchObject({ inQuery: false })
  })

  it.each([
    ['access_token', 'access-token'],
    ['id_token', 'id-token'],
    ['refresh_token', 'refresh-token'],
  ])('keeps the name of a lone #%s=', (name, hint) => {
    const arrival = readArrival(`#${name}=${token}`, '')
    const [found, ...more] = inspect(arrival.kind === 'paste' ? arrival.text : '').tokens
    expect(found).toMatchObject({ hint, text: token })
    expect(more).toEqual([])
  })

  it('says of a token in the query that the host has seen it', () => {
    expect(readArrival('', `?token=${token}`)).toEqual({ kind: 'paste', text: token, inQuery: true })
    expect(readArrival('', `?jwt=${token}`)).toEqual({ kind: 'paste', text: token, inQuery: true })
    expect(readArrival('', `?id_token=${token}&state=1`)).toMatchObject({ kind: 'paste', inQuery: true })
  })

  it('takes the fragment before the query', () => {
    expect(readArrival(`#token=${token}`, `?token=${other}`)).toMatchObject({ text: token, inQuery: false })
  })

  it('knows a link that fills the expectations, opened or pasted', () => {
    expect(readArrival('#expect=abc', '')).toEqual({ kind: 'profile', fragment: '#expect=abc' })
    expect(pastedLink('https://inspector.example/#expect=abc')).toEqual({ kind: 'profile', fragment: '#expect=abc' })
    expect(pastedLink('#expect=a b')).toBeUndefined()
  })

  it('leaves a permalink of any version alone', () => {
    expect(readArrival('#v1=abc', '')).toEqual({ kind: 'permalink', fragment: '#v1=abc' })
    expect(readArrival('#v12=abc', `?token=${token}`)).toEqual({ kind: 'permalink', fragment: '#v12=abc' })
    expect(readArrival('#v1', '')).toEqual({ kind: 'nothing' })
  })

  it('undoes percent-encoding and keeps a plus sign', () => {
    expect(readArrival('#token=a%2Fb+c%3D', '')).toMatchObject({ text: 'a/b+c=' })
    expect(readArrival('#token=%0A%20abc%20', '')).toMatchObject({ text: 'abc' })
  })

  it('never throws', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)),
      fc.constantFrom('#token=%', '#v1=%E0%A4', '?token=%ff'),
    )
    fc.assert(
      fc.property(any, any, (hash, search) => {
        readArrival(hash, search)
        readArrival(`#access_token=${hash}`, `?token=${search}`)
      }),
    )
  })
})

describe('readPlace', () => {
  it.each([
    ['#/rules', { kind: 'rules' }],
    ['#/rules/', { kind: 'rules' }],
    ['#/providers', { kind: 'rules' }],
    ['#/rules/aud-missing', { kind: 'rule', id: 'aud-missing' }],
    ['#/providers/auth0', { kind: 'provider', id: 'auth0' }],
  ])('reads %s, which hands nothing over', (hash, place) => {
    expect(readPlace(hash)).toEqual(place)
    expect(readArrival(hash, '')).toEqual({ kind: 'nothing' })
  })

  it('reads its own addresses', () => {
    for (const place of [{ kind: 'rules' }, { kind: 'rule', id: 'a-1' }, { kind: 'provider', id: 'b' }] as const)
      expect(readPlace(addressOf(place))).toEqual(place)
  })

  it('leaves alone what may hold a token', () => {
    for (const hash of [
      '',
      '#',
      '#rules',
      '#/rule/x',
      '#/rules/x/y',
      '#/rules/X',
      `#token=${token}`,
      `#/rules&token=${token}`,
      `#/rules/${token}`,
      '#v1=abc',
    ])
      expect(readPlace(hash), hash).toBeUndefined()
    // Such a fragment is no page, so it is taken out of the address like any other.
    expect(readArrival(`#/rules&token=${token}`, '')).toMatchObject({ kind: 'paste', text: token })
  })
})

describe('pastedLink', () => {
  it('takes a link of this page, and nothing else', () => {
    expect(pastedLink(' https://inspector.example/x/#v1=abc-_9\n')).toEqual({
      kind: 'permalink',
      fragment: '#v1=abc-_9',
    })
    expect(pastedLink('#v2=abc')).toEqual({ kind: 'permalink', fragment: '#v2=abc' })
    for (const text of [
      '',
      token,
      `#token=${token}`,
      'see #v1=abc',
      '#v1=',
      '#v1=a b',
      'https://inspector.example/#v1',
    ])
      expect(pastedLink(text), text).toBeUndefined()
  })
})
