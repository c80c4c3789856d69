import { isCompactJose } from '../decode/define.ts'

/** Takes a text in pieces and hands out the self-contained tokens in it. */
export interface Scanner {
  push: (piece: string) => void
  /** Hands out what the last piece may have held back. */
  end: () => void
}

/** Characters of a token; the dot joins its parts, the equals sign is padding that some producers leave in. */
const inWord = /[A-Za-z0-9_.=-]/
const tokenAt = /e[A-Za-z0-9_-]{7,}=*(?:\.[A-Za-z0-9_-]*=*){2,}/y

/** Longer runs without a gap are no tokens that anybody sends; what is held back for the next piece stays below it. */
export const longestToken = 8_000_000

/**
 * Finds compact tokens in a text that is too large to hold: `found` gets each with its offset in characters from the
 * beginning. Looks for the two letters that a JSON object begins with in base64url, so that it is as fast as searching;
 * what it holds is the piece at hand and the word that may go on in the next one.
 */
export function createScanner(found: (text: string, at: number) => void): Scanner {
  let held = ''
  let offset = 0
  let skipping = false

  const search = (text: string, end: number) => {
    for (const pair of ['ey', 'ew'] as const) {
      let free = 0
      for (let at = text.indexOf(pair); at >= 0 && at < end; at = text.indexOf(pair, Math.max(at + 2, free))) {
        // Inside of a word: “they”, or the middle of a longer token.
        if (at > 0 && /[A-Za-z0-9_.]/.test(text[at - 1] ?? '')) continue
        tokenAt.lastIndex = at
        const match = tokenAt.exec(text)
        if (!match || !isCompactJose(match[0])) continue
        found(withoutFullStop(match[0]), offset + at)
        free = at + match[0].length
      }
    }
  }

  return {
    push(piece) {
      let text = piece
      if (skipping) {
        const gap = text.search(/[^A-Za-z0-9_.=-]/)
        offset += gap < 0 ? text.length : gap
        if (gap < 0) return
        text = text.slice(gap)
        skipping = false
      }
      text = held + text
      let end = text.length
      while (end > 0 && text.length - end <= longestToken && inWord.test(text[end - 1] ?? '')) end -= 1
      if (text.length - end > longestToken) {
        // Nothing that long is a token: it is dropped up to the next gap, or memory would grow with the file.
        skipping = true
        search(text, end)
        offset += text.length
        held = ''
        return
      }
      search(text, end)
      held = text.slice(end)
      offset += end
    },
    end() {
      search(held, held.length)
      held = ''
    },
  }
}

/** A full stop that ends a sentence is not part of the token; the dot that ends an unsecured one is (RFC 7519 section 6). */
function withoutFullStop(match: string): string {
  return match.endsWith('.') && match.split('.', 4).length > 3 ? match.slice(0, -1) : match
}
