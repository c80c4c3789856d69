import { useLayoutEffect, useRef } from 'react'
import { Fill, useSlot, useSlotElement } from './slots.tsx'
import { Prose } from './prose.tsx'

/** The place of the verdict. Its live region lives as long as the page, since one that comes with its words may not be heard. */
export function VerdictRegion() {
  return (
    <section aria-label="Verdict" ref={useSlot('verdict')}>
      <div role="status" ref={useSlot('headline')} />
      <div ref={useSlot('reasons')} />
    </section>
  )
}

interface Props {
  /** Rule id of the finding that leads, or `none`. */
  rule: string
  /** The sentence; it may tell a time that passes. */
  children: string
  /** The same as long as it is the same verdict: only another one is spoken. */
  verdict?: string
  /** Spoken with it. */
  before?: React.ReactNode
  after?: React.ReactNode
  /** Why it is so. */
  reasons?: React.ReactNode
  /** Of the element around all of it. */
  attributes?: Readonly<Record<string, string>>
}

const none: Readonly<Record<string, string>> = {}

/** The answer in one sentence, the largest text on the page. */
export function Headline(props: Props) {
  const { rule, children, verdict = rule + children, before, after, reasons, attributes = none } = props
  const region = useSlotElement('headline')
  const section = useSlotElement('verdict')
  const last = useRef<{ verdict: string; text: string }>(undefined)
  useLayoutEffect(() => {
    const { current } = last
    last.current = { verdict, text: children }
    // A minute that has passed changes the words and not the verdict.
    if (current?.verdict !== verdict) region?.setAttribute('aria-live', 'polite')
    else if (current.text !== children) region?.setAttribute('aria-live', 'off')
  }, [region, verdict, children])
  // The section stays while verdicts come and go, so it is not React's to render them on it.
  useLayoutEffect(() => {
    for (const [name, value] of Object.entries(attributes)) section?.setAttribute(name, value)
    return () => {
      for (const name of Object.keys(attributes)) section?.removeAttribute(name)
    }
  }, [section, attributes])
  return (
    <>
      <Fill name="headline">
        {before}
        <h1 data-headline={rule} className="text-headline font-semibold text-balance wrap-anywhere">
          <Prose>{children}</Prose>
        </h1>
        {after}
      </Fill>
      <Fill name="reasons">{reasons}</Fill>
    </>
  )
}
