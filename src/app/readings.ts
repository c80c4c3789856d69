import type { ReadYaml } from '../core/decode/yaml.ts'
import type { Reading } from '../core/door.ts'
import { readPaste } from '../core/door.ts'
import type { Opening } from './use-decryption.ts'

/** The paste with what was decrypted in it. */
export function withOpened(
  paste: string,
  closed: Reading,
  results: Opening['results'],
  yaml: ReadYaml | undefined,
): Reading {
  const texts = closed.tokens.flatMap(({ text }) => {
    const result = results.get(text)
    return result?.status === 'opened' ? [[text, result.text] as const] : []
  })
  return texts.length > 0 ? readPaste(paste, new Map(texts), yaml) : closed
}
