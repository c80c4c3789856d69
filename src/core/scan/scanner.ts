import { isCompactJose } from '../decode/define.ts'

/** Takes a text in pieces and hands out the self-contained tokens in it. */
export interface Scanner {
  push: (piece: string) => void
  /** Hands out what the last piece may have held back. */
  end: () => void
}

/** Characters of a token; the dot joins its parts, the equals sign is padding that some producers leave in. */
const inWord = /[A-Za-z0-9_.=-]/
const gap = /[^A-Za-z0-9_.=-]/
/** Where a token ends: at a gap, or behind padding that something else than a dot follows. */
const stop = /[^A-Za-z0-9_.=-]|=(?=[A-Za-z0-9_-])/g
/** What a JSON object begins with in base64url, up to where its first name may begin. */
const beginning = /e[A-Za-z0-9_-]{7,63}/y
const head = /^[A-Za-z0-9_-]+=*\.[A-Za-z0-9_-]*=*\./

/** Longer runs without a gap are no tokens that anybody sends; what is held back for the next piece stays below it. */
export const longestToken = 8_000_000

/**
 * Finds compact tokens in a text that is too large to hold: `found` gets each with its offset in characters from the
 * beginning, in order. Looks for the two letters that a JSON object begins with in base64url, so that it is as fast as
 * searching; what it holds is the piece at hand and the word that may go on in the next one. Linear, whatever the text.
 */
export function createScanner(found: (text: string, at: number) => void): Scanner {
  /** The word that may go on, in the pieces that it came in: joined once, when it ends. */
  let held: string[] = []
  let length = 0
  let offset = 0
  let skipping = false

  const search = (text: string, at: number) => {
    for (const token of tokensIn(text)) found(token.text, at + token.at)
  }

  const hold = (word: string) => {
    length += word.length
    // Nothing that long is a token: it is dropped up to the next gap, or memory would grow with the file.
    skipping ||= length > longestToken
    if (skipping) held = []
    else if (word !== '') held.push(word)
  }

  const release = () => {
    if (!skipping) search(held.join(''), offset - length)
    held = []
    length = 0
    skipping = false
  }

  return {
    push(piece) {
      const first = piece.search(gap)
      hold(first < 0 ? piece : piece.slice(0, first))
      offset += first < 0 ? piece.length : first
      if (first < 0) return
      release()
      let last = piece.length
      while (inWord.test(piece[last - 1] ?? '')) last -= 1
      search(piece.slice(first, last), offset)
      hold(piece.slice(last))
      offset += piece.length - first
    },
    end: release,
  }
}

/** The tokens of a text that is there as a whole. Looks at no character more than a few times. */
function* tokensIn(text: string): Generator<{ text: string; at: number }> {
  const [ey, ew] = [placesOf(text, 'ey'), placesOf(text, 'ew')]
  const next = (from: number) => Math.min(ey(from), ew(from))
  for (let at = next(0); at < text.length;) {
    const end = isBeginning(text, at) ? endOf(text, at) : at
    const token = text.slice(at, end)
    if (head.test(token) && isCompactJose(token)) yield { text: withoutFullStop(token), at }
    // Whatever else begins before the end has the same end, and no more dots.
    at = next(Math.max(at + 2, end))
  }
}

/** Remembers the next place, so that looking for the rarer of two words goes over the text once. */
function placesOf(text: string, word: string): (from: number) => number {
  let place = -1
  return (from) => {
    if (place < from) {
      const at = text.indexOf(word, from)
      place = at < 0 ? Infinity : at
    }
    return place
  }
}

/** Whether a JSON object begins here, in base64url, and not inside of a word: “they”, or the middle of a longer token. */
function isBeginning(text: string, at: number): boolean {
  if (at > 0 && /[A-Za-z0-9_.]/.test(text[at - 1] ?? '')) return false
  beginning.lastIndex = at
  const start = beginning.exec(text)?.[0]
  return start !== undefined && isCompactJose(`${start}..`)
}

function endOf(text: string, at: number): number {
  stop.lastIndex = at
  const match = stop.exec(text)
  if (!match) return text.length
  return match[0] === '=' ? match.index + 1 : match.index
}

/** A full stop that ends a sentence is not part of the token; the dot that ends an unsecured one is (RFC 7519 section 6). */
function withoutFullStop(match: string): string {
  return match.endsWith('.') && match.split('.', 4).length > 3 ? match.slice(0, -1) : match
}
