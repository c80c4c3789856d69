import type { Jwk } from '../jwk.ts'
import { decodeBase64 } from './base64.ts'
import { readDerKey } from './der-key.ts'
import { finishKey } from './finish.ts'

interface PemKey {
  /** What stands behind BEGIN. */
  label: string
  jwk: Jwk
  form: 'public' | 'private' | 'certificate'
  /** Of a certificate, in seconds since the epoch. */
  validity?: { notBefore: number; notAfter: number }
}

export interface PemRead {
  /** In the order of the text. */
  keys: readonly PemKey[]
  /** Why a block is not among them, a sentence for each. */
  faults: readonly string[]
}

const begin = /-----BEGIN ([A-Z0-9 ]{1,40})-----/g

/** More blocks than this are not read: no bundle of keys holds as many, and each costs work. */
const mostBlocks = 200

export const holdsPem = (text: string) => text.includes('-----BEGIN ')

/**
 * Every key and certificate of a text in PEM (RFC 7468), as JWKs. What stands around the blocks does not matter, nor how their
 * lines end: CRLF, indentation, `\n` of a JSON string, quoted lines of source code. Never rejects.
 */
export async function readPem(text: string): Promise<PemRead> {
  const keys: PemKey[] = []
  const faults: string[] = []
  let number = 0
  for (const match of text.matchAll(begin)) {
    const label = match[1] ?? ''
    if (ignored.has(label)) continue
    number += 1
    if (number > mostBlocks) {
      faults.push(`Only the first ${mostBlocks} PEM blocks were read.`)
      break
    }
    // One after another: the order of the keys is that of the text.
    // oxlint-disable-next-line no-await-in-loop
    const read = await readBlock(text, match.index + match[0].length, label)
    if (typeof read === 'string') faults.push(`PEM block ${number} (“${label}”) cannot be used: ${read}.`)
    else keys.push(read)
  }
  return { keys, faults }
}

/** What OpenSSL writes beside a key, and what holds no key. */
const ignored: ReadonlySet<string> = new Set(['EC PARAMETERS', 'DH PARAMETERS', 'X509 CRL', 'ATTRIBUTE CERTIFICATE'])

const unlock = 'it is locked with a password. Unlock it first: openssl pkey -in locked.pem -out key.pem'

/** Containers that are not read here, each with the line that makes a readable one. */
const elsewhere: Readonly<Record<string, string>> = {
  'ENCRYPTED PRIVATE KEY': unlock,
  'OPENSSH PRIVATE KEY': 'it is in the form of OpenSSH. Convert a copy: ssh-keygen -p -N "" -m PKCS8 -f key-copy',
  'SSH2 PUBLIC KEY':
    'it is in the form of SSH. Convert it: ssh-keygen -i -f key.pub | ssh-keygen -e -m PKCS8 -f /dev/stdin',
  'CERTIFICATE REQUEST': 'it only asks for a certificate. Its public key: openssl req -in request.pem -noout -pubkey',
  'NEW CERTIFICATE REQUEST':
    'it only asks for a certificate. Its public key: openssl req -in request.pem -noout -pubkey',
  'TRUSTED CERTIFICATE':
    'it is in a form of OpenSSL alone. Convert it: openssl x509 -in trusted.pem -out certificate.pem',
  PKCS7: 'it is a container of certificates. Take them out: openssl pkcs7 -in bundle.pem -print_certs',
}

async function readBlock(text: string, inside: number, label: string): Promise<PemKey | string> {
  if (label.startsWith('PGP ')) return 'it belongs to OpenPGP, which tokens do not use'
  const convert = Object.hasOwn(elsewhere, label) ? elsewhere[label] : undefined
  if (convert !== undefined) return convert
  // The next line of dashes ends the block, whatever it says: no search goes over the text twice.
  const dashes = text.indexOf('-----', inside)
  if (dashes < 0) return 'it is cut: its END line is missing'
  if (!text.startsWith(`-----END ${label}-----`, dashes)) return 'its END line is missing or says something else'
  const body = plain(text.slice(inside, dashes))
  if (/Proc-Type\s*:\s*4\s*,\s*ENCRYPTED/i.test(body)) return unlock
  const decoded = decodeBase64(body.replace(headers, ''))
  if (!decoded.ok) return `its base64 is damaged: ${decoded.reason}`
  const key = readDerKey(decoded.octets)
  if (!key.ok) return key.reason
  const jwk = await finishKey(key)
  if (!jwk) return 'its point does not lie on its curve'
  return { label, jwk, form: key.form, ...(key.validity && { validity: key.validity }) }
}

/** Lines of RFC 1421 section 4.4 before the first empty line, which old OpenSSL writes. */
const headers = /^\s*[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:(?:[A-Za-z][A-Za-z0-9-]*:|[ \t])[^\n]*\n){0,50}/

/** Undoes what JSON, a shell or source code does to the lines of a block. */
const plain = (body: string) =>
  body
    .replaceAll(/(?<!\\)\\+[nr]/g, '\n')
    .replaceAll(/(?<!\\)\\+t/g, ' ')
    // The ends of two quoted lines with an operator between them; a lone quotation mark or backslash, as in `\/`, afterwards.
    .replaceAll(/(["'`])[\s+.&,\\]*["'`]/g, '\n')
    .replaceAll(/["'`\\]/g, '')
