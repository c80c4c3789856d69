import type { JsonNode } from '../decode/json.ts'
import { readJson } from '../decode/json.ts'
import { encodeBase64url } from '../decode/octets.ts'

/** Base64url with the padding that JOSE leaves out (RFC 7515 section 2). */
export const padded = (encoded: string) => encoded.padEnd(Math.ceil(encoded.length / 4) * 4, '=')

const encode = (text: string) => encodeBase64url(new TextEncoder().encode(text))
const ordinary = (encoded: string) => encoded.replaceAll('-', '+').replaceAll('_', '/')

/** Encodings of one text: of JOSE, with padding, of ordinary base64, with both, and none. */
const encodings = (text: string) => {
  const encoded = encode(text)
  return [encoded, padded(encoded), ordinary(encoded), ordinary(padded(encoded)), text]
}

/** How programs lay JSON out: compact, as Python does by default, and indented. */
interface Layout {
  comma: string
  colon: string
  /** Before each member, once for each level. */
  indent: string
}
const layouts: readonly Layout[] = [
  { comma: ',', colon: ':', indent: '' },
  { comma: ', ', colon: ': ', indent: '' },
  { comma: ',', colon: ': ', indent: '  ' },
  { comma: ',', colon: ': ', indent: '    ' },
]

/** How programs write the characters of a string: as they are, with non-ASCII escaped, with the slash escaped. */
const escapes: readonly ((quoted: string) => string)[] = [
  (quoted) => quoted,
  (quoted) => quoted.replace(/[\u007f-\uffff]/g, escaped),
  (quoted) => quoted.replaceAll('/', '\\/'),
  (quoted) => quoted.replaceAll('/', '\\/').replace(/[\u007f-\uffff]/g, escaped),
]
const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

/** Encoded payloads with the same content as this text, each once. The order of members stays: it is not to be guessed. */
export function* otherPayloads(text: string): Generator<string> {
  const json = readJson(text)
  const texts = [
    text,
    ...(json.ok ? layouts.flatMap((layout) => escapes.map((escape) => write(json.root, text, layout, escape))) : []),
  ]
  const seen = new Set<string>([encode(text)])
  for (const body of texts.flatMap((one) => [one, `${one}\n`])) {
    for (const encoding of encodings(body)) {
      if (seen.has(encoding)) continue
      seen.add(encoding)
      yield encoding
    }
  }
}

/** Encoded headers with the members of this one in any other order, compact. Of six members at most: 720 orders. */
export function* otherHeaders(text: string): Generator<string> {
  const json = readJson(text)
  const members = json.ok ? json.root.members : undefined
  const [layout] = layouts
  if (!members || members.length > 6 || !layout) return
  const written = members.map(
    ({ name, node }) => `${JSON.stringify(name)}:${write(node, text, layout, (quoted) => quoted)}`,
  )
  for (const order of permutations(written)) {
    const other = `{${order.join(',')}}`
    if (other !== text) yield encode(other)
  }
}

function* permutations(items: readonly string[]): Generator<readonly string[]> {
  if (items.length <= 1) yield items
  for (const [i, item] of items.entries())
    for (const rest of items.length > 1 ? permutations(items.toSpliced(i, 1)) : []) yield [item, ...rest]
}

/** Writes a JSON value anew; numbers stay as they were written. The reader has bounded the depth. */
function write(node: JsonNode, text: string, layout: Layout, escape: (quoted: string) => string, depth = 0): string {
  const { comma, colon, indent } = layout
  const line = (level: number) => (indent === '' ? '' : `\n${indent.repeat(level)}`)
  const list = (open: string, inner: readonly string[], close: string) =>
    inner.length === 0
      ? open + close
      : `${open}${line(depth + 1)}${inner.join(comma + line(depth + 1))}${line(depth)}${close}`
  const inner = (child: JsonNode) => write(child, text, layout, escape, depth + 1)
  if (node.members) {
    const members = node.members.map((member) => `${escape(JSON.stringify(member.name))}${colon}${inner(member.node)}`)
    return list('{', members, '}')
  }
  if (node.items) return list('[', node.items.map(inner), ']')
  return node.type === 'string' ? escape(JSON.stringify(node.value)) : text.slice(node.start, node.end)
}
