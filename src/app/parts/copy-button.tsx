import { use, useEffect, useState } from 'react'
import { copyText } from '../../io/clipboard.ts'
import { SiteContext } from './site.ts'

/** Copies a text; says so for a moment, also to a screen reader. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const { still } = use(SiteContext)
  const [said, setSaid] = useState<'Copied' | 'Not allowed'>()
  useEffect(() => {
    if (!said) return undefined
    const timer = setTimeout(() => setSaid(undefined), 1500)
    return () => clearTimeout(timer)
  }, [said])
  if (still) return null
  const copy = async () => setSaid((await copyText(text)) ? 'Copied' : 'Not allowed')
  return (
    <button
      type="button"
      className="button button-small shrink-0"
      onClick={() => void copy()}
      aria-label={said ?? `Copy ${what}`}
    >
      <span aria-live="polite">{said ?? 'Copy'}</span>
    </button>
  )
}
