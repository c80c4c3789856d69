import type { Reading } from '../core/inspect.ts'
import { readPaste } from '../core/inspect.ts'
import type { Opening } from './use-decryption.ts'

/** The paste with what was decrypted in it. */
export function withOpened(paste: string, closed: Reading, results: Opening['results']): Reading {
  const texts = closed.tokens.flatMap(({ text }) => {
    const result = results.get(text)
    return result?.status === 'opened' ? [[text, result.text] as const] : []
  })
  return texts.length > 0 ? readPaste(paste, new Map(texts)) : closed
}
