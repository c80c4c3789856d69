import { createHash, createPrivateKey, sign } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readPaste } from '../../door.ts'
import { decryptToken } from '../../verify/decrypt.ts'
import { readKeys } from '../../verify/keys/read-keys.ts'
import { verifySignature } from '../../verify/verify.ts'
import { rfc7515 } from './rfc7515.ts'
import { rfc7516 } from './rfc7516.ts'
import { privateKeys, publicKeys, rfc7517, rfc7517Keys, rsaThumbprint } from './rfc7517.ts'
import { rfc7519 } from './rfc7519.ts'
import { rfc7520Encryption } from './rfc7520-encryption.ts'
import { rfc7520KeyWrap } from './rfc7520-key-wrap.ts'
import { rfc7520Keys } from './rfc7520-keys.ts'
import { rfc7520 } from './rfc7520.ts'
import { rfc7797 } from './rfc7797.ts'
import { rfc8037, rfc8037Keys } from './rfc8037.ts'
import { accessToken, ath, rfc9449 } from './rfc9449.ts'
import { rfc9901 } from './rfc9901.ts'
import type { Published, Vector } from './vector.ts'

const vectors = Object.entries({
  'RFC 7515': rfc7515,
  'RFC 7516': rfc7516,
  'RFC 7517': rfc7517,
  'RFC 7519': rfc7519,
  'RFC 7520': [...rfc7520, ...rfc7520Encryption, ...rfc7520KeyWrap],
  'RFC 7797': rfc7797,
  'RFC 8037': rfc8037,
  'RFC 9449': rfc9449,
  'RFC 9901': rfc9901,
}).flatMap(([rfc, list]) => list.map((vector) => ({ ...vector, at: `${rfc} ${vector.section}` })))

const those = (does: Published) => vectors.filter((vector) => vector.does === does)

const base64url = (text: string) => Buffer.from(text).toString('base64url')
const decoded = (text: string) => Buffer.from(text, 'base64url').toString()
const isJson = (token: string) => token.startsWith('{')
const membersOf = (token: string) => JSON.parse(token) as Record<string, unknown>

/** What the protected header says: a password is read as one for some algorithms only. */
const algOf = (token: string) => {
  const integral = isJson(token) ? membersOf(token).protected : token.split('.', 1)[0]
  return typeof integral === 'string' ? membersOf(decoded(integral)).alg : undefined
}

const keysFor = async (token: string, key: string) => {
  const read = await readKeys(key, algOf(token))
  if (!read.ok) throw new Error(read.reason)
  return { keys: read.keys }
}

const verify = async ({ token, key }: Pick<Vector, 'token' | 'key'>, as = token) =>
  verifySignature(as, await keysFor(token, key))
const open = async ({ token, key }: Vector, as = token) => decryptToken(as, await keysFor(token, key))

/** The payload as it is shown: exactly what was signed. */
const payloadOf = (token: string) => readPaste(token).tokens[0]?.parts.find(({ label }) => label === 'claims')?.text

/** Another character in the middle, where each bit of it counts: the last one of base64url may have some that do not. */
const altered = (text: string) => {
  const middle = Math.floor(text.length / 2)
  return text.slice(0, middle) + (text[middle] === 'A' ? 'B' : 'A') + text.slice(middle + 1)
}

/** The token with one of its parts altered, for every part; of several signatures or encrypted keys all at once. */
function alterations(token: string): [part: string, altered: string][] {
  if (!isJson(token)) {
    const [compact = '', ...disclosures] = token.split('~')
    const parts = compact.split('.')
    const names = parts.length === 3 ? ['protected', 'payload', 'signature'] : ['protected', 'key', 'iv', 'text', 'tag']
    return parts.flatMap((part, i) =>
      part === ''
        ? []
        : [[names[i] ?? '', [parts.with(i, altered(part)).join('.'), ...disclosures].join('~')] as [string, string]],
    )
  }
  const names = ['protected', 'payload', 'signature', 'encrypted_key', 'iv', 'ciphertext', 'tag', 'aad']
  // Of several signatures some have no protected header: those still fit when the others' are altered.
  const { signatures } = membersOf(token)
  const bare = Array.isArray(signatures) && JSON.stringify(signatures).split('"protected"').length <= signatures.length
  return names.flatMap((name) => {
    if (name === 'protected' && bare) return []
    const text = JSON.stringify(membersOf(token), (member, value: unknown) =>
      member === name && typeof value === 'string' ? altered(value) : value,
    )
    return text === JSON.stringify(membersOf(token)) ? [] : [[name, text] as [string, string]]
  })
}

describe('published signatures', () => {
  it.each(those('verifies'))('$at: $name', async (vector) => {
    const result = await verify(vector)
    const { thumbprint, signer, text } = vector
    expect(result).toMatchObject({
      status: 'verified',
      origin: 'given',
      ...(thumbprint !== undefined && { thumbprint }),
      ...(signer && { signer }),
    })
    expect(payloadOf(vector.token)).toBe(text)
  })

  it.each(those('verifies'))('$at: $name, with one character changed', async (vector) => {
    const changed = alterations(vector.token)
    expect(changed.map(([part]) => part)).toEqual(expect.arrayContaining(['payload', 'signature']))
    for (const [part, text] of changed) {
      const { status } = await verify(vector, text)
      // A header that says something else may ask for another key, or be none at all.
      if (part === 'protected') expect(status, part).not.toBe('verified')
      else expect(status, part).toBe('failed')
    }
  })

  it.each(those('verifies'))('$at: $name, with the key of somebody else', async ({ token }) => {
    for (const { key } of those('verifies').filter(
      ({ key: other }) => !vectors.some((one) => one.token === token && one.key === other),
    ))
      expect(await verify({ token, key })).not.toMatchObject({ status: 'verified' })
  })

  it.each(those('detached'))('$at: $name, fits once the payload is in its place', async ({ token, key, text = '' }) => {
    expect(await verify({ token, key })).toMatchObject({ status: 'unverifiable' })
    const unencoded = decoded(token.split('.', 1)[0] ?? '').includes('"b64":false')
    const payload = unencoded ? text : base64url(text)
    const attached = isJson(token)
      ? JSON.stringify({ payload, ...membersOf(token) })
      : JSON.stringify({ payload, protected: token.split('.')[0], signature: token.split('.')[2] })
    expect(await verify({ token: attached, key })).toMatchObject({ status: 'verified' })
  })

  it.each(those('unsecured'))('$at: $name', async (vector) => {
    expect(await verify(vector)).toEqual({ status: 'unverifiable', because: 'unsecured' })
    expect(payloadOf(vector.token)).toBe(vector.text)
  })

  it.each([...those('refused'), ...those('signer unknown')])('$at: $name, is not verified', async (vector) => {
    expect(await verify(vector)).not.toMatchObject({ status: 'verified' })
  })
})

describe('published encryption', () => {
  it.each(those('opens'))('$at: $name', async (vector) => {
    const { token, text = '', innerKey } = vector
    expect(await open(vector)).toMatchObject({ status: 'opened', text })
    const [outer, inner] = readPaste(token, new Map([[token, text]])).tokens
    expect(outer?.parts.find(({ decrypted }) => decrypted)?.text).toBe(text)
    expect(inner?.text).toBe(innerKey && text)
    if (innerKey === undefined) return
    expect(await verify({ token: text, key: innerKey })).toMatchObject({ status: 'verified' })
  })

  it.each(those('opens'))('$at: $name, with one character changed', async (vector) => {
    const changed = alterations(vector.token)
    expect(changed.length).toBeGreaterThan(2)
    for (const [part, token] of changed) expect(await open(vector, token), part).toMatchObject({ status: 'closed' })
  })
})

describe('published keys', () => {
  it.each([
    ...rfc7517Keys.map((vector) => ({ ...vector, at: `RFC 7517 ${vector.section}` })),
    ...rfc7520Keys.map((vector) => ({ ...vector, at: `RFC 7520 ${vector.section}` })),
    ...rfc8037Keys.map((vector) => ({ ...vector, at: `RFC 8037 ${vector.section}` })),
  ])('$at: $name', async ({ text, kind, kty, secretPart }) => {
    const read = await readKeys(text, undefined)
    expect(read).toMatchObject({ ok: true, kind })
    expect(read.ok && read.keys.map((key) => key.kty)).toEqual(kty)
    expect(read.ok && read.secretPart).toBe(secretPart)
  })

  it('RFC 7638 3.1: the thumbprint of the RSA key of RFC 7517 A.1', async () => {
    const own = (membersOf(privateKeys).keys as { kty: string }[]).find(({ kty }) => kty === 'RSA') ?? { kty: 'RSA' }
    const input = `${base64url('{"alg":"RS256","kid":"2011-04-29"}')}.${base64url('{}')}`
    const signature = sign('sha256', Buffer.from(input), createPrivateKey({ key: own, format: 'jwk' }))
    const token = `${input}.${signature.toString('base64url')}`
    expect(await verify({ token, key: publicKeys })).toMatchObject({
      status: 'verified',
      kid: '2011-04-29',
      thumbprint: rsaThumbprint,
    })
  })

  it('RFC 9449 7.1: the proof names the hash of the access token', () => {
    expect(createHash('sha256').update(accessToken).digest('base64url')).toBe(ath)
    expect(rfc9449.find(({ section }) => section === '7.1')?.text).toContain(`"ath":"${ath}"`)
  })
})

it('tests only read them: nothing published here is shipped with the page', () => {
  const root = new URL('../../../', import.meta.url)
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts') && !/[\\/]vectors[\\/]/.test(name),
  )
  expect(files.length).toBeGreaterThan(100)
  expect(files.filter((name) => /\/vectors\//.test(readFileSync(new URL(name, root), 'utf8')))).toEqual([])
})
