import { useEffect, useRef, useState } from 'react'
import type { Inspection, Token } from '../../core/model.ts'
import { visible } from '../../core/wording.ts'
import { describe } from '../words.ts'

interface Props {
  paste: string
  inspection: Inspection | undefined
  onPaste: (text: string) => void
}

/** A jump in length by this many characters at once is a paste, not typing. */
const pasted = 16

/** The one box. After a paste it folds to two lines; the token stands over it in the colours of its parts. */
export function PastePane({ paste, inspection, onPaste }: Props) {
  const box = useRef<HTMLTextAreaElement>(null)
  const [open, setOpen] = useState(true)
  // A paste, an example or a link folds the box; typing does not, and an empty box is always open.
  const [seen, setSeen] = useState('')
  if (seen !== paste) {
    setSeen(paste)
    if (paste === '') setOpen(true)
    else if (Math.abs(paste.length - seen.length) >= pasted) setOpen(false)
  }
  useEffect(() => box.current?.focus({ preventScroll: true }), [])

  const token = inspection?.selected == null ? undefined : inspection.tokens[inspection.selected]
  const folded = paste !== '' && !open
  return (
    <section aria-label="Paste" className="border-b border-line pb-3">
      <div className="group relative">
        <textarea
          ref={box}
          aria-label="Paste a token"
          placeholder="A token, an Authorization header, a token response, a cURL line, a login or callback URL …"
          value={paste}
          onChange={(event) => onPaste(event.target.value)}
          rows={folded ? 2 : 6}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          className={`field block resize-y wrap-anywhere ${folded ? 'h-14' : 'h-36'}`}
        />
        {folded && token && token.text.length > 40 && token.kind !== 'placeholder' && <Segments token={token} />}
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <p className="min-w-0 grow wrap-anywhere text-muted">
          {paste === '' ? 'Nothing you paste leaves this page.' : inspection ? found(inspection) : 'Reading …'}
        </p>
        {paste !== '' && (
          <span className="flex gap-2">
            <button
              type="button"
              className="button button-small"
              aria-expanded={!folded}
              onClick={() => setOpen(folded)}
            >
              {folded ? 'Enlarge' : 'Fold'}
            </button>
            <button
              type="button"
              className="button button-small"
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
    </section>
  )
}

const colours = ['text-header', 'text-claims', 'text-signature'] as const

/** The selected token on one line, its parts in colour. It gives way to the text itself as soon as the box has focus. */
function Segments({ token }: { token: Token }) {
  // Few pieces: a box of a million characters must not become a million elements.
  const parts = token.text.split('.', 6)
  return (
    <p
      aria-hidden="true"
      className="value pointer-events-none absolute inset-px flex flex-wrap content-center overflow-hidden rounded-md bg-raised px-3 group-focus-within:hidden"
    >
      {parts.map((part, i) => (
        // oxlint-disable-next-line react/no-array-index-key
        <span key={i}>
          {i > 0 && '.'}
          <span className={token.kind === 'opaque' ? '' : (colours[i] ?? 'text-muted')}>{visible(shorten(part))}</span>
        </span>
      ))}
    </p>
  )
}

const shorten = (part: string) => (part.length > 34 ? `${part.slice(0, 22)}…${part.slice(-8)}` : part)

/** What was found, in one line: “Token response: access token, signed (JWS) · ID token, signed (JWS)”. */
function found({ artifacts, tokens }: Inspection): string {
  if (artifacts.length === 0) return 'No token in this, as far as this page can tell.'
  return artifacts
    .slice(0, 6)
    .map(({ label, request }, index) => {
      const own = tokens.filter((token) => token.artifact === index).map(describe)
      const what =
        own.length > 0 ? own.slice(0, 4).join(' · ') : request ? 'no token, but what was asked for' : 'no token in it'
      return `${label.charAt(0).toUpperCase()}${label.slice(1)}: ${what}`
    })
    .join(' — ')
}
