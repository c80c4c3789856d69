import { describe, expect, it } from 'vitest'
import { encodeProfile } from '../core/expectations/profile.ts'
import { initialState, type PageEvent, type PageState, reduce } from './page-state.ts'

const start = initialState({ kind: 'nothing' }, {}, false)
const after = (...events: PageEvent[]) => {
  let state: PageState = start
  for (const event of events) state = reduce(state, event)
  return state
}
const paste = (text: string): PageEvent => ({ type: 'pasted', text })
const edit = (text: string, typing = true): PageEvent => ({ type: 'edited', text, typing })
const judge = (asOf: number): PageEvent => ({ type: 'judged at', asOf })
const long = 'a text that is longer than anything that a hand types at once'
const fragment = '#v1=eyJjb3B5IjoiIn0'
const expected = { audience: 'https://api.example' }

describe('pasted', () => {
  it('replaces, keeps what was there for an undo, and is another turn', () => {
    const state = after(paste('one'), paste('two'))
    expect(state).toMatchObject({ paste: 'two', turn: 2, typed: false, former: { by: 'replaced', paste: 'one' } })
    expect(after(paste('one')).former).toBeUndefined()
  })

  it('is another turn for the same text, and nothing is to be undone', () => {
    expect(after(paste('one'), paste('one'))).toMatchObject({ paste: 'one', turn: 2, former: undefined })
  })

  it('ends what was said of the former text: time, marks, cursor, the dialog', () => {
    const state = after(
      paste('one'),
      judge(17),
      { type: 'marked', span: [0, 2] },
      { type: 'caret moved', at: 1 },
      { type: 'share opened', at: 5 },
      paste('two'),
    )
    expect(state).toMatchObject({ asOf: undefined, marked: undefined, caret: undefined, sharedAt: undefined })
  })

  it('keeps a provider for the tokens of its issuer, and none for a token without', () => {
    const said = (issuer: string | undefined) =>
      after(paste('one'), { type: 'provider said', issuer, provider: 'okta' }, paste('two')).said
    expect(said('https://login.example')).toEqual({ issuer: 'https://login.example', provider: 'okta' })
    expect(said(undefined)).toBeUndefined()
  })

  it('opens a link of this page, and fills in what a profile link says without losing the paste', () => {
    expect(after(paste(`https://site.example/${fragment}`))).toMatchObject({ link: fragment })
    const filled = after(paste('one'), paste(`https://site.example/${encodeProfile(expected)}`))
    expect(filled).toMatchObject({ paste: 'one', expected, own: true, brought: 'profile' })
  })

  it('closes a link, which can be had back', () => {
    const opened = initialState({ kind: 'permalink', fragment }, {}, false)
    expect(reduce(opened, edit(long, false))).toMatchObject({ link: undefined, former: { link: fragment } })
    expect(after(paste(fragment), paste('two'))).toMatchObject({
      paste: 'two',
      link: undefined,
      former: { link: fragment },
    })
  })
})

describe('edited', () => {
  it('is typing when it changes little: the time and the turn stay', () => {
    const state = after(paste('one'), judge(17), edit('ones'))
    expect(state).toMatchObject({ paste: 'ones', turn: 1, typed: true, asOf: 17, former: undefined })
  })

  it('is a paste when it changes much', () => {
    expect(after(paste('one'), judge(17), edit(long))).toMatchObject({ turn: 2, typed: false, asOf: undefined })
    expect(after(paste('one'), edit(long)).former).toMatchObject({ paste: 'one' })
  })

  it('is a paste when something was put in its place, however alike', () => {
    expect(after(paste('one'), edit('two', false))).toMatchObject({ turn: 2, typed: false, former: { paste: 'one' } })
  })

  it('can be undone when it adds to what was there', () => {
    expect(after(paste('one'), edit(`one ${long}`)).former).toMatchObject({ by: 'changed', paste: 'one' })
  })

  it('clears when nothing is left', () => {
    expect(after(paste(long), edit(''))).toMatchObject({ paste: '', former: { by: 'cleared', paste: long } })
  })
})

describe('cleared, undone, both kept', () => {
  it('comes back as it was looked at', () => {
    const state = after(paste('one'), judge(17), { type: 'cleared' }, { type: 'undone' })
    expect(state).toMatchObject({ paste: 'one', asOf: 17, former: undefined })
    expect(after(paste('one'), paste('two'), { type: 'undone' })).toMatchObject({ paste: 'one', former: undefined })
    // What comes back is no fix of what it takes the place of.
    expect(after(paste('one'), paste('two'), { type: 'undone' }).typed).toBe(true)
  })

  it('an empty box has nothing to clear, and forgets nothing by it', () => {
    expect(after({ type: 'cleared' }).former).toBeUndefined()
    expect(after(paste('one'), { type: 'cleared' }, { type: 'cleared' }).former).toMatchObject({ paste: 'one' })
  })

  it('keeps both, the former first', () => {
    expect(after(paste('one'), paste('two'), { type: 'both kept' })).toMatchObject({
      paste: 'one\ntwo',
      former: undefined,
    })
  })

  it('does nothing where there is nothing to undo', () => {
    const state = after(paste('one'))
    expect(reduce(state, { type: 'undone' })).toBe(state)
    expect(reduce(state, { type: 'both kept' })).toBe(state)
  })
})

describe('arrived', () => {
  const arrive = (arrival: Extract<PageEvent, { type: 'arrived' }>['arrival']): PageEvent => ({
    type: 'arrived',
    arrival,
  })

  it('is a paste, and says where it came from', () => {
    expect(after(judge(17), arrive({ kind: 'paste', text: 'one', inQuery: true }))).toMatchObject({
      paste: 'one',
      asOf: undefined,
      brought: 'token-in-query',
    })
    const state = initialState({ kind: 'paste', text: 'one', inQuery: false }, {}, false)
    expect(state).toMatchObject({ paste: 'one', brought: 'token', former: undefined })
    expect(reduce(state, paste('two')).brought).toBeUndefined()
  })

  it('opens a copy as of its sender’s time, once', () => {
    const state = after(paste('one'), judge(17), arrive({ kind: 'permalink', fragment }))
    expect(state).toMatchObject({ link: fragment, paste: '', asOf: undefined, former: { paste: 'one' } })
    expect(reduce(state, arrive({ kind: 'permalink', fragment }))).toBe(state)
  })

  it('fills the fields and leaves the paste', () => {
    const profile = { kind: 'profile', fragment: encodeProfile(expected) } as const
    expect(after(paste('one'), arrive(profile))).toMatchObject({
      paste: 'one',
      expected,
      own: true,
      brought: 'profile',
    })
    const damaged = after(paste('one'), arrive({ kind: 'profile', fragment: '#expect=e30x' }))
    expect(damaged).toMatchObject({ paste: 'one', expected: {}, brought: 'damaged-profile' })
  })

  it('nothing changes nothing', () => {
    const state = after(paste('one'))
    expect(reduce(state, arrive({ kind: 'nothing' }))).toBe(state)
  })
})

describe('the rest', () => {
  it('expectations are the person’s own from the first change on, until another copy is opened', () => {
    const changed = after(paste(fragment), { type: 'expectations changed', expected })
    expect(changed).toMatchObject({ expected, own: true, link: fragment })
    expect(reduce(changed, paste('two'))).toMatchObject({ expected, own: false })
  })

  it('takes back what was said', () => {
    const said = after(paste('one'), { type: 'provider said', issuer: undefined, provider: 'okta' })
    expect(said.said?.provider).toBe('okta')
    expect(reduce(said, { type: 'provider said', issuer: undefined, provider: undefined }).said).toBeUndefined()
    expect(after(judge(17), { type: 'judged at', asOf: undefined }).asOf).toBeUndefined()
  })

  it('opens and closes the dialog at one moment', () => {
    expect(after({ type: 'share opened', at: 5 }).sharedAt).toBe(5)
    expect(after({ type: 'share opened', at: 5 }, { type: 'share closed' }).sharedAt).toBeUndefined()
  })

  it('keeps who refused until somebody says otherwise: the next token goes to the same API', () => {
    const said = after({ type: 'consumer said', consumer: 'login' }, paste('one'), paste('two'))
    expect(said.consumer).toBe('login')
    expect(reduce(said, { type: 'consumer said', consumer: undefined }).consumer).toBeUndefined()
  })

  it('keeps, marks and moves', () => {
    expect(after({ type: 'keeping changed', kept: true }).kept).toBe(true)
    expect(after({ type: 'marked', span: [1, 2] }).marked).toEqual([1, 2])
    const moved = after({ type: 'caret moved', at: 3 })
    expect(moved.caret).toBe(3)
    expect(reduce(moved, { type: 'caret moved', at: 3 })).toBe(moved)
  })
})
