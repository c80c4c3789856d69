import { isCompactJose } from '../decode/define.ts'
import type { JsonNode } from '../decode/json.ts'
import type { Sighting } from '../token/artifact.ts'
import type { YamlNode, YamlStretch } from '../decode/yaml.ts'
import { secretSign } from './yaml-signs.ts'
import { encodeBase64url } from '../decode/octets.ts'
import { jws } from '../testing/forge.ts'
import type { Found, Recogniser, RecogniserCases } from './define.ts'
import { jsonRoots, memberOf, objectsIn, textOf } from './json-objects.ts'
import { looseTokenUseOf } from './oauth-names.ts'
import type { Named, Passage } from './passage.ts'
import { sighted, stringIn, unescaped } from './passage.ts'
import { decodeBase64Text } from './unwrap.ts'

/** An entry of `data`, which is in base64, or of `stringData`, which is not. */
interface Entry extends Named {
  encoded: boolean
}

/**
 * A Secret of Kubernetes, as a manifest in YAML or as `kubectl get secret -o json` prints it (API reference, “Secret v1 core”).
 * Whoever copies a token from there copies it in base64, and an API rejects that.
 */
export const kubernetesSecret: Recogniser = {
  carrier: 'kubernetes-secret',
  label: 'Kubernetes Secret',
  find: (paste, json = () => jsonRoots(paste), _look, yaml = () => []) =>
    secretSign.test(paste) ? [...inJson(paste, json()), ...inYaml(paste, yaml())] : [],
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

function inYaml(paste: string, stretches: readonly YamlStretch[]): Found[] {
  return stretches.flatMap(({ roots }) =>
    roots.flatMap(manifestsIn).flatMap((manifest): Found[] => {
      const entries = [
        ...yamlEntries(paste, yamlMember(manifest, 'data'), true),
        ...yamlEntries(paste, yamlMember(manifest, 'stringData'), false),
      ]
      const sightings = entries.flatMap(sightEntry)
      return sightings.length > 0 ? [{ span: manifest.span, sightings }] : []
    }),
  )
}

/** The Secrets among documents, and those in the items of a List. */
function manifestsIn(node: YamlNode): YamlNode[] {
  const inner = [...(node.members ?? []).map((member) => member.node), ...(node.items ?? [])].flatMap(manifestsIn)
  return yamlMember(node, 'kind')?.text === 'Secret' ? [node, ...inner] : inner
}

const yamlMember = (node: YamlNode | undefined, name: string) =>
  node?.members?.findLast((member) => member.name === name)?.node

/** A value may be wrapped in lines, as a block or behind a quotation mark. */
const yamlEntries = (paste: string, object: YamlNode | undefined, encoded: boolean): Entry[] =>
  (object?.members ?? []).flatMap(({ name, node: { text, span } }) =>
    text === undefined ? [] : [{ name, value: unescaped(paste, text, span, 'line-breaks'), encoded }],
  )

/** A token by its own look, or by the name of its entry. */
function sightEntry({ name, value, encoded }: Entry): Sighting[] {
  // Line breaks do not count in base64, as Kubernetes reads it.
  const text = encoded ? decodeBase64Text(value.text.replaceAll(/\s/g, '')) : value.text
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
    'in a flow mapping': () => ({
      paste: manifest(`data: { user: cm9vdA==, token: ${base64(token())} }`),
      tokens: [token()],
    }),
    'in a folded block': () => ({
      paste: manifest(`data:\n  token: >-\n    ${base64(token()).replaceAll(/.{64}/g, '$&\n    ')}\n`),
      tokens: [token()],
    }),
    'in a literal block of plain text': () => ({
      paste: manifest(`stringData:\n  token: |-\n    ${token()}\n`),
      tokens: [token()],
    }),
    'behind an alias': () => ({
      paste: `x-token: &t ${base64(token())}\nkind: Secret\ndata:\n  token: *t\n`,
      tokens: [token()],
    }),
    'in the items of a list': () => ({
      paste: `kind: List\nitems:\n- kind: Secret\n  data:\n    token: ${base64(token())}\n`,
      tokens: [token()],
    }),
    'below the command that printed it': () => ({
      paste: `$ kubectl get secret robot -o yaml\n${manifest(`data:\n  token: ${base64(token())}\n`)}$ `,
      tokens: [token()],
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
