import type { Reading } from '../../core/door.ts'
import { undoings } from '../../core/registry/undone.ts'
import { visible } from '../../core/text/wording.ts'
import type { Token } from '../../core/token/token.ts'
import { Fill } from '../parts/slots.tsx'
import { describe } from '../words.ts'

/** What was found, over the folded box and below it. */
export function Found({ paste, reading }: { paste: string; reading: Reading }) {
  const token = reading.selected === null ? undefined : reading.tokens[reading.selected]
  return (
    <>
      <Fill name="strip">
        <Strip paste={paste} token={token} />
      </Fill>
      <Fill name="said">{found(reading)}</Fill>
    </>
  )
}

const colours = ['text-header', 'text-claims', 'text-signature'] as const

/** One line: the selected token with its parts in colour, or both ends of any other paste. */
function Strip({ paste, token }: { paste: string; token: Token | undefined }) {
  // Few pieces: a box of a million characters must not become a million elements.
  const parts = token && token.kind !== 'placeholder' && token.text !== '' ? token.text.split('.', 6) : [ends(paste)]
  return parts.map((part, i) => (
    // oxlint-disable-next-line react/no-array-index-key -- a split has no other name for its pieces
    <span key={i} className="contents">
      {i > 0 && '.'}
      <span className={token?.kind === 'jws' || token?.kind === 'jwe' ? (colours[i] ?? 'text-muted') : ''}>
        {visible(parts.length > 1 ? shorten(part) : part)}
      </span>
    </span>
  ))
}

/** Characters of each end that are shown. */
const [first, last] = [150, 50]

const line = (text: string) => text.replaceAll(/\s+/g, ' ')

function ends(text: string) {
  const trimmed = text.trim()
  return trimmed.length > first + last + 20
    ? `${line(trimmed.slice(0, first))} … ${line(trimmed.slice(-last))}`
    : line(trimmed)
}

const shorten = (part: string) => (part.length > 34 ? `${part.slice(0, 22)}…${part.slice(-8)}` : part)

/** “Token response: access token, signed (JWS) · ID token, signed (JWS)”. */
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
