import { useEffect, useRef } from 'react'

/** Takes what is pasted while no field has the focus: the next token goes to the box wherever somebody has clicked last. */
export function usePasteAnywhere(onPaste: (text: string) => void): void {
  const latest = useRef(onPaste)
  useEffect(() => {
    latest.current = onPaste
  }, [onPaste])
  useEffect(() => {
    const take = (event: ClipboardEvent) => {
      if (event.defaultPrevented || isField(event.target) || isField(document.activeElement)) return
      // Behind an open dialog nobody sees what would be replaced.
      if (document.querySelector('dialog[open]')) return
      const text = event.clipboardData?.getData('text') ?? ''
      if (text.trim() === '') return
      event.preventDefault()
      latest.current(text)
    }
    document.addEventListener('paste', take)
    return () => document.removeEventListener('paste', take)
  }, [])
}

/** Fields that take a text themselves; one that is read-only takes none. */
const isField = (target: unknown) =>
  (target instanceof HTMLTextAreaElement && !target.readOnly) ||
  (target instanceof HTMLInputElement && !target.readOnly && !buttons.has(target.type)) ||
  (target instanceof HTMLElement && target.isContentEditable)

const buttons: ReadonlySet<string> = new Set(['checkbox', 'radio', 'button', 'submit', 'file', 'range'])
