/** What is read of the kinds that are neither a plain JWS nor a JWE. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inspect } from '../inspect.ts'
import type { Json } from '../model/primitives.ts'
import type { Token } from '../token/token.ts'
import { accessClaims, accessToken, flattened, jwe, jws, noon, paseto, sdJwt } from '../testing/forge.ts'
import { digestOf } from './digest.ts'
import { decode } from './index.ts'
import { encodeBase64url } from './octets.ts'
import { placeInPaste, placeInText } from './offsets.ts'

const encode = (value: Json) => encodeBase64url(new TextEncoder().encode(JSON.stringify(value)))
const digest = (disclosure: Json) => digestOf(encode(disclosure))
const read = (text: string) => decode({ text, span: [0, text.length] })
const labels = ({ parts }: Pick<Token, 'parts'>) => parts.map(({ label }) => label)
const faults = ({ parts }: Pick<Token, 'parts'>) => parts.map(({ fault }) => fault?.fault)

describe('an SD-JWT', () => {
  const name: Json = ['salt-1', 'given_name', 'Erika']
  const country: Json = ['salt-2', 'DE']

  it('shows what the issuer signed, and each disclosure as it was signed', () => {
    const text = sdJwt({
      disclosures: [name, country],
      keyBinding: jws({ header: { typ: 'kb+jwt', alg: 'ES256' }, claims: { nonce: 'n' } }),
    })
    const token = read(text)
    expect(token.kind).toBe('sd-jwt')
    expect(token.header).toMatchObject({ typ: 'dc+sd-jwt' })
    expect(token.claims).toMatchObject({ vct: 'https://credentials.example/id' })
    expect(labels(token)).toEqual(['header', 'claims', 'signature', 'disclosure', 'disclosure', 'key-binding'])
    expect(faults(token)).toEqual(Array.from({ length: 6 }))
    expect(token.parts[3]?.text).toBe('["salt-1","given_name","Erika"]')
    expect(token.parts[5]?.text).toBe('{"nonce":"n"}')
    const [issued, ...rest] = text.split('~')
    expect(token.parts.map(({ span }) => text.slice(...span))).toEqual([...(issued ?? '').split('.'), ...rest])
  })

  it('marks a disclosure that the issuer has not signed, wherever it stands', () => {
    const foreign: Json = ['salt-3', 'admin', true]
    const token = read(sdJwt({ disclosures: [name], foreign: [foreign] }))
    expect(faults(token).slice(3)).toEqual([undefined, 'not-in-digests'])
  })

  it('matches digests inside of objects, of lists, and of what was disclosed', () => {
    const street: Json = ['s', 'street', 'Main Street 1']
    const address: Json = ['s', 'address', { _sd: [digest(street)] }]
    const claims = { person: { _sd: [digest(address)] }, nationalities: ['FR', { '...': digest(country) }] }
    const issued = jws({ header: { alg: 'ES256', typ: 'dc+sd-jwt' }, claims })
    const whole = read([issued, ...[street, country, address].map(encode), ''].join('~'))
    expect(faults(whole).slice(3)).toEqual([undefined, undefined, undefined])
    // What would lead to it was not disclosed.
    const part = read([issued, ...[street, country].map(encode), ''].join('~'))
    expect(faults(part).slice(3)).toEqual(['not-in-digests', undefined])
  })

  it('says nothing of digests by another hash', () => {
    const token = read(sdJwt({ disclosures: [], foreign: [name], claims: { _sd_alg: 'sha3-512' } }))
    expect(faults(token).slice(3)).toEqual([undefined])
  })

  it.each(['sha-256', 'sha-384', 'sha-512'])('matches digests by %s where the issuer names it', (_sd_alg) => {
    const token = read(sdJwt({ disclosures: [name], foreign: [country], claims: { _sd_alg } }))
    expect(faults(token).slice(3)).toEqual([undefined, 'not-in-digests'])
  })

  it('keeps the token of the holder, with its header', () => {
    const jwt = jws({ header: { typ: 'kb+jwt', alg: 'ES256' }, claims: { nonce: 'n' } })
    expect(read(sdJwt({ disclosures: [name], keyBinding: jwt })).keyBinding).toEqual({
      text: jwt,
      header: { typ: 'kb+jwt', alg: 'ES256' },
      claims: { nonce: 'n' },
    })
    expect(read(sdJwt({ disclosures: [name] }))).not.toHaveProperty('keyBinding')
    expect(read(sdJwt({ disclosures: [], keyBinding: 'a.b' })).keyBinding).toEqual({ text: 'a.b' })
  })

  it.each([
    ['no base64url', 'a*b', 'not-base64url'],
    ['no JSON', encodeBase64url(new TextEncoder().encode('[1,')), 'not-json'],
    ['an object', encode({ a: 1 }), 'not-an-object'],
    ['four items', encode(['salt', 'a', 1, 2]), 'not-an-object'],
    ['a name that is none', encode(['salt', 1, 2]), 'not-an-object'],
    ['nothing', '', 'not-json'],
  ])('says what is wrong with a disclosure that is %s', (_, disclosure, fault) => {
    expect(faults(read(`${accessToken()}~${disclosure}~`)).slice(3)).toEqual([fault])
  })

  it('takes any number of disclosures, and keeps a bounded number of parts', () => {
    const token = read(`${accessToken()}${'~YQ'.repeat(5000)}~`)
    expect(token.kind).toBe('sd-jwt')
    expect(token.parts.length).toBeLessThanOrEqual(100)
  })

  it('never throws', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json().map((text) => encodeBase64url(new TextEncoder().encode(text))),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        expect(read([accessToken(), ...pieces, ''].join('~')).kind).toBe('sd-jwt')
      }),
    )
  })
})

describe('a JWS written as JSON', () => {
  it('has the parts of the compact one, each in its place', () => {
    const compact = accessToken()
    const text = JSON.stringify(flattened(compact), null, 1)
    const token = read(text)
    expect(token).toMatchObject({ kind: 'jws-json', header: { alg: 'RS256', typ: 'at+jwt' }, claims: accessClaims() })
    expect(token.parts.map(({ span }) => text.slice(...span))).toEqual(compact.split('.'))
  })

  it('joins the unprotected header to the protected one, which goes first', () => {
    const token = read(JSON.stringify({ ...flattened(accessToken()), header: { kid: 'other', note: 1 } }))
    expect(token.header).toEqual({ alg: 'RS256', typ: 'at+jwt', kid: 'key-1', note: 1 })
    expect(labels(token)).toEqual(['header', 'header', 'claims', 'signature'])
  })

  it('shows each of several signatures', () => {
    const { payload, ...signer } = flattened(accessToken())
    expect(labels(read(JSON.stringify({ payload, signatures: [signer, signer] })))).toEqual([
      'header',
      'claims',
      'signature',
      'header',
      'signature',
    ])
  })

  it('shows a payload without encoding as it stands, with its members in their places', () => {
    const header = { alg: 'HS256', b64: false, crit: ['b64'] }
    const text = JSON.stringify({ protected: encode(header), payload: 'a text, not JSON', signature: 'AA' })
    expect(read(text).parts[1]).toMatchObject({ label: 'claims', text: 'a text, not JSON', octets: 16, verbatim: true })
    expect(read(text).parts[1]?.fault).toBeUndefined()
    const detached = jws({ header }).replace(/\.[^.]*\./, '.{"a":12}.')
    const token = read(detached)
    expect(token.claims).toEqual({ a: 12 })
    const part = token.parts[1]
    if (!part) throw new Error('no claims')
    expect(detached.slice(...(placeInPaste(part, 1, 7) ?? [0, 0]))).toBe('"a":12')
    expect(placeInText(part, part.span[0] + 3)).toBe(3)
  })
})

describe('a token inside of a token', () => {
  it('is opened in turn, and told apart', () => {
    const inner = accessToken({ exp: noon - 9000 })
    const { tokens, findings } = inspect(jws({ header: { alg: 'RS256', cty: 'JWT' }, payload: inner }), { now: noon })
    expect(tokens.map(({ kind, nested, text }) => [kind, nested, text === inner])).toEqual([
      ['jws', true, false],
      ['jws', undefined, true],
    ])
    expect(tokens[0]?.parts[1]?.fault).toMatchObject({ fault: 'not-json', reason: 'it is itself a token' })
    expect(findings.map(({ rule, token }) => [rule, token])).toContainEqual(['expired', 1])
  })

  it('may be encrypted, or hold another one', () => {
    const two = jws({ payload: jws({ payload: jwe({ alg: 'RSA-OAEP', enc: 'A256GCM' }) }) })
    expect(inspect(two).tokens.map(({ kind }) => kind)).toEqual(['jws', 'jws', 'jwe'])
  })

  it('is not opened without end', () => {
    let text = accessToken()
    for (let i = 0; i < 12; i += 1) text = jws({ payload: text, signature: 'AA' })
    expect(inspect(text).tokens.length).toBeLessThan(6)
  })
})

describe('a PASETO', () => {
  it('shows its claims and its footer', () => {
    const token = read(paseto('{"iss":"https://issuer.example/","exp":"2026-03-01T12:00:00Z"}', '{"kid":"key-1"}'))
    expect(token.claims).toEqual({ iss: 'https://issuer.example/', exp: '2026-03-01T12:00:00Z' })
    expect(token.parts.map(({ label, octets }) => [label, octets])).toEqual([
      ['claims', 62],
      ['signature', 64],
      ['footer', 15],
    ])
    expect(token.parts[2]?.text).toBe('{"kid":"key-1"}')
  })

  it('shows the length of what is encrypted', () => {
    expect(read(`v4.local.${'a'.repeat(100)}`).parts).toMatchObject([{ label: 'ciphertext', octets: 75 }])
  })
})

describe('a part', () => {
  const withPayload = (payload: string) => read(jws({ payload })).parts[1]

  it('remarks on bits that belong to no octet, which are no fault', () => {
    const { parts, claims } = read(
      jws({ header: { alg: 'none' }, payload: '{"a":1} ', signature: 'YR' }).replace(/A\.(?=YR)/, 'B.'),
    )
    expect(claims).toEqual({ a: 1 })
    expect(parts.map(({ remark }) => remark?.at)).toEqual([undefined, 10, 1])
    expect(parts[1]?.remark?.reason).toContain('no octet')
    expect(parts.map(({ fault }) => fault)).toEqual([undefined, undefined, undefined])
  })

  it.each([
    ['a byte order mark', '\ufeff{"a":1}', 0, 'it begins with a byte order mark'],
    ['trailing text', '{"a":1} x', 8, 'something follows the end of the JSON text'],
    ['a second object', '{"a":1}{"b":2}', 7, 'something follows the end of the JSON text'],
    ['a NUL at its end', '{"a":1}\u0000', 7, 'something follows the end of the JSON text'],
  ])('says where %s stands', (_, payload, at, reason) => {
    expect(withPayload(payload)?.fault).toMatchObject({ fault: 'not-json', at, reason, partial: payload.slice(0, at) })
  })

  it('names what stands twice within one object, at any depth', () => {
    expect(withPayload('{"a":1,"b":{"c":1,"c":2,"c":3},"a":2,"__proto__":1,"__proto__":2}')?.repeated).toEqual([
      'c',
      'a',
      '__proto__',
    ])
    expect(withPayload('{"a":{"b":1},"b":{"a":1},"c":[{"a":1},{"a":1}]}')).not.toHaveProperty('repeated')
  })
})
