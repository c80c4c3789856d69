import { decodeProfile } from '../core/expectations/profile.ts'
import type { Span } from '../core/model/primitives.ts'
import type { Expected } from '../core/model/resource-server.ts'
import type { Consumer } from '../core/registry/consumers.ts'
import type { Arrival } from '../io/fragment.ts'
import { pastedLink } from '../io/fragment.ts'

/** What somebody says of the tokens of one issuer; without an issuer, of the one that is looked at. */
interface SaidProvider {
  issuer: string | undefined
  provider: string
}

/** What is looked at, and how. */
interface Looked {
  /** What stands in the box. */
  paste: string
  /** The fragment of a redacted copy that was opened; what stands in the box waits behind it. */
  link: string | undefined
  /** The other time to judge at, in seconds since the epoch; undefined: as time passes. */
  asOf: number | undefined
  said: SaidProvider | undefined
  /** The person’s own expectations count, where a redacted copy brings those of its sender. */
  own: boolean
}

/** Everything that the page cannot derive. */
export interface PageState extends Looked {
  /** Counts pastes, so that a paste of the same text is one too. */
  turn: number
  /** It was typed in since it was pasted, or was brought back. */
  typed: boolean
  expected: Expected
  /** Who refused the token, where somebody said so. */
  consumer: Consumer | undefined
  /** The expectations outlive the tab. */
  kept: boolean
  /** What the address brought, where that needs a word. */
  brought: 'token' | 'token-in-query' | 'profile' | 'damaged-profile' | undefined
  /** What stood there before, to be had back. In memory only. */
  former: (Looked & { by: 'replaced' | 'changed' | 'cleared' }) | undefined
  /** The stretch of the paste that a claim was selected for. A new array each time, so that the same one can be marked again. */
  marked: Span | undefined
  /** Where the cursor stands in the paste. */
  caret: number | undefined
  /** The share dialog is open, and shows what was found at this moment: seconds since the epoch. */
  sharedAt: number | undefined
}

export type PageEvent =
  /** A text that replaces what was there: a paste, an example, a token of a file. */
  | { type: 'pasted'; text: string }
  /** What stands in the box was changed in the box: key by key, or by something put into it or in its place. */
  | { type: 'edited'; text: string; typing: boolean }
  | { type: 'cleared' }
  /** What was replaced or cleared comes back. */
  | { type: 'undone' }
  /** What was replaced comes back in front of what replaced it. */
  | { type: 'both kept' }
  | { type: 'arrived'; arrival: Arrival }
  | { type: 'expectations changed'; expected: Expected }
  | { type: 'consumer said'; consumer: Consumer | undefined }
  | { type: 'keeping changed'; kept: boolean }
  | { type: 'judged at'; asOf: number | undefined }
  | { type: 'provider said'; issuer: string | undefined; provider: string | undefined }
  | { type: 'marked'; span: Span }
  | { type: 'caret moved'; at: number | undefined }
  | { type: 'share opened'; at: number }
  | { type: 'share closed' }

/** Whatever a browser calls it, a jump in length by this many characters is no typing. */
const jump = 16

export function initialState(arrival: Arrival, expected: Expected, kept: boolean): PageState {
  const nothing: PageState = {
    paste: '',
    link: undefined,
    asOf: undefined,
    said: undefined,
    own: false,
    turn: 0,
    typed: false,
    expected,
    consumer: undefined,
    kept,
    brought: undefined,
    former: undefined,
    marked: undefined,
    caret: undefined,
    sharedAt: undefined,
  }
  return { ...arrived(nothing, arrival), former: undefined }
}

/** The only place where the page changes its state. Pure. */
export function reduce(state: PageState, event: PageEvent): PageState {
  switch (event.type) {
    case 'pasted':
      return pasted(state, event.text)
    case 'edited':
      return edited(state, event)
    case 'cleared':
      return {
        ...state,
        ...fresh(state, ''),
        brought: undefined,
        former: isEmpty(state) ? state.former : { ...looked(state), by: 'cleared' },
      }
    case 'undone':
      if (!state.former) return state
      return {
        ...state,
        ...fresh(state, ''),
        ...looked(state.former),
        typed: true,
        brought: undefined,
        former: undefined,
      }
    case 'both kept':
      if (!state.former) return state
      return {
        ...state,
        ...fresh(state, `${state.former.paste}\n${state.paste}`),
        typed: true,
        brought: undefined,
        former: undefined,
      }
    case 'arrived':
      return arrived(state, event.arrival)
    case 'expectations changed':
      return { ...state, expected: event.expected, own: true }
    case 'consumer said':
      return { ...state, consumer: event.consumer }
    case 'keeping changed':
      return { ...state, kept: event.kept }
    case 'judged at':
      return { ...state, asOf: event.asOf }
    case 'provider said': {
      const { issuer, provider } = event
      return { ...state, said: provider === undefined ? undefined : { issuer, provider } }
    }
    case 'marked':
      return { ...state, marked: event.span }
    case 'caret moved':
      return state.caret === event.at ? state : { ...state, caret: event.at }
    case 'share opened':
      return { ...state, sharedAt: event.at }
    case 'share closed':
      break
  }
  return { ...state, sharedAt: undefined }
}

export const isEmpty = ({ paste, link }: Pick<Looked, 'paste' | 'link'>) => paste === '' && link === undefined

const looked = ({ paste, link, asOf, said, own }: Looked): Looked => ({ paste, link, asOf, said, own })

/** Another text: what was said of the one before is not said of this one. */
const fresh = ({ said, turn }: PageState, paste: string) => ({
  paste,
  link: undefined,
  asOf: undefined,
  // Of one issuer it is said of all its tokens; of a token that names none, of this token.
  said: said?.issuer === undefined ? undefined : said,
  own: false,
  turn: turn + 1,
  typed: false,
  marked: undefined,
  caret: undefined,
  sharedAt: undefined,
})

function pasted(state: PageState, text: string): PageState {
  const link = pastedLink(text)
  if (link?.kind === 'profile' && filledBy(link)) return arrived(state, link)
  const same = state.link === undefined && state.paste === text
  const former = isEmpty(state) || same ? state.former : { ...looked(state), by: 'replaced' as const }
  return {
    ...state,
    ...fresh(state, text),
    // A damaged link is read as a text: nothing that was pasted is lost.
    link: link?.kind === 'permalink' ? link.fragment : undefined,
    brought: undefined,
    former,
  }
}

function edited(state: PageState, { text, typing }: Extract<PageEvent, { type: 'edited' }>): PageState {
  if (text === '') return reduce(state, { type: 'cleared' })
  if (!typing || Math.abs(text.length - state.paste.length) >= jump) {
    const next = pasted(state, text)
    // Something was put among what was there, or in place of a part of it.
    return state.paste === '' ? next : { ...next, former: { ...looked(state), by: 'changed' } }
  }
  return {
    ...state,
    paste: text,
    link: undefined,
    typed: true,
    brought: undefined,
    former: undefined,
    marked: undefined,
    caret: undefined,
  }
}

function arrived(state: PageState, arrival: Arrival): PageState {
  if (arrival.kind === 'paste')
    return { ...pasted(state, arrival.text), brought: arrival.inQuery ? 'token-in-query' : 'token' }
  if (arrival.kind === 'permalink')
    // Back from a page of the catalogue, it is still open.
    return arrival.fragment === state.link ? state : { ...pasted(state, ''), link: arrival.fragment }
  if (arrival.kind === 'nothing') return state
  const expected = filledBy(arrival)
  // What was pasted before stays; only the fields change.
  return expected ? { ...state, expected, own: true, brought: 'profile' } : { ...state, brought: 'damaged-profile' }
}

/** What a link says that an API expects. */
function filledBy(arrival: Extract<Arrival, { kind: 'profile' }>): Expected | undefined {
  const profile = decodeProfile(arrival.fragment)
  return profile.ok ? profile.expected : undefined
}
