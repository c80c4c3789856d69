import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Place } from '../io/fragment.ts'
import { onArrival, placeNow } from '../io/fragment.ts'

/** How the paste was left. */
interface Left {
  scrolled: number
  focused: Element | null
}

/** The page of the catalogue that the address names; undefined: the paste, to which the person comes back as it was left. */
export function usePlace(): Place | undefined {
  const [place, setPlace] = useState(placeNow)
  const shown = useRef(place)
  const left = useRef<Left>(undefined)
  useEffect(
    () =>
      onArrival(() => {
        const next = placeNow()
        if (next && !shown.current) left.current = { scrolled: window.scrollY, focused: document.activeElement }
        shown.current = next
        setPlace(next)
      }),
    [],
  )
  const before = useRef(place)
  useLayoutEffect(() => {
    const back = before.current !== undefined && place === undefined
    before.current = place
    if (!back) return
    const { scrolled = 0, focused = null } = left.current ?? {}
    const there = focused?.isConnected && focused !== document.body ? focused : document.querySelector('main textarea')
    if (there instanceof HTMLElement) there.focus({ preventScroll: true })
    window.scrollTo(0, scrolled)
  }, [place])
  return place
}
