import { useEffect, useReducer, useRef } from 'react'
import type { Arrival } from '../io/fragment.ts'
import { dropFragment, onArrival, takeArrival } from '../io/fragment.ts'
import { keepExpected, readExpected, readsKeptProfile } from '../io/preferences.ts'
import type { PageEvent, PageState } from './page-state.ts'
import { initialState, reduce } from './page-state.ts'

export type Dispatch = (event: PageEvent) => void

/** The state of the page, with what it does to the address bar and to what is remembered. */
export function usePage(first: Arrival): [PageState, Dispatch] {
  const [state, dispatch] = useReducer(reduce, first, (arrival) =>
    initialState(arrival, readExpected(), readsKeptProfile()),
  )
  useEffect(() => onArrival(() => dispatch({ type: 'arrived', arrival: takeArrival() })), [])
  const { expected, kept, link } = state
  useEffect(() => keepExpected(expected, kept), [expected, kept])
  const open = useRef(link)
  useEffect(() => {
    // A copy that was closed leaves the address bar.
    if (open.current !== undefined && link === undefined) dropFragment()
    open.current = link
  }, [link])
  return [state, dispatch]
}
