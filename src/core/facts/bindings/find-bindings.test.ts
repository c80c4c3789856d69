import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { inspect } from '../../inspect.ts'
import type { Json } from '../../model/primitives.ts'
import { redact } from '../../share/redact.ts'
import { key, hash, half, bound, proofFor, curl, bindings, outcomes, one, seen } from '../../testing/bindings.ts'
import type { Members } from '../../testing/bindings.ts'
import { accessClaims, accessToken, filler, jws, noon, sdJwt } from '../../testing/forge.ts'

describe('an ID token', () => {
  const idToken = (claims: Members, alg = 'RS256') =>
    jws({
      header: { alg, kid: 'key-1' },
      claims: {
        iss: 'https://issuer.example/',
        sub: 'user-1',
        aud: 'client-1',
        azp: 'client-1',
        nonce: 'n',
        ...claims,
      },
    })
  const access = accessToken()
  const response = (id: string, token = access) => JSON.stringify({ access_token: token, id_token: id })

  it.each([
    ['RS256', 256],
    ['PS384', 384],
    ['ES512', 512],
    ['ES256K', 256],
    ['HS256', 256],
    ['EdDSA', 512],
    ['Ed25519', 512],
    ['EdDSA', 256],
  ])('was issued with the access token: %s with SHA-%d', (alg, bits) => {
    expect(one(response(idToken({ at_hash: half(access, bits) }, alg)), 'at-hash')).toMatchObject({
      outcome: 'met',
      token: 1,
      with: 0,
    })
  })

  it.each([
    ['RS256', 'not-met'],
    ['EdDSA', 'unknown'],
    ['none', 'unknown'],
    ['ML-DSA-44', 'unknown'],
    ['X256', 'unknown'],
  ])('was not issued with it: %s', (alg, outcome) => {
    const found = one(response(idToken({ at_hash: half('other') }, alg)), 'at-hash')
    expect(found?.outcome).toBe(outcome)
    if (outcome === 'not-met') expect(found).toMatchObject({ expected: half(access), found: half('other') })
  })

  it('is not held against one of several, nor against none', () => {
    const id = idToken({ at_hash: half('other') })
    expect(one(`${access}\n${accessToken({ jti: 'b' })}\n${id}`, 'at-hash')?.outcome).toBe('unknown')
    expect(one(id, 'at-hash')).toBeUndefined()
    expect(one(response(idToken({})), 'at-hash')).toBeUndefined()
    // In the same response, whatever else is in the paste.
    expect(
      one(`${accessToken({ jti: 'b' })}\n${response(idToken({ at_hash: half(access) }))}`, 'at-hash'),
    ).toMatchObject({ outcome: 'met', with: 1 })
  })

  it('was issued with the code of the callback or of the token request', () => {
    const code = 'SplxlOBeZQQYbYS6WxSbIA'
    const callback = (id: string) => `https://app.example/cb#code=${code}&state=s&id_token=${id}`
    expect(one(callback(idToken({ c_hash: half(code) })), 'c-hash')).toMatchObject({ outcome: 'met', token: 0 })
    expect(one(callback(idToken({ c_hash: half('other') })), 'c-hash')?.outcome).toBe('not-met')
    const request = `curl https://issuer.example/token -d 'grant_type=authorization_code&code=${code}&client_id=client-1'`
    expect(one(`${request}\n${idToken({ c_hash: half(code) })}`, 'c-hash')?.outcome).toBe('met')
    const link = redact(inspect(callback(idToken({ c_hash: half(code) }))), {})
    expect(link).not.toContain(code.slice(0, 8))
  })
})

/** The beginning of one: thumbprints are of octets, whatever they say. */
const certificate = ['MIIBejCCASGgAwIBAgIUUmwvBcKwJSWZMLC9xtUYlhh/YicwCgYIKoZIzj0EAwIw']

describe('a certificate', () => {
  const der = Buffer.from(certificate.join(''), 'base64')
  const pem = `-----BEGIN CERTIFICATE-----\n${certificate.join('\n')}\n-----END CERTIFICATE-----`
  const s256 = createHash('sha256').update(der).digest('base64url')
  const s1 = createHash('sha1').update(der).digest('base64url')
  const token = (thumbprint: string) => accessToken({ cnf: { 'x5t#S256': thumbprint } })

  it('is the one that the token is bound to, or another, or not there', () => {
    expect(one(`${token(s256)}\n${pem}`, 'cnf-certificate')?.outcome).toBe('met')
    expect(one(`${token(s256)}\n${JSON.stringify({ pem })}`, 'cnf-certificate')?.outcome).toBe('met')
    expect(one(`${token(filler(32))}\n${pem}`, 'cnf-certificate')).toMatchObject({ outcome: 'not-met', found: s256 })
    expect(one(token(s256), 'cnf-certificate')?.outcome).toBe('unknown')
    expect(one(`${token(s256)}\n${pem.slice(0, -30)}`, 'cnf-certificate')?.outcome).toBe('unknown')
  })

  it('is the one that the header names', () => {
    const named = (header: Members) => jws({ header: { alg: 'RS256', ...header }, claims: accessClaims() })
    expect(one(`${named({ x5t: s1 })}\n${pem}`, 'header-certificate')?.outcome).toBe('met')
    expect(one(`${named({ 'x5t#S256': s256 })}\n${pem}`, 'header-certificate')?.outcome).toBe('met')
    expect(one(`${named({ x5t: filler(20) })}\n${pem}`, 'header-certificate')?.outcome).toBe('unknown')
    expect(one(named({ x5t: s1 }), 'header-certificate')).toBeUndefined()
  })
})

describe('the key binding of an SD-JWT', () => {
  const disclosures: Json[] = [['salt', 'given_name', 'Erika']]
  const presented = (
    hashed: (text: string) => string,
    claims: Members = {},
    header: Members = {},
    _sd_alg?: string,
  ) => {
    const of = { disclosures, claims: { cnf: { jwk: key }, ...(_sd_alg !== undefined && { _sd_alg }) } }
    const start = sdJwt(of)
    return sdJwt({
      ...of,
      keyBinding: jws({
        header: { typ: 'kb+jwt', alg: 'ES256', ...header },
        claims: { iat: noon, aud: 'https://verifier.example', nonce: 'n', sd_hash: hashed(start), ...claims },
      }),
    })
  }
  const sha = (bits: number) => (text: string) => hash(text, bits).digest('base64url')
  const fitting = { 'kb-typ': 'met', 'kb-alg': 'met', 'kb-claims': 'met', 'sd-hash': 'met', 'kb-signature': 'unknown' }

  it('covers what stands before it', () => {
    expect(outcomes(presented(sha(256)))).toEqual(fitting)
    expect(outcomes(presented(sha(384), {}, {}, 'sha-384'))).toEqual(fitting)
    expect(outcomes(presented(sha(512), {}, {}, 'sha-512'))).toEqual(fitting)
    expect(outcomes(presented(sha(256), {}, {}, 'sha3-256'))).toEqual({ ...fitting, 'sd-hash': 'unknown' })
    expect(outcomes(presented(sha(384)))).toEqual({ ...fitting, 'sd-hash': 'not-met' })
    expect(outcomes(presented((text) => sha(256)(text.slice(0, -1))))).toEqual({ ...fitting, 'sd-hash': 'not-met' })
  })

  it('lacks what it must have', () => {
    expect(outcomes(presented(sha(256), {}, { typ: 'JWT' }))).toEqual({ ...fitting, 'kb-typ': 'not-met' })
    expect(outcomes(presented(sha(256), {}, { alg: 'none' }))).toEqual({ ...fitting, 'kb-alg': 'not-met' })
    expect(one(presented(sha(256), { nonce: 1, iat: 'x' }), 'kb-claims')).toMatchObject({
      outcome: 'not-met',
      found: 'no iat, no nonce',
    })
    expect(outcomes(sdJwt({ disclosures, keyBinding: 'a.b.c' }))).toMatchObject({
      'kb-claims': 'unknown',
      'sd-hash': 'unknown',
    })
    expect(outcomes(sdJwt({ disclosures }))).toEqual({})
  })

  it('is signed with the holder’s key as far as the page has seen it', () => {
    const text = presented(sha(256))
    const own = text.slice(text.lastIndexOf('~') + 1)
    expect(outcomes(text, seen(own, { status: 'verified' }))).toEqual({ ...fitting, 'kb-signature': 'met' })
    expect(outcomes(text, seen(own, { status: 'failed' }))).toEqual({ ...fitting, 'kb-signature': 'not-met' })
  })
})

describe('bindings', () => {
  it('are told in a redacted copy, without values', () => {
    const original = inspect(curl(bound, proofFor('another', { htm: 'POST' })), { now: noon })
    const copy = inspect(redact(original, {}), { now: noon + 2000 })
    expect(copy.bindings).toEqual(
      original.bindings.map((binding) => ({ ...binding, expected: undefined, found: undefined })),
    )
    expect(copy.findings.map(({ rule, token }) => [rule, token])).toEqual(
      original.findings.map(({ rule, token }) => [rule, token]),
    )
  })

  it('say what they say without values, each with a source', () => {
    for (const { says, source } of bindings(curl(bound, proofFor(bound)))) {
      expect(says).toMatch(/^[A-Z].*\.$/)
      expect(source.url).toMatch(/^https:\/\//)
    }
  })
})
