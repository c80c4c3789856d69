import { readJson } from '../../decode/json.ts'
import { encodeBase64url } from '../../decode/octets.ts'
import type { SecretReading } from '../../model/verification.ts'
import { algorithm } from '../../registry/algorithms.ts'
import { keyManagement } from '../../registry/encryption-algorithms.ts'
import { shown, utc } from '../../text/wording.ts'
import { addressIn } from './address-in.ts'
import { readBareKey } from './bare-key.ts'
import { decodeBase64, decodeHex } from './base64.ts'
import { readJsonKeys } from './json-keys.ts'
import type { KeysRead } from './keys-read.ts'
import { keysRead } from './keys-read.ts'
import { holdsPem, readPem } from './pem.ts'

// One door for everything that reads keys: the page loads it when a key is at hand.
export { keysInHeader } from './keys-in-header.ts'
export type { KeysRead } from './keys-read.ts'

/**
 * Reads what a person put into the key box. `alg` is the token's: where it takes a shared secret, a text that is no key
 * document is one, and `reading` says how it becomes octets. Whether the key fits the algorithm is not judged here. Never rejects.
 */
export async function readKeys(text: string, alg: unknown, reading: SecretReading = 'text'): Promise<KeysRead> {
  const trimmed = trim(text)
  if (trimmed === '') return no('The box is empty: put a public key, a JWKS or a shared secret into it.')
  if (!takesSecret(alg)) return readPublishedKeys(text)
  if (holdsPem(trimmed))
    return withRemark(
      await readDocument(trimmed),
      `The token says ${shown(String(alg), 40)}, which takes a shared secret. A PEM holds another kind of key.`,
    )
  if (/^[{[]/.test(trimmed)) {
    const document = await readDocument(trimmed)
    // A secret may begin with a bracket, too.
    if (document.ok || readJson(trimmed).ok) return document
  }
  return readSecret(text, reading)
}

/** The same for a document that was published, which holds no secret: a JWK Set, certificates by key id, a PEM. Never rejects. */
export async function readPublishedKeys(text: string): Promise<KeysRead> {
  const trimmed = trim(text)
  if (trimmed === '') return no('There is nothing in it.')
  if (/^[{[]/.test(trimmed) || holdsPem(trimmed)) return readDocument(trimmed)
  const unwrapped = wrappedPem.test(trimmed) ? decodeBase64(trimmed) : undefined
  if (unwrapped?.ok) return readDocument(new TextDecoder().decode(unwrapped.octets))
  const bare = await readBareKey(trimmed)
  return bare ? keysRead('pem', [bare.jwk], [], '') : no(notAKey(trimmed))
}

/** “-----BEGIN” in base64, as environment variables and Kubernetes hold a PEM. */
const wrappedPem = /^LS0tLS1CRUdJTi/

const no = (reason: string): KeysRead => ({ ok: false, reason })

/** Without white space and byte order mark. */
const trim = (text: string) => text.replace(/^\uFEFF/, '').trim()

const takesSecret = (alg: unknown) =>
  typeof alg === 'string' && (algorithm(alg)?.family === 'HMAC' || keyManagement(alg)?.kty[0] === 'oct')

const withRemark = (read: KeysRead, remark: string): KeysRead =>
  read.ok ? { ...read, remarks: [remark, ...(read.remarks ?? [])] } : read

async function readDocument(trimmed: string): Promise<KeysRead> {
  if (/^[{[]/.test(trimmed)) {
    const json = readJson(trimmed)
    if (json.ok) return readJsonKeys(json.root.value)
    // An object of a programming language may hold a PEM all the same.
    if (!holdsPem(trimmed))
      return no(`This begins like a JWK, but it is not JSON: ${json.reason} (position ${json.at}).`)
  }
  const { keys, faults } = await readPem(trimmed)
  const remarks = [...faults]
  for (const { label, validity } of keys) {
    if (!validity) continue
    remarks.push(
      `The ${label === 'CERTIFICATE' ? 'certificate' : shown(label)} holds from ${utc(validity.notBefore)} to ${utc(validity.notAfter)}. Who issued it is not checked here.`,
    )
  }
  return keysRead(
    'pem',
    keys.map(({ jwk }) => jwk),
    remarks,
    'There is no key in this PEM.',
  )
}

const compactToken = /^(?:Bearer\s+)?[A-Za-z0-9_-]{10}[A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]*){2,4}(?:~.*)?$/s

function notAKey(trimmed: string): string {
  const address = addressIn(trimmed)
  if (address !== undefined) return `This is an address: ${shown(address, 300)}. Open it and paste what it shows.`
  if (/^<(?:!doctype|html|\?xml|head|body)/i.test(trimmed)) {
    return 'This is a web page, not a key. Often it is a login page that stands before the keys.'
  }
  if (compactToken.test(trimmed)) return 'This is a token, not a key. Put the key of its issuer here.'
  if (/^(?:ssh-|ecdsa-sha2-|sk-)\S+ AAAA/.test(trimmed)) {
    return 'This is a public key of SSH. Convert it: ssh-keygen -e -m PKCS8 -f key.pub'
  }
  return 'This is neither a JWK, a JWK Set nor a PEM. A shared secret fits only tokens whose algorithm begins with HS.'
}

function readSecret(text: string, reading: SecretReading): KeysRead {
  const decoded =
    reading === 'text'
      ? // Not trimmed: a secret may end in a space.
        { ok: true as const, octets: new TextEncoder().encode(text) }
      : reading === 'hex'
        ? decodeHex(text)
        : decodeBase64(text, reading)
  if (!decoded.ok) return no(`Read as ${reading}, this is no secret: ${decoded.reason}.`)
  return { ok: true, kind: 'secret', keys: [{ kty: 'oct', k: encodeBase64url(decoded.octets) }] }
}
