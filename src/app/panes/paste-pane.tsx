import { useEffect, useRef, useState } from 'react'
import type { Span } from '../../core/model/primitives.ts'
import type { PageState } from '../page-state.ts'
import { useSlot } from '../parts/slots.tsx'
import type { Dispatch } from '../use-page.ts'
import { verbatim } from '../parts/verbatim.ts'

interface Props {
  state: PageState
  dispatch: Dispatch
  onFile: (file: File) => void
}

/** A longer paste is kept beside the box: laying out an unbroken megabyte takes a browser about a second. */
const mostLaidOut = 100_000

/** The one box. After a paste it folds to a line, over which the token stands in the colours of its parts. */
export function PastePane({ state, dispatch, onFile }: Props) {
  const { paste, link, turn, typed, marked } = state
  const box = useRef<HTMLTextAreaElement>(null)
  const [open, setOpen] = useState(true)
  // A paste, an example or a link folds the box; typing opens it, and an empty box is always open.
  const [seen, setSeen] = useState({ turn: -1, typed, marked })
  if (seen.turn !== turn || seen.typed !== typed || seen.marked !== marked) {
    setSeen({ turn, typed, marked })
    if (seen.turn !== turn) setOpen(paste === '')
    else if (typed || (marked && paste.length <= mostLaidOut)) setOpen(true)
  }
  useEffect(() => box.current?.focus({ preventScroll: true }), [])
  useCaret(box, (at) => dispatch({ type: 'caret moved', at }))
  useMark(box, marked)
  const unfolding = useRef(false)
  const strip = useSlot('strip')
  const said = useSlot('said')

  const folded = paste !== '' && !open
  const beside = folded && paste.length > mostLaidOut
  return (
    <section aria-label="Paste" className="border-b border-line pb-3">
      <div className="flex flex-wrap items-start gap-2 sm:flex-nowrap">
        <div className="relative min-w-0 grow basis-full sm:basis-auto">
          <textarea
            ref={box}
            aria-label="Paste a token"
            placeholder="A token, an Authorization header, a token response, a cURL line, a login or callback URL …"
            value={beside ? '' : paste}
            onChange={({ target: { value }, nativeEvent }) => {
              // What is kept beside must not be lost to a key that was touched.
              if (!beside) dispatch({ type: 'edited', text: value, typing: isTyping(nativeEvent) })
            }}
            onPaste={(event) => {
              const clip = event.clipboardData.getData('text')
              const { selectionStart, selectionEnd, value } = event.currentTarget
              const whole = selectionStart === 0 && selectionEnd === value.length && value !== ''
              // Nobody sees where in the folded text the cursor stands, and nobody puts a token into another one.
              const replaces = folded || whole || clip.length > mostLaidOut || (isToken(value) && isToken(clip))
              if (clip === '' || !replaces) return
              event.preventDefault()
              dispatch({ type: 'pasted', text: clip })
            }}
            onPointerDown={() => {
              unfolding.current = folded && !beside
              if (unfolding.current) setOpen(true)
            }}
            onClick={({ currentTarget }) => {
              // As in an address bar: what comes next replaces it, and another click puts the cursor somewhere.
              if (unfolding.current) currentTarget.select()
              unfolding.current = false
            }}
            {...verbatim}
            className={`field block wrap-anywhere ${folded || (link !== undefined && paste === '') ? 'h-9 resize-none' : 'h-36 resize-y'}`}
          />
          {folded && (
            <p
              ref={strip}
              aria-hidden="true"
              translate="no"
              className="value pointer-events-none absolute inset-px flex items-center overflow-hidden rounded-md px-2.5 whitespace-pre not-empty:bg-raised"
            />
          )}
        </div>
        {(paste !== '' || link !== undefined) && (
          <span className="flex shrink-0 gap-2">
            {paste !== '' && (
              <button type="button" className="button" aria-expanded={!folded} onClick={() => setOpen(folded)}>
                {folded ? 'Edit' : 'Fold'}
              </button>
            )}
            <button
              type="button"
              className="button"
              onClick={() => {
                dispatch({ type: 'cleared' })
                box.current?.focus()
              }}
            >
              Clear
            </button>
          </span>
        )}
      </div>
      <div className="mt-1.5 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm text-muted">
        <p className="min-w-0 wrap-anywhere">
          {beside && `${paste.length.toLocaleString()} characters, kept beside the box. `}
          {paste === '' ? 'Nothing you paste leaves this page.' : <span ref={said} />}
        </p>
        <FileButton onFile={onFile} />
      </div>
      <Former
        state={state}
        dispatch={(event) => {
          dispatch(event)
          box.current?.focus({ preventScroll: true })
        }}
      />
    </section>
  )
}

/** One token alone, with or without its scheme, and whatever was typed at its end. */
const isToken = (text: string) => /^(?:Bearer )?ey[\w-]+\.[\w-]*\.[\w.-]*$/.test(text.trim())

/** Characters that one key, or a word that is chosen while writing, brings at most. */
const mostTyped = 40

/** Scripts and assistive tools that fill the box say nothing of a kind, and fill it as a paste does. */
const isTyping = (event: Event) =>
  'inputType' in event &&
  typeof event.inputType === 'string' &&
  /^(?:insertText|insertCompositionText|insertLineBreak|delete|history)/.test(event.inputType) &&
  // Tools that drive a browser insert a whole text at once under the name of typing.
  !('data' in event && typeof event.data === 'string' && event.data.length > mostTyped)

function FileButton({ onFile }: Pick<Props, 'onFile'>) {
  const file = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={file}
        type="file"
        hidden
        aria-label="File to read"
        onChange={(event) => {
          const [chosen] = event.target.files ?? []
          if (chosen) onFile(chosen)
          // The same file may be chosen again.
          event.target.value = ''
        }}
      />
      <button type="button" className="button button-small" onClick={() => file.current?.click()}>
        Read a file
      </button>
    </>
  )
}

/** The way back to what was replaced or cleared. */
function Former({ state: { former, paste, link }, dispatch }: Pick<Props, 'state' | 'dispatch'>) {
  if (!former) return null
  const both = former.by === 'replaced' && former.link === undefined && link === undefined && paste !== ''
  return (
    <p className="mt-1 flex flex-wrap items-center gap-2 text-sm" data-former={former.by}>
      {former.by === 'changed'
        ? 'Changed what was there.'
        : former.by === 'cleared' && paste === ''
          ? 'Cleared.'
          : 'Replaced what was there.'}
      <button type="button" className="button button-small" onClick={() => dispatch({ type: 'undone' })}>
        Undo
      </button>
      {both && (
        <button type="button" className="button button-small" onClick={() => dispatch({ type: 'both kept' })}>
          Keep both
        </button>
      )}
    </p>
  )
}

/** Tells where the person has put the cursor. */
function useCaret(box: React.RefObject<HTMLTextAreaElement | null>, onCaret: (at: number) => void) {
  const latest = useRef(onCaret)
  useEffect(() => {
    latest.current = onCaret
  }, [onCaret])
  useEffect(() => {
    // The box's own event does not tell of a cursor that was moved by a script or an assistive tool.
    const look = () => {
      if (box.current && document.activeElement === box.current) latest.current(box.current.selectionStart)
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [box])
}

function useMark(box: React.RefObject<HTMLTextAreaElement | null>, marked: Span | undefined) {
  useEffect(() => {
    const area = box.current
    if (!area || !marked) return
    area.setSelectionRange(...marked)
    // A browser brings a selection into view only when the box receives focus.
    area.blur()
    area.focus()
  }, [box, marked])
}
