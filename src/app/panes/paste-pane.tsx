import { useEffect, useRef, useState } from 'react'
import type { Reading } from '../../core/inspect.ts'
import type { Span } from '../../core/model/primitives.ts'
import type { Token } from '../../core/token/token.ts'
import { undoings } from '../../core/registry/undone.ts'
import { visible } from '../../core/text/wording.ts'
import { describe } from '../words.ts'

interface Props {
  paste: string
  inspection: Reading | undefined
  /** Something else than a paste is shown below: the box stays small. */
  idle: boolean
  onPaste: (text: string) => void
  onFile: (file: File) => void
  /** The stretch of the paste that a claim was selected for. */
  marked: Span | undefined
  /** Where the person has put the cursor, as an offset into the paste. */
  onCaret: (at: number | undefined) => void
}

/** A longer paste is kept beside the box: laying out an unbroken megabyte takes a browser about a second. */
const mostLaidOut = 100_000

/** A jump in length by this many characters at once is a paste, not typing. */
const pasted = 16

/** The one box. After a paste it folds to two lines; the token stands over it in the colours of its parts. */
export function PastePane({ paste, inspection, idle, onPaste, onFile, marked, onCaret }: Props) {
  const box = useRef<HTMLTextAreaElement>(null)
  const file = useRef<HTMLInputElement>(null)
  const [open, setOpen] = useState(true)
  // A paste, an example or a link folds the box; typing opens it, and an empty box is always open.
  const [seen, setSeen] = useState('')
  if (seen !== paste) {
    setSeen(paste)
    setOpen(paste === '' || Math.abs(paste.length - seen.length) < pasted)
  }
  useEffect(() => box.current?.focus({ preventScroll: true }), [])
  const [shownMark, setShownMark] = useState(marked)
  if (shownMark !== marked) {
    setShownMark(marked)
    if (marked && paste.length <= mostLaidOut) setOpen(true)
  }
  useEffect(() => {
    // The box's own event does not tell of a cursor that was moved by a script or an assistive tool.
    const look = () => {
      if (box.current && document.activeElement === box.current) onCaret(box.current.selectionStart)
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [onCaret])
  useEffect(() => {
    const area = box.current
    if (!area || !marked) return
    area.setSelectionRange(...marked)
    // A browser brings a selection into view only when the box receives focus.
    area.blur()
    area.focus()
  }, [marked])

  const token = inspection?.selected == null ? undefined : inspection.tokens[inspection.selected]
  const folded = paste !== '' && !open
  const beside = folded && paste.length > mostLaidOut
  const change = (text: string) => {
    // What is kept beside must not be lost to a key that was touched: only another paste replaces it.
    if (!beside || text.length >= pasted) onPaste(text)
  }
  return (
    <section aria-label="Paste" className="border-b border-line pb-3">
      <div className="flex flex-wrap items-start gap-2 sm:flex-nowrap">
        <div className="relative min-w-0 grow basis-full sm:basis-auto">
          <textarea
            ref={box}
            aria-label="Paste a token"
            placeholder="A token, an Authorization header, a token response, a cURL line, a login or callback URL …"
            value={beside ? '' : paste}
            onChange={(event) => change(event.target.value)}
            onPaste={(event) => {
              const text = event.clipboardData.getData('text')
              if (text.length <= mostLaidOut) return
              event.preventDefault()
              onPaste(text)
            }}
            onPointerDown={() => !beside && setOpen(true)}
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="off"
            autoCorrect="off"
            className={`field block wrap-anywhere ${folded || (idle && paste === '') ? 'h-9 resize-none' : 'h-36 resize-y'}`}
          />
          {folded && <Folded paste={paste} token={token} />}
        </div>
        {paste !== '' && (
          <span className="flex shrink-0 gap-2">
            <button type="button" className="button" aria-expanded={!folded} onClick={() => setOpen(folded)}>
              {folded ? 'Edit' : 'Fold'}
            </button>
            <button
              type="button"
              className="button"
              onClick={() => {
                onPaste('')
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
          {paste === '' ? 'Nothing you paste leaves this page.' : inspection ? found(inspection) : 'Reading …'}
        </p>
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
      </div>
    </section>
  )
}

const colours = ['text-header', 'text-claims', 'text-signature'] as const

/** One line over the folded box: the selected token with its parts in colour, or both ends of any other paste. */
function Folded({ paste, token }: { paste: string; token: Token | undefined }) {
  // Few pieces: a box of a million characters must not become a million elements.
  const parts = token && token.kind !== 'placeholder' && token.text !== '' ? token.text.split('.', 6) : [ends(paste)]
  return (
    <p
      aria-hidden="true"
      className="value pointer-events-none absolute inset-px flex items-center overflow-hidden rounded-md bg-raised px-2.5 whitespace-pre"
    >
      {parts.map((part, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- a split has no other name for its pieces
        <span key={i} className="contents">
          {i > 0 && '.'}
          <span className={token?.kind === 'jws' || token?.kind === 'jwe' ? (colours[i] ?? 'text-muted') : ''}>
            {visible(parts.length > 1 ? shorten(part) : part)}
          </span>
        </span>
      ))}
    </p>
  )
}

const ends = (text: string) => {
  const line = text.trim().replaceAll(/\s+/g, ' ')
  return line.length > 220 ? `${line.slice(0, 150)} … ${line.slice(-50)}` : line
}

const shorten = (part: string) => (part.length > 34 ? `${part.slice(0, 22)}…${part.slice(-8)}` : part)

/** What was found, in one line: “Token response: access token, signed (JWS) · ID token, signed (JWS)”. */
function found({ artifacts, tokens }: Reading): string {
  if (artifacts.length === 0) return 'No token in this, as far as this page can tell.'
  return artifacts
    .slice(0, 6)
    .map(({ label, request }, index) => {
      const own = tokens.filter((token) => token.artifact === index).map(said)
      const what =
        own.length > 0 ? own.slice(0, 4).join(' · ') : request ? 'no token, but what was asked for' : 'no token in it'
      // “cURL” keeps its own spelling.
      return `${/^[a-z]{2}/.test(label) ? label.charAt(0).toUpperCase() + label.slice(1) : label}: ${what}`
    })
    .join(' — ')
}

const said = (token: Token) =>
  describe(token) + (token.undone ? ` (${token.undone.map((name) => undoings[name]).join(' and ')} undone)` : '')
