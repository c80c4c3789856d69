import { useLayoutEffect, useRef } from 'react'
import { Fill, useSlot, useSlotElement } from './slots.tsx'

/** The one live region for verdicts: it lives as long as the page, since a region that comes with its words may not be heard. */
export function HeadlineRegion() {
  return <div role="status" ref={useSlot('headline')} />
}

interface Props {
  /** Rule id of the finding that leads, or `none`. */
  rule: string
  /** The sentence; it may tell a time that passes. */
  children: string
  /** The same as long as it is the same verdict: only another one is spoken. */
  verdict?: string
  before?: React.ReactNode
  after?: React.ReactNode
  /** Of the element around all of it. */
  attributes?: object
}

/** The answer in one sentence, the largest text on the page. */
export function Headline({ rule, children, verdict = rule + children, before, after, attributes }: Props) {
  const region = useSlotElement('headline')
  const last = useRef<{ verdict: string; text: string }>(undefined)
  useLayoutEffect(() => {
    const { current } = last
    last.current = { verdict, text: children }
    // A minute that has passed changes the words and not the verdict.
    if (current?.verdict !== verdict) region?.setAttribute('aria-live', 'polite')
    else if (current.text !== children) region?.setAttribute('aria-live', 'off')
  }, [region, verdict, children])
  return (
    <Fill name="headline">
      <div {...attributes}>
        {before}
        <h1 data-headline={rule} className="text-headline font-semibold text-balance wrap-anywhere">
          {children}
        </h1>
        {after}
      </div>
    </Fill>
  )
}
