import { useEffect, useRef, useState } from 'react'
import { pages } from 'virtual:pages'
import type { Place } from '../../io/fragment.ts'
import { ListPage } from './list-page.tsx'
import { ProviderPage } from './provider-page.tsx'
import { RulePage } from './rule-page.tsx'

interface Props {
  place: Place
  /** Where the way back leads to, and what waits there. */
  home: string
  waiting: boolean
}

/** A page of the catalogue in place of the paste, which waits behind it. */
export function PagesPane({ place, home, waiting }: Props) {
  const [wanted, setWanted] = useState('')
  const pane = useRef<HTMLDivElement>(null)
  // As far as the list was read, for the way back to it.
  const listAt = useRef(0)
  const isList = place.kind === 'rules'
  const { title, content } = contentOf(place)
  useEffect(() => {
    const before = document.title
    document.title = `${title} – ${before}`
    // Whoever does not see the page hears its title; whoever does sees its beginning.
    pane.current?.querySelector('h1')?.focus({ preventScroll: true })
    window.scrollTo(0, isList ? listAt.current : 0)
    return () => {
      document.title = before
    }
  }, [title, isList])
  useEffect(() => {
    if (!isList) return undefined
    const note = () => {
      listAt.current = window.scrollY
    }
    document.addEventListener('scroll', note)
    return () => document.removeEventListener('scroll', note)
  }, [isList])
  return (
    <div ref={pane}>
      <p className="mb-5 text-sm">
        <a href={home}>{waiting ? '← Back to your paste' : '← Paste a token'}</a>
      </p>
      {content ?? <ListPage pages={pages} wanted={wanted} onWant={setWanted} />}
    </div>
  )
}

function contentOf(place: Place): { title: string; content?: React.ReactNode } {
  if (place.kind === 'rules') return { title: 'Rules and providers' }
  if (place.kind === 'rule') {
    const rule = pages.rules.find(({ id }) => id === place.id)
    if (rule) return { title: rule.title, content: <RulePage key={rule.id} rule={rule} pages={pages} /> }
  } else {
    const provider = pages.providers.find(({ id }) => id === place.id)
    if (provider)
      return {
        title: provider.name,
        content: <ProviderPage key={provider.id} provider={provider} pages={pages} />,
      }
  }
  return {
    title: 'No such page',
    content: (
      <h1 tabIndex={-1} className="text-headline font-semibold outline-none">
        There is no page of this name. It may have had another one in an older version.
      </h1>
    ),
  }
}
