import type { JsonNode } from '../decode/json.ts'
import { readJsonAt } from '../decode/json.ts'

/** The JSON objects in a text, alone or with anything around them, in its order. Linear. */
export function jsonRoots(paste: string): JsonNode[] {
  const roots: JsonNode[] = []
  for (let at = paste.indexOf('{'); at >= 0;) {
    const read = readJsonAt(paste, at)
    if (read.ok) roots.push(read.root)
    // What was read is not read again, sound or not: that keeps the search linear.
    at = paste.indexOf('{', Math.max(at + 1, read.ok ? read.root.end : read.at))
  }
  return roots
}

/** An object and every object inside of it, in the order of the text. Iterative, as the reader is. */
export function* objectsIn(root: JsonNode): Generator<JsonNode> {
  const open: JsonNode[] = [root]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'object') yield node
    const inner = [...(node.members ?? []).map((member) => member.node), ...(node.items ?? [])]
    for (const child of inner.toReversed()) if (child.type === 'object' || child.type === 'array') open.push(child)
  }
}

/** The member of an object by its name; of repeated ones the last, as `JSON.parse` has it. */
export const memberOf = (node: JsonNode | undefined, name: string): JsonNode | undefined =>
  node?.members?.findLast((member) => member.name === name)?.node

/** The text of a string node. */
export const textOf = (node: JsonNode | undefined): string | undefined =>
  typeof node?.value === 'string' ? node.value : undefined
