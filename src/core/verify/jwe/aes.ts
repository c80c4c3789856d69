/**
 * AES as JWE uses it, by WebCrypto, whose Chromium edition has no keys of 192 bits: there @noble/ciphers does it. Each
 * answers undefined where a tag or a check value does not fit, and that is all that it says.
 */
import { concat } from './concat.ts'

type Octets = Uint8Array<ArrayBuffer>

const softAes = () => import('@noble/ciphers/aes.js')

/** AES Key Wrap (RFC 3394). */
export async function unwrapKey(wrapping: Octets, wrapped: Octets): Promise<Octets | undefined> {
  if (await isSoft(wrapping)) {
    const { aeskw } = await softAes()
    return attempt(() => aeskw(wrapping).decrypt(wrapped))
  }
  const key = await crypto.subtle.importKey('raw', wrapping, 'AES-KW', false, ['unwrapKey'])
  return await crypto.subtle
    // What is inside may be of any length, as only the key of an HMAC may.
    .unwrapKey('raw', wrapped, key, 'AES-KW', { name: 'HMAC', hash: 'SHA-256' }, true, ['sign'])
    .then(async (unwrapped) => new Uint8Array(await crypto.subtle.exportKey('raw', unwrapped)))
    .catch(() => undefined)
}

/** AES-GCM with a tag of 128 bits (RFC 7518 sections 4.7 and 5.3). */
export async function openGcm(
  content: Octets,
  of: { iv: Octets; ciphertext: Octets; tag: Octets; aad: Octets },
): Promise<Octets | undefined> {
  const joined = concat(of.ciphertext, of.tag)
  if (await isSoft(content)) {
    const { gcm } = await softAes()
    return attempt(() => gcm(content, of.iv, of.aad).decrypt(joined))
  }
  const key = await crypto.subtle.importKey('raw', content, 'AES-GCM', false, ['decrypt'])
  return await crypto.subtle
    .decrypt({ name: 'AES-GCM', iv: of.iv, additionalData: of.aad, tagLength: 128 }, key, joined)
    .then((plain) => new Uint8Array(plain))
    .catch(() => undefined)
}

/** AES-CBC behind an HMAC (RFC 7518 section 5.2): the first half of the key is for the HMAC, half of which is the tag. */
export async function openCbc(
  content: Octets,
  of: { iv: Octets; ciphertext: Octets; tag: Octets; aad: Octets },
): Promise<Octets | undefined> {
  const half = content.length / 2
  const [macKey, cipherKey] = [content.slice(0, half), content.slice(half)]
  const hash = `SHA-${half * 16}`
  const mac = await crypto.subtle.importKey('raw', macKey, { name: 'HMAC', hash }, false, ['sign'])
  const bits = new DataView(new ArrayBuffer(8))
  bits.setBigUint64(0, BigInt(of.aad.length) * 8n)
  const covered = concat(of.aad, of.iv, of.ciphertext, new Uint8Array(bits.buffer))
  const expected = new Uint8Array(await crypto.subtle.sign('HMAC', mac, covered)).subarray(0, half)
  // In plain sight: nobody but the holder of the key measures how long this takes.
  if (of.tag.length !== half || expected.some((octet, i) => octet !== of.tag[i])) return undefined
  if (await isSoft(cipherKey)) {
    const { cbc } = await softAes()
    return attempt(() => cbc(cipherKey, of.iv).decrypt(of.ciphertext))
  }
  const key = await crypto.subtle.importKey('raw', cipherKey, 'AES-CBC', false, ['decrypt'])
  return await crypto.subtle
    .decrypt({ name: 'AES-CBC', iv: of.iv }, key, of.ciphertext)
    .then((plain) => new Uint8Array(plain))
    .catch(() => undefined)
}

/** Whether WebCrypto lacks keys of this length. Asked first: afterwards a wrong key fails in the same way. */
async function isSoft(key: Octets): Promise<boolean> {
  if (key.length !== 24) return false
  return await crypto.subtle.importKey('raw', key, 'AES-CBC', false, ['decrypt']).then(
    () => false,
    () => true,
  )
}

function attempt(open: () => Uint8Array): Octets | undefined {
  try {
    return new Uint8Array(open())
  } catch {
    return undefined
  }
}
