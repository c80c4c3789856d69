import { createHash, generateKeyPairSync } from 'node:crypto'
import { calculateJwkThumbprint } from 'jose'
import { describe, expect, it } from 'vitest'
import { inspect, judge, readPaste } from '../../inspect.ts'
import type { Binding } from '../../model/binding.ts'
import type { Context } from '../../model/inspection.ts'
import type { Json } from '../../model/primitives.ts'
import type { VerificationResult } from '../../model/verification.ts'
import { redact } from '../../share/redact.ts'
import { accessClaims, accessToken, filler, jwe, jws, noon, sdJwt } from '../../testing/forge.ts'

type Members = Readonly<Record<string, Json>>

const publicKey = (): Members => {
  const { kty, crv, x, y } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' })
  return { kty: kty ?? '', crv: crv ?? '', x: x ?? '', y: y ?? '' }
}
const key = publicKey()
const jkt = await calculateJwkThumbprint({ ...key })
const hash = (text: string, bits = 256) => createHash(`sha${bits}`).update(text)
const half = (text: string, bits = 256) => {
  const octets = hash(text, bits).digest()
  return octets.subarray(0, octets.length / 2).toString('base64url')
}

const bound = accessToken({ cnf: { jkt } })
const address = 'https://api.example/things'
const proofFor = (token: string | undefined, claims: Members = {}, header: Members = {}) =>
  jws({
    header: { typ: 'dpop+jwt', alg: 'ES256', jwk: key, ...header },
    claims: {
      jti: 'id-1',
      htm: 'GET',
      htu: address,
      iat: noon,
      ...(token !== undefined && { ath: hash(token).digest('base64url') }),
      ...claims,
    },
  })
const curl = (token: string, proof: string, rest = `'${address}?page=2#top'`) =>
  `curl -H 'Authorization: DPoP ${token}' -H 'DPoP: ${proof}' ${rest}`

const bindings = (paste: string, context: Context = { now: noon }) => inspect(paste, context).bindings
const outcomes = (paste: string, context?: Context) =>
  Object.fromEntries(bindings(paste, context).map(({ check, outcome }) => [check, outcome]))
const one = (paste: string, check: Binding['check'], context?: Context) =>
  bindings(paste, context).find((binding) => binding.check === check)

const seen = (text: string, result: Partial<VerificationResult> & Pick<VerificationResult, 'status'>): Context => ({
  now: noon,
  signatures: new Map([[text, { alg: 'ES256', origin: 'embedded', warnings: [], ...result } as VerificationResult]]),
})

const healthy = {
  'proof-typ': 'met',
  'proof-alg': 'met',
  'proof-jwk': 'met',
  'proof-private-key': 'met',
  'proof-signature': 'unknown',
  'proof-jti': 'met',
  'proof-htm': 'met',
  'proof-htu': 'met',
  'proof-iat': 'met',
  ath: 'met',
  jkt: 'met',
}

describe('a DPoP proof', () => {
  it('fits its request and its token, and nothing is said against it', () => {
    const paste = curl(bound, proofFor(bound))
    expect(outcomes(paste)).toEqual(healthy)
    const { findings } = inspect(paste, { now: noon })
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([])
    expect(one(paste, 'ath')).toMatchObject({ token: 1, with: 0 })
  })

  /** RFC 9449: figure 13 of section 7.1, and the thumbprint of figure 9 in section 6.1. */
  it('fits in the example of RFC 9449', () => {
    const rfcProof = [
      'eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRj',
      'QyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGki',
      'OiJlMWozVl9iS2ljOC1MQUVCIiwiaHRtIjoiR0VUIiwiaHR1IjoiaHR0cHM6Ly9yZXNvdXJjZS5leGFtcGxlLm9yZy9wcm90ZWN0ZWRyZXNvdXJjZS',
      'IsImlhdCI6MTU2MjI2MjYxOCwiYXRoIjoiZlVIeU8ycjJaM0RaNTNFc05yV0JiMHhXWG9hTnk1OUlpS0NBcWtzbVFFbyJ9.2oW9RP35yRqzhrtNP86',
      'L-Ey71EOptxRimPPToA1plemAgR6pxHF8y6-yqyVnmcw6Fy1dqd-jfxSYoMxhAJpLjA',
    ].join('')
    const request = `GET /protectedresource HTTP/1.1\nHost: resource.example.org\nAuthorization: DPoP Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU\nDPoP: ${rfcProof}\n`
    expect(outcomes(request, { now: 1_562_262_618 })).toEqual({ ...healthy, jkt: 'unknown' })
    expect(one(request, 'jkt')?.found).toBe('0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I')
    expect(one(request, 'ath')?.expected).toBe('fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo')
  })

  it.each<[string, Partial<Record<Binding['check'], string>>, string]>([
    ['another token', { ath: 'not-met' }, curl(bound, proofFor('another'))],
    ['no token, though one is sent with it', { ath: 'not-met' }, curl(bound, proofFor(undefined))],
    ['another key', { jkt: 'not-met' }, curl(bound, proofFor(bound, {}, { jwk: publicKey() }))],
    ['another type', { 'proof-typ': 'not-met' }, curl(bound, proofFor(bound, {}, { typ: 'JWT' }))],
    ['a shared secret', { 'proof-alg': 'not-met' }, curl(bound, proofFor(bound, {}, { alg: 'HS256' }))],
    ['no signature', { 'proof-alg': 'not-met' }, curl(bound, proofFor(bound, {}, { alg: 'none' }))],
    ['an unheard-of algorithm', { 'proof-alg': 'unknown' }, curl(bound, proofFor(bound, {}, { alg: 'XX1' }))],
    [
      'a private key',
      { 'proof-private-key': 'not-met' },
      curl(bound, proofFor(bound, {}, { jwk: { ...key, d: 'secret' } })),
    ],
    ['no identifier', { 'proof-jti': 'not-met' }, curl(bound, proofFor(bound, { jti: '' }))],
    ['another method', { 'proof-htm': 'not-met' }, curl(bound, proofFor(bound, { htm: 'POST' }))],
    ['a method in small letters', { 'proof-htm': 'not-met' }, curl(bound, proofFor(bound, { htm: 'get' }))],
    ['another path', { 'proof-htu': 'not-met' }, curl(bound, proofFor(bound, { htu: `${address}/` }))],
    ['no address', { 'proof-htu': 'not-met' }, curl(bound, proofFor(bound, { htu: 'things' }))],
    ['a time without a number', { 'proof-iat': 'not-met' }, curl(bound, proofFor(bound, { iat: 'now' }))],
    ['a time far ahead', { 'proof-iat': 'not-met' }, curl(bound, proofFor(bound, { iat: noon + 400 }))],
    ['a time a little ahead', {}, curl(bound, proofFor(bound, { iat: noon + 200 }))],
    ['a time long ago', { 'proof-iat': 'unknown' }, curl(bound, proofFor(bound, { iat: noon - 4000 }))],
    ['a nonce', { 'proof-nonce': 'unknown' }, curl(bound, proofFor(bound, { nonce: 'n' }))],
  ])('is told apart: %s', (_, difference, paste) => {
    expect(outcomes(paste)).toEqual({ ...healthy, ...difference })
  })

  it('has no key', () => {
    const proof = proofFor(bound, {}, { jwk: 'key' })
    expect(outcomes(curl(bound, proof))).toMatchObject({ 'proof-jwk': 'not-met', jkt: 'unknown' })
    expect(one(curl(bound, proof), 'proof-private-key')).toBeUndefined()
  })

  it('never shows a private key', () => {
    const found = bindings(curl(bound, proofFor(bound, {}, { jwk: { ...key, d: 'verysecret' } })))
    expect(JSON.stringify(found)).not.toContain('verysecret')
    expect(found.find(({ check }) => check === 'proof-private-key')?.found).toBe('d')
  })

  it.each([
    ['in another case', 'HTTPS://API.example/things'],
    ['with the default port', 'https://api.example:443/things'],
    ['with a query', `${address}?page=9`],
    ['with escapes that need not be', 'https://api.example/%74hings'],
  ])('takes an address that is written otherwise: %s', (_, htu) => {
    expect(outcomes(curl(bound, proofFor(bound, { htu })))).toEqual(healthy)
  })

  it('tells another host or scheme, which a proxy may have changed, apart from another path', () => {
    for (const htu of [
      'http://api.example/things',
      'https://public.example/things',
      'https://api.example:8443/things',
    ]) {
      const found = outcomes(curl(bound, proofFor(bound, { htu })))
      expect(found).toMatchObject({ 'proof-htu-origin': 'not-met' })
      expect(found).not.toHaveProperty('proof-htu')
    }
  })

  it('does not hold a guessed scheme against it', () => {
    const raw = (host: string, htu: string) =>
      outcomes(`GET /things HTTP/1.1\nHost: ${host}\nAuthorization: DPoP ${bound}\nDPoP: ${proofFor(bound, { htu })}\n`)
    expect(raw('localhost:3000', 'http://localhost:3000/things')).toMatchObject({ 'proof-htu': 'met' })
    expect(raw('api.example', 'http://api.example/things')).toMatchObject({ 'proof-htu': 'met' })
    expect(raw('api.example', 'http://other.example/things')).toMatchObject({ 'proof-htu-origin': 'not-met' })
    expect(raw('api.example:8080', 'http://api.example/things')).toMatchObject({ 'proof-htu-origin': 'not-met' })
  })

  it('is left to compare by hand where the paste has no request', () => {
    const paste = `Authorization: DPoP ${bound}\nDPoP: ${proofFor(bound)}`
    expect(outcomes(paste)).toEqual({ ...healthy, 'proof-htm': 'unknown', 'proof-htu': 'unknown' })
    expect(one(paste, 'proof-htu')?.found).toBe(address)
    expect(outcomes(paste, {})).toMatchObject({ 'proof-iat': 'unknown' })
  })

  it('finds its token among several by the hash', () => {
    const tokens = [accessToken({ jti: 'a' }), bound, accessToken({ jti: 'b' })].join('\n')
    expect(one(`${tokens}\n${proofFor(bound)}`, 'ath')).toMatchObject({ outcome: 'met', token: 3, with: 1 })
    expect(one(`${tokens}\n${proofFor('other')}`, 'ath')).toMatchObject({ outcome: 'unknown' })
    // The one of the same request, where the paste has it twice.
    expect(one(`${bound}\n${curl(bound, proofFor(bound))}`, 'ath')).toMatchObject({ token: 2, with: 1 })
    expect(one(proofFor('other'), 'ath')).toMatchObject({ outcome: 'unknown' })
  })

  it('needs no hash of a token at the token endpoint', () => {
    const proof = proofFor(undefined, { htm: 'POST', htu: 'https://issuer.example/token' })
    const request = `curl https://issuer.example/token -H 'DPoP: ${proof}' -d 'grant_type=refresh_token&refresh_token=${filler(40)}'`
    const { ath, jkt: gone, ...rest } = healthy
    expect([ath, gone]).toEqual(['met', 'met'])
    expect(outcomes(request)).toEqual(rest)
    const answered = `${request}\n{"access_token":"${bound}","token_type":"DPoP"}`
    expect(outcomes(answered)).toEqual({ ...rest, jkt: 'met' })
    expect(inspect(answered, { now: noon }).findings.filter(({ rule }) => rule.startsWith('dpop'))).toEqual([])
  })

  it('shows that the token beside it is bound to no key', () => {
    const plain = accessToken()
    expect(outcomes(curl(plain, proofFor(plain)))).toMatchObject({ ath: 'met', 'token-bound': 'not-met' })
    const asBearer = curl(plain, proofFor(plain)).replace('Authorization: DPoP', 'Authorization: Bearer')
    expect(outcomes(asBearer)).toMatchObject({ ath: 'met', jkt: 'unknown' })
    const opaque = 'V1StGXR8Z5jdHi6BmyTaQw'
    expect(outcomes(curl(opaque, proofFor(opaque)))).toMatchObject({ ath: 'met', jkt: 'unknown' })
    const encrypted = jwe({ alg: 'dir', enc: 'A256GCM' })
    expect(outcomes(curl(encrypted, proofFor(encrypted)))).toMatchObject({ ath: 'met', jkt: 'unknown' })
    const opened = readPaste(curl(encrypted, proofFor(encrypted)), new Map([[encrypted, bound]]))
    expect(judge(opened, {}).bindings).toContainEqual(
      expect.objectContaining({ check: 'jkt', outcome: 'met', with: 0 }),
    )
  })

  it('is signed with its own key as far as the page has seen it', () => {
    const proof = proofFor(bound)
    const signature = (result: Parameters<typeof seen>[1]) =>
      outcomes(curl(bound, proof), seen(proof, result))['proof-signature']
    expect(signature({ status: 'verified' })).toBe('met')
    expect(signature({ status: 'failed' })).toBe('not-met')
    expect(signature({ status: 'unverifiable', because: 'unsupported-alg' })).toBe('unknown')
    // Another key than its own says nothing.
    expect(signature({ status: 'failed', origin: 'given', thumbprint: 'other' })).toBe('unknown')
    expect(signature({ status: 'verified', origin: 'given', thumbprint: jkt })).toBe('met')
  })
})

describe('the method of a request', () => {
  const data = "-d 'a=1'"
  it.each([
    ['GET', ''],
    ['POST', data],
    ['POST', "--json '{}'"],
    ['POST', '-F a=b'],
    ['GET', `-G ${data}`],
    ['HEAD', '-I'],
    ['PUT', '-T file'],
    ['PATCH', `-X PATCH ${data}`],
    ['PATCH', '-XPATCH'],
    ['DELETE', '--request=DELETE'],
    ['DELETE', '-sX DELETE'],
  ])('is %s with %s', (method, options) => {
    const paste = curl(bound, proofFor(bound, { htm: method }), `${options} ${address}`)
    expect(inspect(paste).artifacts[0]?.call).toEqual({ method, url: address })
    expect(outcomes(paste)).toEqual(healthy)
  })

  const headers = { authorization: `DPoP ${bound}`, dpop: proofFor(bound, { htm: 'POST' }) }
  it.each([
    ['a fetch call', `fetch("${address}?a=1", ${JSON.stringify({ headers, method: 'post' })})`],
    [
      'PowerShell',
      `Invoke-RestMethod -Method Post -Uri "${address}" -Headers @{"authorization"="${headers.authorization}"; "dpop"="${headers.dpop}"}`,
    ],
    [
      'an archive',
      JSON.stringify({
        log: {
          entries: [
            {
              request: {
                method: 'POST',
                url: address,
                headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
              },
              response: { status: 200, headers: [], content: {} },
            },
          ],
        },
      }),
    ],
  ])('is read from %s', (_, paste) => {
    expect(outcomes(paste)).toEqual(healthy)
  })
})

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
