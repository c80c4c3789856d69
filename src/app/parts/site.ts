import { createContext } from 'react'
import type { Place } from '../../io/fragment.ts'
import { addressOf } from '../../io/fragment.ts'

/** Where a page stands: in the app, or as a file of its own that search engines find. */
interface Site {
  href: (place: Place) => string
  /** Without scripts: nothing that has to be pressed. */
  still: boolean
}

export const SiteContext = createContext<Site>({ href: addressOf, still: false })
