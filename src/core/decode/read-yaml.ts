import type { Document, Node, YAMLMap } from 'yaml'
import { isAlias, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml'
import type { Span } from '../model/primitives.ts'
import type { ReadYaml, YamlNode, YamlStretch } from './yaml.ts'
import { yamlStretches } from './yaml.ts'

/** Nobody pastes longer manifests, and a millisecond is gone for every ten lines or so. */
const mostCharacters = 200_000
/** What aliases stand for is counted each time: they can be made to stand for billions (“billion laughs”). */
const [mostNodes, deepest] = [20_000, 40]
/** A line that is none of YAML may stand among others that are. */
const mostCuts = 4

/** The YAML in a text (YAML 1.2). Never throws; what is in error is left out, with the line that it stands on. */
export const readYaml: ReadYaml = (text) => {
  let left = mostCharacters
  return yamlStretches(text).flatMap((span) => {
    left -= span[1] - span[0]
    return left < 0 ? [] : readStretch(text, span, mostCuts)
  })
}

function readStretch(text: string, span: Span, cuts: number): YamlStretch[] {
  const [start, end] = span
  const source = text.slice(start, end)
  if (source.trim() === '') return []
  const documents = parsed(source)
  if (!documents) return []
  const fault = documents.flatMap(({ errors }) => errors.map(({ pos }) => pos[0])).toSorted((a, b) => a - b)[0]
  if (fault === undefined) {
    const state = { offset: start, left: mostNodes, anchors: new Map<string, { node: YamlNode; size: number }>() }
    const roots = documents.flatMap(({ contents }) => {
      state.anchors.clear()
      const root = contents && nodeOf(contents, state, 0)
      return root ? [root] : []
    })
    return [{ span, roots }]
  }
  if (cuts === 0) return []
  const at = start + Math.min(fault, source.length - 1)
  const line = text.lastIndexOf('\n', at - 1) + 1
  const next = text.indexOf('\n', at)
  return [
    ...(line > start ? readStretch(text, [start, line], cuts - 1) : []),
    ...(next >= 0 && next + 1 < end ? readStretch(text, [next + 1, end], cuts - 1) : []),
  ]
}

type Read = Document.Parsed

function parsed(source: string): readonly Read[] | undefined {
  try {
    // Scalars stay the texts that they are: 1.0 is no number and no is no “false”, whatever a program makes of them.
    const documents = parseAllDocuments(source, {
      schema: 'failsafe',
      uniqueKeys: false,
      strict: false,
      logLevel: 'silent',
    })
    return Array.isArray(documents) ? documents : []
  } catch {
    // Nested too deep for its parser.
    return undefined
  }
}

interface State {
  /** Where the source begins in the text. */
  offset: number
  /** How many more nodes are read. */
  left: number
  /** What has an anchor so far: an alias means the last one before it (YAML 1.2.2 section 7.1), never one that it is in. */
  anchors: Map<string, { node: YamlNode; size: number }>
}

function nodeOf(node: Node, state: State, depth: number): YamlNode | undefined {
  if (isAlias(node)) {
    const target = state.anchors.get(node.source)
    state.left -= target?.size ?? 1
    return state.left < 0 ? undefined : target?.node
  }
  const before = state.left
  state.left -= 1
  if (state.left < 0 || depth > deepest) return undefined
  const read = { span: spanOf(node, state), ...contentsOf(node, state, depth) }
  if ('anchor' in node && typeof node.anchor === 'string')
    state.anchors.set(node.anchor, { node: read, size: before - state.left })
  return read
}

const spanOf = ({ range }: Node, { offset }: State): Span => [offset + (range?.[0] ?? 0), offset + (range?.[1] ?? 0)]

function contentsOf(node: Node, state: State, depth: number): Omit<YamlNode, 'span'> {
  if (isMap(node)) return { members: membersOf(node, state, depth) }
  if (isSeq(node)) {
    const items = node.items.flatMap((item) => {
      const read = isNode(item) ? nodeOf(item, state, depth + 1) : undefined
      return read ? [read] : []
    })
    return { items }
  }
  return isScalar(node) ? { text: typeof node.value === 'string' ? node.value : '' } : {}
}

type Members = NonNullable<YamlNode['members']>

function membersOf(map: YAMLMap, state: State, depth: number): Members {
  const own: Members[number][] = []
  const merged: Members[number][] = []
  for (const { key, value } of map.items) {
    if (!isScalar(key) || typeof key.value !== 'string' || !isNode(value)) continue
    const node = nodeOf(value, state, depth + 1)
    if (!node) continue
    // The merge key of YAML 1.1, which Compose, GitLab and Helm charts go on using.
    if (key.value === '<<') merged.push(...[node, ...(node.items ?? [])].flatMap(({ members }) => members ?? []))
    else own.push({ name: key.value, start: spanOf(key, state)[0], node })
  }
  const names = new Set(own.map(({ name }) => name))
  return [...own, ...merged.filter(({ name }) => !names.has(name))]
}

const isNode = (value: unknown): value is Node => isAlias(value) || isMap(value) || isSeq(value) || isScalar(value)
