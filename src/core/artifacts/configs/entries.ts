import type { JsonNode } from '../../decode/json.ts'
import type { YamlNode, YamlStretch } from '../../decode/yaml.ts'
import type { Span } from '../../model/primitives.ts'
import { jsonRoots } from '../json-objects.ts'
import { configOf, type ConfigReader, type FoundConfig, type Setting, type Value } from './define.ts'
import type { ApiStack } from '../../registry/api-stacks.ts'

/** One setting with its place in the tree: `spring.security.oauth2.resourceserver.jwt.issueruri`. */
interface Entry {
  /** In lower case, without hyphens and underscores, since frameworks bind loosely; items of a list by their number. */
  path: string
  text: string
  span: Span
}

/** Longer lines hold no setting, and deeper trees no configuration. */
const [longestLine, longestPath, deepest] = [600, 300, 40]

const line =
  /^([ \t]*)((?:-[ \t]+){0,4})(?:("[^"]{1,200}"|'[^']{1,200}'|[\w.$/@:[\]-]{1,200}?)[ \t]*(?::(?=[ \t]|$)|=(?!=))[ \t]*)?(.*)$/

interface Frame {
  indent: number
  path: string
  items: number
}

/**
 * The settings of YAML, as its own reader has read it, and of what is none: `.properties`, environment variables and
 * JSON with remarks or a beginning missing, line by line. What is none of these gives entries that nobody asks for. Linear.
 */
function entriesOf(paste: string, stretches: readonly YamlStretch[]): Entry[] {
  const entries: Entry[] = []
  for (const { span, roots } of stretches)
    for (const [i, root] of roots.entries()) walkYaml(root, { path: `y${span[0]}.${i}`, start: root.span[0] }, entries)
  const read = stretches.map(({ span }) => span)
  let frames: Frame[] = [{ indent: -1, path: '', items: 0 }]
  let document = 0
  for (let start = 0; start <= paste.length;) {
    const newline = paste.indexOf('\n', start)
    const end = newline < 0 ? paste.length : newline
    if (paste.startsWith('---', start)) {
      document += 1
      frames = [{ indent: -1, path: `${document}`, items: 0 }]
    } else if (end - start <= longestLine && !isWithin(read, start)) {
      readLine(paste.slice(start, end).trimEnd(), start, frames, entries)
    }
    start = end + 1
  }
  // JSON without line breaks; of any other the lines have been read.
  for (const root of paste.includes('{') ? jsonRoots(paste) : [])
    if (!paste.slice(root.start, root.end).includes('\n')) walk(root, `j${root.start}`, 0, entries)
  return entries
}

/** `spans` stand in order, and lines are asked for in order: those that are over are dropped. */
function isWithin(spans: Span[], at: number): boolean {
  while (spans[0] && spans[0][1] <= at) spans.shift()
  return spans[0] !== undefined && spans[0][0] <= at
}

function walkYaml(node: YamlNode, at: { path: string; start: number }, entries: Entry[], depth = 0) {
  const { path, start } = at
  if (depth > deepest || path.length > longestPath) return
  for (const { name, start: from, node: inner } of node.members ?? [])
    walkYaml(inner, { path: `${path}.${normal(name.slice(0, longestPath))}`, start: from }, entries, depth + 1)
  for (const [i, inner] of (node.items ?? []).entries())
    walkYaml(inner, { path: `${path}.${i}`, start: inner.span[0] }, entries, depth + 1)
  // What an alias stands for was written before its name.
  if (node.text !== undefined && node.text !== '')
    entries.push({ path, text: node.text, span: [Math.min(start, node.span[0]), node.span[1]] })
}

function readLine(text: string, at: number, frames: Frame[], entries: Entry[]) {
  const match = line.exec(text)
  if (!match || /^\s*(?:#|\/\/|$)/.test(text)) return
  const [, spaces = '', dashes = '', name, rest = ''] = match
  let indent = spaces.length
  const parentOf = (depth: number) => {
    while (frames.length > 1 && (frames.at(-1)?.indent ?? 0) >= depth) frames.pop()
    return frames.at(-1) ?? { indent: -1, path: '', items: 0 }
  }
  const push = (path: string) => {
    if (frames.length < deepest && path.length <= longestPath) frames.push({ indent, path, items: 0 })
  }
  for (const dash of dashes.match(/-[ \t]+/g) ?? []) {
    // A list may stand as far left as its name.
    const parent = parentOf(indent + 0.5)
    frames.push({ indent: indent + 0.5, path: `${parent.path}.${parent.items}`, items: 0 })
    parent.items += 1
    indent += dash.length
  }
  const value = valueIn(rest)
  const span: Span = [at + spaces.length, at + text.length]
  if (name === undefined) {
    const item = dashes !== '' || /^\s*["']/.test(text)
    const parent = dashes === '' ? parentOf(indent) : frames.at(-1)
    if (item && parent) {
      const path = dashes === '' ? `${parent.path}.${parent.items++}` : parent.path
      entries.push(...scalars(path, value, span))
    }
    return
  }
  const parent = parentOf(indent)
  const path = `${parent.path}.${normal(name)}`
  push(path)
  if (value !== '' && value !== '{' && value !== '[') entries.push(...scalars(path, value, span))
}

/** Without a remark, quotation marks, and the comma of JSON. */
function valueIn(rest: string): string {
  const text = rest.trim().replace(/,$/, '')
  const quoted = /^(["'])(.*?)\1/.exec(text)?.[2]
  if (quoted !== undefined && !text.startsWith('[')) return quoted
  const remark = text.search(/[ \t]#/)
  return (remark < 0 ? text : text.slice(0, remark)).trim()
}

/** A list in brackets is one entry per item. */
function scalars(path: string, text: string, span: Span): Entry[] {
  if (!text.startsWith('[')) return [{ path, text, span }]
  return text
    .replace(/^\[|\]$/g, '')
    .split(',')
    .map((item, i) => ({ path: `${path}.${i}`, text: item.trim().replace(/^(["'])(.*)\1$/, '$2'), span }))
}

const normal = (name: string) =>
  name
    .replace(/^["']|["']$/g, '')
    .replaceAll(/__|:|\[|\]\.?/g, '.')
    .replaceAll(/[-_]/g, '')
    .toLowerCase()
    .replace(/\.$/, '')

function walk(node: JsonNode, path: string, depth: number, entries: Entry[]) {
  if (depth > deepest || path.length > longestPath) return
  for (const { name, node: inner } of node.members ?? [])
    walk(inner, `${path}.${normal(name.slice(0, longestPath))}`, depth + 1, entries)
  for (const [i, inner] of (node.items ?? []).entries()) walk(inner, `${path}.${i}`, depth + 1, entries)
  if (node.type !== 'object' && node.type !== 'array')
    entries.push({
      path,
      text: typeof node.value === 'string' ? node.value : JSON.stringify(node.value),
      span: [node.start, node.end],
    })
}

/** A form whose settings stand in a tree: which path means what. */
interface TreeForm {
  stack: ApiStack
  sign: RegExp
  /** Matches the end of a path; what is before is the group, and groups are configurations of their own. */
  settings: readonly (readonly [path: RegExp, setting: Setting])[]
  /** Whether a group is really one of this program. */
  holds?: (settings: ReadonlySet<Setting>) => boolean
  /** Several values in one text. */
  split?: RegExp
}

export const treeReader = ({ stack, sign, settings, holds, split }: TreeForm): ConfigReader => ({
  sign,
  yaml: true,
  read(paste, yaml) {
    const groups = new Map<string, { span: Span; values: Value[] }>()
    for (const { path, text, span } of entriesOf(paste, yaml())) {
      for (const [pattern, setting] of settings) {
        const found = pattern.exec(path)
        if (!found) continue
        const name = path.slice(0, found.index)
        const group = groups.get(name) ?? { span, values: [] }
        const texts = split && setting !== 'known' ? text.split(split) : [text]
        for (const value of texts) group.values.push({ setting, text: value })
        groups.set(name, {
          span: [Math.min(group.span[0], span[0]), Math.max(group.span[1], span[1])],
          values: group.values,
        })
        break
      }
    }
    return [...groups.values()].flatMap(({ span, values }): FoundConfig[] => {
      if (holds && !holds(new Set(values.map(({ setting }) => setting)))) return []
      const config = configOf(stack, values)
      return config ? [{ span, config }] : []
    })
  },
})
