import { asArray, asObject } from '../../decode/json.ts'
import type { Json, JsonObject } from '../../model/primitives.ts'
import { shown } from '../../text/wording.ts'
import type { Jwk } from '../jwk.ts'
import { readBareKey } from './bare-key.ts'
import type { KeysRead } from './keys-read.ts'
import { keysRead } from './keys-read.ts'
import { holdsPem, readPem } from './pem.ts'

const emptySet = 'The JWK Set holds no key.'

/**
 * The keys in a JSON value: a JWK, a JWK Set (RFC 7517 sections 4 and 5), an array of JWKs, certificates by key id as Google
 * publishes them, or an object of another make that holds keys in PEM or base64. One that cannot be used never spoils the others.
 */
export async function readJsonKeys(value: Json): Promise<KeysRead> {
  const list = asArray(value)
  if (list) return readSet(list, [])
  const object = asObject(value)
  if (!object) return { ok: false, reason: 'This is JSON, but it holds no key.' }
  const keys = asArray(object.keys)
  // Cloudflare Access repeats its keys as certificates, and shows some of them there alone.
  if (keys) return readSet(keys, asArray(object.public_certs) ?? [])
  if (typeof object.kty === 'string') {
    const { key, remark } = await readEntry(object, 'This key')
    return keysRead('jwk', key ? [key] : [], remark ? [remark] : [], emptySet)
  }
  const inner = asArray(asObject(object.jwks)?.['keys'])
  if (inner) return readSet(inner, [])
  const wrapped = await readWrapped(object)
  return wrapped ?? { ok: false, reason: noKeys(object) }
}

function noKeys(object: JsonObject): string {
  const place = object.jwks_uri
  if (typeof place === 'string') {
    return `This is metadata: it says where the keys are, not what they are. Open ${shown(place, 300)} and paste what it shows.`
  }
  if (typeof object.access_token === 'string' || typeof object.id_token === 'string') {
    return 'This is a token response, not a key. Put the key of its issuer here.'
  }
  if (object.signature !== undefined || object.signatures !== undefined || object.ciphertext !== undefined) {
    return 'This is a token written as JSON, not a key. Put the key of its issuer here.'
  }
  return 'This is JSON, but neither a JWK (it has no “kty”) nor a JWK Set (it has no “keys”).'
}

async function readSet(items: readonly Json[], certificates: readonly Json[]): Promise<KeysRead> {
  const read = await Promise.all(items.map((item, i) => readEntry(item, named(item, i))))
  const known = new Set(read.map(({ key }) => key?.kid))
  const others = certificates.filter((item) => !known.has(asObject(item)?.kid))
  read.push(...(await Promise.all(others.map((item, i) => readEntry(item, named(item, items.length + i))))))
  const keys = read.map(({ key }) => key).filter((key) => key !== undefined)
  const remarks = read.map(({ remark }) => remark).filter((remark) => remark !== undefined)
  return keysRead('jwks', keys, remarks, emptySet)
}

function named(item: Json, index: number): string {
  const kid = asObject(item)?.kid
  return typeof kid === 'string' ? `Key ${index + 1} (${shown(kid, 60)})` : `Key ${index + 1}`
}

/** What must be there beside `kty`: RFC 7518 section 6, RFC 8037 section 2, RFC 9964 section 3. */
const required: Readonly<Record<string, readonly string[]>> = {
  RSA: ['n', 'e'],
  EC: ['crv', 'x', 'y'],
  OKP: ['crv', 'x'],
  AKP: ['alg', 'pub'],
  oct: ['k'],
}

interface Entry {
  key?: Jwk
  remark?: string
}

/** Members of other makes that hold a key: of RFC 7517 section 4.7, of Keycloak, of Cloudflare. */
const holders = ['x5c', 'certificate', 'cert', 'publicKey', 'public_key', 'pem', 'key']

async function readEntry(item: Json, name: string): Promise<Entry> {
  const object = asObject(item)
  if (!object) return { remark: `${name} was left out: it is no JSON object.` }
  const { kty } = object
  const members = typeof kty === 'string' && Object.hasOwn(required, kty) ? (required[kty] ?? []) : []
  const missing = members.filter((member) => typeof object[member] !== 'string')
  if (typeof kty === 'string' && missing.length === 0) return { key: object }
  const held = (await Promise.all(holders.map((holder) => keyIn(object[holder])))).find((key) => key !== undefined)
  if (held && (kty === undefined || kty === held.kty)) {
    // Where there is no “kty”, “use” and “alg” are not those of a JWK either.
    const { x5c, kid } = object
    return { key: { ...held, ...(kty === undefined ? defined({ x5c, kid }) : object) } }
  }
  if (typeof kty !== 'string') return { remark: `${name} was left out: it has no “kty”, the type of a key.` }
  // Kept: that the key of this id is broken says more than that there is none.
  return {
    key: object,
    remark: `${name} cannot be used: it has no ${missing.map((member) => `“${member}”`).join(', ')}.`,
  }
}

const defined = (members: Jwk): Jwk =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))

async function keyIn(value: Json | undefined): Promise<Jwk | undefined> {
  const text = asArray(value)?.[0] ?? value
  if (typeof text !== 'string') return undefined
  return holdsPem(text) ? (await readPem(text)).keys[0]?.jwk : (await readBareKey(text))?.jwk
}

/** Names that say what a text is: the name of a lone certificate that is none of these is its key id. */
const words =
  /^(?:(?:public|private|signing|verification|rsa|jwt|ec|x509|app)?[-_ ]?(?:key|cert|certificate|pem|x509|secret)s?|value|data|content|pem|tls\.(?:crt|key))$/i

async function readWrapped(object: JsonObject): Promise<KeysRead | undefined> {
  const texts = Object.entries(object).filter((member): member is [string, string] => typeof member[1] === 'string')
  const pems = texts.filter(([, text]) => holdsPem(text))
  if (pems.length === 0) {
    const bare = await Promise.all(texts.map(([, text]) => readBareKey(text)))
    const keys = bare.map((read) => read?.jwk).filter((key) => key !== undefined)
    return keys.length > 0 ? keysRead('pem', keys, [], emptySet) : undefined
  }
  const byKid = pems.length === Object.keys(object).length && !pems.some(([name]) => words.test(name))
  const read = await Promise.all(pems.map(([, text]) => readPem(text)))
  const kid = typeof object.kid === 'string' ? { kid: object.kid } : {}
  const keys = read.flatMap((pem, i) =>
    pem.keys.map(({ jwk }) => ({ ...jwk, ...(byKid ? { kid: pems[i]?.[0] } : kid) })),
  )
  const faults = read.flatMap((pem, i) => pem.faults.map((fault) => `${shown(pems[i]?.[0] ?? '', 60)}: ${fault}`))
  return keysRead(byKid ? 'x509-by-kid' : 'pem', keys, faults, emptySet)
}
