import { isCompactJose } from '../decode/define.ts'
import type { JsonNode } from '../decode/json.ts'
import { readJson } from '../decode/json.ts'
import type { Sighting } from '../token/artifact.ts'
import type { Span } from '../model/primitives.ts'
import { sessionCookieOf } from '../registry/cookies.ts'
import { filler, jwe, jws } from '../testing/forge.ts'
import { credentialIn } from './authorization-header.ts'
import { lacking } from './cookie.ts'
import { joinChunks } from './cookie-chunks.ts'
import type { Found, Recogniser, RecogniserCases } from './define.ts'
import { looksRandom, mostSightings } from './define.ts'
import type { Line } from './header-lines.ts'
import { lineAt } from './header-lines.ts'
import { jsonRoots, memberOf, textOf } from './json-objects.ts'
import { looseTokenUseOf, tokenUseOf } from './oauth-names.ts'
import type { Named, Passage } from './passage.ts'
import { asWritten, part, sighted, stringIn } from './passage.ts'
import { sightObjects } from './token-response.ts'

/**
 * Names and values as tools list them: rows of `{key, value}` or `{name, value}` in JSON (Postman, HAR, Playwright), and the
 * columns of a table (the storage and the cookies in a browser’s developer tools, a spreadsheet).
 */
export const namedValues: Recogniser = {
  carrier: 'named-values',
  label: 'list of names and values',
  find: (paste, json = () => jsonRoots(paste)) => [...inJson(paste, json()), ...inTable(paste)],
}

/** More rows than these are data; each value may be searched for in the whole paste. */
const mostRows = 1000

const nameMembers = ['key', 'name', 'Key', 'Name'] as const
const valueMembers = ['value', 'Value', 'currentValue'] as const

function rowOf(paste: string, node: JsonNode): Named | undefined {
  const whole: Passage = { text: paste, span: [0, paste.length], undone: [] }
  const name = nameMembers.map((one) => textOf(memberOf(node, one))).find((one) => one !== undefined)
  const value = valueMembers.map((one) => memberOf(node, one)).find((one) => one?.type === 'string')
  return name !== undefined && value ? { name, value: stringIn(paste, whole, value) } : undefined
}

/** Rows that stand side by side, each a root of its own when a list was pasted. */
function inJson(paste: string, roots: readonly JsonNode[]): Found[] {
  const found: Found[] = []
  let rows: { named: Named; node: JsonNode }[] = []
  const close = (scheme?: string) => {
    const [first, last] = [rows[0], rows.at(-1)]
    const span: Span = [first?.node.start ?? 0, last?.node.end ?? 0]
    found.push(
      ...readRows(
        paste,
        rows.map(({ named }) => named),
        span,
        scheme,
      ),
    )
    rows = []
  }
  const take = (node: JsonNode) => {
    const named = rowOf(paste, node)
    const before = rows.at(-1)
    const beside = before && /^[\s,]*$/.test(paste.slice(before.node.end, Math.min(node.start, before.node.end + 100)))
    if (!named || !beside || rows.length >= mostRows) close()
    if (named) rows.push({ named, node })
    return named !== undefined
  }
  for (const root of roots) {
    if (take(root)) continue
    const open: { node: JsonNode; name: string }[] = [{ node: root, name: '' }]
    for (let at = open.pop(); at; at = open.pop()) {
      const items = (at.node.items ?? []).filter((item) => item.type === 'object')
      for (const item of items) if (!take(item)) open.push({ node: item, name: '' })
      // Postman puts the scheme of that name before it.
      close(/^(?:bearer|oauth2)$/.test(at.name) ? 'Bearer' : undefined)
      for (const { name, node } of at.node.members ?? [])
        if (node.type === 'object' || node.type === 'array') open.push({ node, name })
      for (const item of at.node.items ?? []) if (item.type === 'array') open.push({ node: item, name: '' })
    }
  }
  close()
  return found
}

const cellEnd = /[\t|│┃]|","|(?<=^"?[\w.-]{1,60}),/

/** Lines of a name, a gap that only tables have, and a value. */
function inTable(paste: string): Found[] {
  const found: Found[] = []
  let rows: Named[] = []
  let span: Span = [0, 0]
  const close = () => {
    found.push(...readRows(paste, rows, span))
    rows = []
  }
  for (let line = lineAt(paste, 0); line.start < paste.length; line = lineAt(paste, line.next)) {
    const row = rows.length < mostRows ? tableRow(paste, line) : undefined
    if (!row) close()
    else {
      span = [rows.length === 0 ? row.start : span[0], row.named.value.span[1]]
      rows.push(row.named)
    }
  }
  close()
  return found
}

function tableRow(paste: string, { start, end }: Line): { named: Named; start: number } | undefined {
  const lead = /^[\s|│┃"]{0,40}/.exec(paste.slice(start, Math.min(end, start + 40)))?.[0].length ?? 0
  const from = start + lead
  const head = paste.slice(from, Math.min(end, from + 400))
  const gap = cellEnd.exec(head)
  if (!gap || gap.index === 0 || /\p{C}/u.test(head.slice(0, gap.index))) return undefined
  const name = head.slice(0, gap.index).trim()
  const behind = from + gap.index + gap[0].length
  const at = behind + (/^ {0,200}/.exec(paste.slice(behind, Math.min(end, behind + 200)))?.[0].length ?? 0)
  const rest = paste.slice(at, end)
  const close = gap[0].includes('\t') ? rest.indexOf('\t') : rest.search(/[|│┃]|"(?:,|$)|,/)
  const stop = /^\s*[[{]/.test(rest) && close >= 0 && !gap[0].includes('\t') ? -1 : close
  const value = asWritten(paste, at, at + (stop < 0 ? rest : rest.slice(0, stop)).trimEnd().length)
  return value.text === '' ? undefined : { named: { name, value }, start: from }
}

/** Tokens among named values, if there are any. `scheme`: what the tool itself puts before the value. */
function readRows(paste: string, rows: readonly Named[], span: Span, scheme?: string): Found[] {
  const sightings: Sighting[] = []
  let credential: ReturnType<typeof credentialIn>
  for (const one of joinChunks(rows)) {
    const { name, value } = one
    if (sightings.length >= mostSightings) break
    if (/^(?:proxy-)?authorization$/i.test(name)) {
      credential ??= credentialIn(paste, value)
      if (credential) sightings.push(...credential.sightings)
    } else sightings.push(...sightValue(paste, name, value).map((sighting) => lacking(one, sighting)))
  }
  if (sightings.length === 0) return []
  const twice = scheme !== undefined && rows.some(({ value }) => /^bearer[ \t]/i.test(value.text))
  const sent = credential?.scheme ?? (twice ? scheme : undefined)
  return [
    {
      span,
      sightings: twice ? sightings.map((one) => ({ ...one, place: 'header' as const })) : sightings,
      ...(sent !== undefined && { scheme: sent }),
      ...((twice || credential?.schemeDoubled) && { schemeDoubled: true as const }),
    },
  ]
}

function sightValue(paste: string, name: string, value: Passage): Sighting[] {
  const { text } = value
  if (/^\s*[[{]/.test(text)) {
    const json = readJson(text)
    return json.ok
      ? sightObjects(paste, value, json.root, undefined, mostSightings).flatMap(({ sightings }) => sightings)
      : []
  }
  const hint = tokenUseOf(name) ?? sessionCookieOf(name)?.use ?? looseTokenUseOf(name)
  const bearer = /^bearer[ \t]+/i.exec(text)?.[0].length ?? 0
  const token = bearer > 0 ? part(paste, value, bearer) : value
  const clear = isCompactJose(token.text) || (hint !== undefined && looksRandom(token.text))
  return clear ? [sighted(token, hint)] : []
}

const token = (seed: string) => jws({ claims: { iss: 'https://issuer.example/', jti: seed } })
const session = () => jwe({ alg: 'dir', enc: 'A256GCM' })

export const cases: RecogniserCases = {
  hits: {
    'rows of Postman': () => ({
      paste: JSON.stringify({
        values: [
          { key: 'host', value: 'a' },
          { key: 'access_token', value: token('a') },
        ],
      }),
      tokens: [token('a')],
    }),
    'columns of a table': () => ({
      paste: `theme\tdark\nid_token\t${token('a')}\taccess\naccess_token\t${token('b')}`,
      tokens: [token('a'), token('b')],
    }),
    'chunks of a cookie': () => ({
      paste: `appSession.0\t${session().slice(0, 300)}\tapp.example\nappSession.1\t${session().slice(300)}\tapp.example`,
      tokens: [session()],
    }),
    'a table of Markdown': () => ({
      paste: `| name | value |\n|---|---|\n| access_token | ${token('a')} |`,
      tokens: [token('a')],
    }),
    CSV: () => ({ paste: `name,value\naccess_token,${token('a')}`, tokens: [token('a')] }),
  },
  misses: {
    'rows of something else': () => '[{"key":"color","value":"V1StGXR8Z5jdHi6BmyTaQw"}]',
    'a table of something else': () => `commit\tV1StGXR8Z5jdHi6BmyTaQw\nauthor\tsomebody`,
    'a table of a form': () => `csrf_token\t${filler(20)}`,
  },
}
