import { describe, expect, it } from 'vitest'
import { inspect } from '../../inspect.ts'
import { judge, readPaste, recognisePaste } from '../../door.ts'
import type { Binding } from '../../model/binding.ts'
import {
  key,
  jkt,
  bound,
  address,
  proofFor,
  publicKey,
  curl,
  bindings,
  outcomes,
  one,
  seen,
} from '../../testing/bindings.ts'
import { accessToken, filler, jwe, noon } from '../../testing/forge.ts'

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
    expect(judge(recognisePaste(opened), {}).bindings).toContainEqual(
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
