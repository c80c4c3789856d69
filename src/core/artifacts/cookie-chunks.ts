import { isCompactJose } from '../decode/define.ts'
import type { Named } from './passage.ts'

/** Browsers take 4096 octets a cookie (RFC 6265 section 6.1), so frameworks cut longer ones: `name.0`, `name.1`. */
const numbered = /^(.{1,150}?)(\.|__|_|-|C)(\d{1,2})$/

interface Chunk {
  index: number
  at: number
  cookie: Named
}

/**
 * Puts the chunks of a cookie together, in their order, under the name without the number and in the place of the first;
 * other cookies stay as they are. ASP.NET Core counts from 1 (`C1`), the others from 0.
 */
export function joinChunks(cookies: readonly Named[]): Named[] {
  const groups = new Map<string, { name: string; key: string; first: number; chunks: Chunk[] }>()
  for (const [at, cookie] of cookies.entries()) {
    const [, name = '', separator = '', number = ''] = numbered.exec(cookie.name) ?? []
    if (name === '') continue
    const key = name + separator
    const group = groups.get(key) ?? { name, key, first: separator === 'C' ? 1 : 0, chunks: [] }
    groups.set(key, group)
    group.chunks.push({ index: Number(number), at, cookie })
  }
  const joined = new Map<number, Named>()
  const gone = new Set<number>()
  const lacking = new Map<number, string>()
  for (const { name, key, first, chunks } of groups.values()) {
    chunks.sort((a, b) => a.index - b.index)
    const complete = chunks.every(({ index }, i) => index === first + i)
    // A token in each of them: numbered, but not cut.
    const apart = chunks.slice(1).some(({ cookie }) => isCompactJose(cookie.value.text))
    if (!complete && !apart) {
      const gap = chunks.findIndex(({ index }, i) => index !== first + i)
      for (const { at } of chunks) lacking.set(at, `${key}${first + gap}`)
    }
    if (!complete || apart) continue
    for (const { at } of chunks) gone.add(at)
    joined.set(Math.min(...chunks.map(({ at }) => at)), { name, value: join(chunks) })
  }
  return cookies.flatMap((cookie, at) => {
    const whole = joined.get(at)
    const missing = lacking.get(at)
    if (missing !== undefined) return [{ ...cookie, missing }]
    return whole ? [whole] : gone.has(at) ? [] : [cookie]
  })
}

function join(chunks: readonly Chunk[]): Named['value'] {
  const values = chunks.map(({ cookie }) => cookie.value)
  const [only] = values
  // Cut into one: there is nothing to undo.
  if (only && values.length === 1) return only
  return {
    text: values.map(({ text }) => text).join(''),
    span: [Math.min(...values.map(({ span }) => span[0])), Math.max(...values.map(({ span }) => span[1]))],
    undone: [...new Set(['chunks' as const, ...values.flatMap(({ undone }) => undone)])],
  }
}
