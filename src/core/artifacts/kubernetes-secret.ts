import { isCompactJose } from '../decode/define.ts'
import type { JsonNode } from '../decode/json.ts'
import type { Sighting } from '../token/artifact.ts'
import { encodeBase64url } from '../decode/octets.ts'
import { jws } from '../testing/forge.ts'
import type { Found, Recogniser, RecogniserCases } from './define.ts'
import { jsonRoots, memberOf, objectsIn, textOf } from './json-objects.ts'
import { looseTokenUseOf } from './oauth-names.ts'
import type { Named, Passage } from './passage.ts'
import { asWritten, sighted, stringIn } from './passage.ts'
import { decodeBase64Text } from './unwrap.ts'

/** An entry of `data`, which is in base64, or of `stringData`, which is not. */
interface Entry extends Named {
  encoded: boolean
}

const line = /^( *)((?:- )?)([A-Za-z0-9_.-]{1,253})[ \t]*:(?:[ \t]+|$)/

/**
 * A Secret of Kubernetes, as a manifest in YAML or as `kubectl get secret -o json` prints it (API reference, “Secret v1 core”).
 * Whoever copies a token from there copies it in base64, and an API rejects that.
 */
export const kubernetesSecret: Recogniser = {
  carrier: 'kubernetes-secret',
  label: 'Kubernetes Secret',
  find: (paste, json = () => jsonRoots(paste)) =>
    paste.includes('Secret') ? [...inJson(paste, json()), ...inYaml(paste)] : [],
}

function inJson(paste: string, roots: readonly JsonNode[]): Found[] {
  return roots.flatMap((root) =>
    [...objectsIn(root)].flatMap((node): Found[] => {
      if (textOf(memberOf(node, 'kind')) !== 'Secret') return []
      const entries = [
        ...entriesOf(paste, memberOf(node, 'data'), true),
        ...entriesOf(paste, memberOf(node, 'stringData'), false),
      ]
      const sightings = entries.flatMap(sightEntry)
      return sightings.length > 0 ? [{ span: [node.start, node.end], sightings }] : []
    }),
  )
}

function entriesOf(paste: string, object: JsonNode | undefined, encoded: boolean): Entry[] {
  const whole: Passage = { text: paste, span: [0, paste.length], undone: [] }
  return (object?.members ?? []).flatMap(({ name, node }) =>
    node.type === 'string' ? [{ name, value: stringIn(paste, whole, node), encoded }] : [],
  )
}

/** Reads as much YAML as manifests use: one document after another, block mappings, plain and quoted values. */
function inYaml(paste: string): Found[] {
  const found: Found[] = []
  let manifest = { secret: false, start: -1, end: 0, entries: [] as Entry[] }
  let block: { indent: number; encoded: boolean } | undefined
  const close = () => {
    const sightings = manifest.secret ? manifest.entries.flatMap(sightEntry) : []
    if (sightings.length > 0) found.push({ span: [manifest.start, manifest.end], sightings })
    manifest = { secret: false, start: -1, end: 0, entries: [] }
    block = undefined
  }
  for (let start = 0; start <= paste.length;) {
    const newline = paste.indexOf('\n', start)
    const end = newline < 0 ? paste.length : newline
    const match = line.exec(paste.slice(start, Math.min(end, start + 400)))
    if (paste.startsWith('---', start)) close()
    else if (match) {
      const [whole, spaces = '', dash = '', name = ''] = match
      const indent = spaces.length + dash.length
      const value = valueAt(paste, start + whole.length, end)
      if (block && indent <= block.indent) block = undefined
      const kind = !block && name === 'kind' && value.text === 'Secret'
      const opens = !block && value.text === '' && (name === 'data' || name === 'stringData')
      if (block) manifest.entries.push({ name, value, encoded: block.encoded })
      if (kind) manifest.secret = true
      if (block || kind || opens) {
        if (manifest.start < 0) manifest.start = start + spaces.length
        manifest.end = Math.max(manifest.end, value.span[1])
      }
      if (opens) block = { indent, encoded: name === 'data' }
    }
    start = end + 1
  }
  close()
  return found
}

function valueAt(paste: string, from: number, to: number): Passage {
  const text = paste.slice(from, to)
  const quoted = /^(["'])([^"']*)\1/.exec(text)
  if (quoted?.[2] !== undefined) return asWritten(paste, from + 1, from + 1 + quoted[2].length)
  return asWritten(paste, from, from + (/^[^\s#]*/.exec(text)?.[0].length ?? 0))
}

/** A token by its own look, or by the name of its entry. */
function sightEntry({ name, value, encoded }: Entry): Sighting[] {
  const text = encoded ? decodeBase64Text(value.text) : value.text
  const token = text?.trim() ?? ''
  const hint = looseTokenUseOf(name)
  if (!isCompactJose(token) && !(hint && /^[\x21-\x7E]{16}[\x21-\x7E]*$/.test(token))) return []
  if (!encoded) return [sighted(value, hint)]
  // `echo token | base64` takes the end of the line along, and the API gets it too.
  const undone = [...value.undone, 'base64' as const, ...(token === text ? [] : ['line-breaks' as const])]
  return [sighted({ text: token, span: value.span, undone }, hint)]
}

const token = () => jws({ claims: { iss: 'kubernetes/serviceaccount' } })
const base64 = (text: string) =>
  encodeBase64url(new TextEncoder().encode(text))
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .padEnd(Math.ceil(text.length / 3) * 4, '=')
const opaque = 'V1StGXR8Z5jdHi6BmyTaQw'
const manifest = (data: string, kind = 'Secret') => `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: robot\n${data}`

export const cases: RecogniserCases = {
  hits: {
    'a manifest': () => ({
      paste: manifest(
        `type: kubernetes.io/service-account-token\ndata:\n  namespace: ZGVmYXVsdA==\n  token: ${base64(token())}\n`,
      ),
      tokens: [token()],
    }),
    'as kubectl prints it': () => ({
      paste: `apiVersion: v1\ndata:\n  api-jwt: "${base64(token())}" # remark\nkind: Secret\n`,
      tokens: [token()],
    }),
    'plain text': () => ({ paste: manifest(`stringData:\n  token: ${opaque}`), tokens: [opaque] }),
    'a line end that was encoded too': () => ({
      paste: manifest(`data:\n  token: ${base64(`${opaque}\n`)}`),
      tokens: [opaque],
    }),
    'one of several documents': () => ({
      paste: `${manifest('data:\n  token: abc', 'ConfigMap')}\n---\n${manifest(`data:\n  token: ${base64(opaque)}`)}\n`,
      tokens: [opaque],
    }),
    JSON: () => ({
      paste: JSON.stringify({ kind: 'List', items: [{ kind: 'Secret', data: { token: base64(token()) } }] }, null, 2),
      tokens: [token()],
    }),
  },
  misses: {
    'a Secret without a token': () => manifest('data:\n  password: cGFzc3dvcmQxMjM0NTY3ODkw\n  user: cm9vdA=='),
    'another kind': () => manifest(`data:\n  token: ${base64(opaque)}`, 'ConfigMap').concat('\n# no Secret'),
    'JSON of another kind': () =>
      JSON.stringify({ kind: 'ConfigMap', about: 'Secret', data: { token: base64(opaque) } }),
    'what is no base64': () => manifest('data:\n  token: not/base64/at/all!'),
    prose: () => 'kind: Secret is what you need',
  },
}
