import type { Span } from '../model/primitives.ts'

/** What a YAML document is made of, as far as settings and manifests need it: every scalar is the text that it stands for. */
export interface YamlNode {
  /** Quotation marks and the sign of a block included; of what an alias stands for, where that is written. */
  span: Span
  text?: string
  members?: readonly { name: string; start: number; node: YamlNode }[]
  items?: readonly YamlNode[]
}

/** A stretch of a text that is YAML through and through, with its documents. */
export interface YamlStretch {
  span: Span
  roots: readonly YamlNode[]
}

/**
 * Reads the YAML in a text, alone or with other lines around it. Handed to whoever needs it, since the reader is as large
 * as a tenth of everything else: a page waits for it only where a text holds YAML.
 */
export type ReadYaml = (text: string) => readonly YamlStretch[]

/** Where a line begins that is one of YAML: a key, an item, a remark or the end of a document. */
const opening =
  /^(?:(?:-[ \t]+){0,8}(?:"[^"\n]{1,200}"|'[^'\n]{1,200}'|[\w.$/@-]{1,200})[ \t]*:(?:[ \t]|$)|-(?:[ \t]|$)|#|---(?:[ \t]|$)|\.\.\.$)/
/** A longer line than this is looked at no further; what goes on from above is taken as it comes. */
const looked = 1000

/** The stretches of lines that may be YAML. Linear. */
export function yamlStretches(text: string): Span[] {
  const found: Span[] = []
  let open: { start: number; end: number } | undefined
  let inside = false
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline + 1
    const line = text.slice(start, Math.min(end, start + looked)).trimEnd()
    // Lines of JSON look like those of YAML, and are read as what they are.
    const begins = opening.test(line.trimStart()) && !(inside && /^\s/.test(line))
    const goesOn = open !== undefined && (line === '' || /^[ \t}\]]/.test(line))
    if (begins || goesOn) open = { start: open?.start ?? start, end }
    else if (open) {
      found.push([open.start, open.end])
      open = undefined
    }
    if (line !== '') inside = /[{[,]$/.test(line)
    start = end
  }
  if (open) found.push([open.start, open.end])
  return found
}
