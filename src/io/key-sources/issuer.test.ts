import { describe, expect, it } from 'vitest'
import type { Endpoints } from '../../core/model/provider.ts'
import { planFor } from '../../core/verify/discovery.ts'
import { publicJwk, servedBy } from '../testing/network.ts'
import { fetchKeys } from './index.ts'
import { fetchIssuerKeys } from './issuer.ts'

const issuer = 'https://issuer.example/tenant'
const rfc8414 = 'https://issuer.example/.well-known/oauth-authorization-server/tenant'
const openid = 'https://issuer.example/tenant/.well-known/openid-configuration'
const keysAt = 'https://issuer.example/keys'
const key = publicJwk('a')
const set = { keys: [key] }
const metadata = { issuer, jwks_uri: keysAt }

interface About {
  endpoints?: Endpoints
  tid?: string
  kid?: string
  iss?: string
}

const run = async (answers: Parameters<typeof servedBy>[0], { endpoints, tid, kid, iss = issuer }: About = {}) => {
  const { http, asked } = servedBy(answers)
  const token = { ...(tid && { claims: { tid } }), ...(kid && { header: { kid } }) }
  const plan = planFor(iss, endpoints, token)
  if (!plan) throw new Error('no plan')
  return { result: await fetchIssuerKeys(plan, http, new AbortController().signal), asked }
}

describe('planFor', () => {
  it('inserts the well-known part as RFC 8414 section 3.1 has it, whatever slash the issuer ends with', () => {
    expect(planFor('https://issuer.example/', undefined)?.metadata).toEqual([
      'https://issuer.example/.well-known/oauth-authorization-server',
      'https://issuer.example/.well-known/openid-configuration',
    ])
    expect(planFor(issuer, undefined)?.metadata).toEqual([rfc8414, openid])
    expect(planFor(`${issuer}/`, undefined)?.metadata).toEqual([rfc8414, openid])
  })

  it('has no plan for an issuer that is no address', () => {
    for (const text of [
      'issuer',
      'urn:example:issuer',
      'https://issuer.example/?a=b',
      'javascript:alert(1)',
      undefined,
    ]) {
      expect(planFor(text, undefined)).toBeUndefined()
    }
  })

  it('says all that may be asked, in order, and what a key of it counts as', () => {
    expect(planFor(issuer, { jwks: keysAt }, { claims: { tid: 't', iss: 7 }, header: { kid: 'k' } })).toEqual({
      source: 'issuer',
      origin: 'issuer',
      issuer,
      metadata: [rfc8414, openid],
      jwks: keysAt,
      asks: [rfc8414, openid, keysAt],
      tenant: 't',
      kid: 'k',
    })
    expect(planFor('urn:issuer', { metadata: [], jwks: keysAt })?.asks).toEqual([keysAt])
    expect(planFor(issuer, undefined, { claims: { tid: 7 }, header: { kid: null } })).not.toHaveProperty('tenant')
  })
})

describe('fetchIssuerKeys', () => {
  it('asks RFC 8414 first, then OpenID, then the jwks_uri', async () => {
    const { result, asked } = await run({ [openid]: metadata, [keysAt]: { keys: [key, 7, null] } })
    expect(asked).toEqual([rfc8414, openid, keysAt])
    expect(result).toMatchObject({ ok: true, keys: [key], from: keysAt, kind: 'jwks', metadata: openid, issuer })
    expect(result).toMatchObject({ remarks: [expect.stringContaining('Key 2'), expect.stringContaining('Key 3')] })
  })

  it('refuses metadata of another issuer, if only by a slash, and asks no further', async () => {
    const { result, asked } = await run({ [rfc8414]: { ...metadata, issuer: `${issuer}/` }, [keysAt]: set })
    expect(result).toEqual({
      ok: false,
      because: 'issuer-mismatch',
      url: rfc8414,
      found: `${issuer}/`,
      difference: 'slash',
    })
    expect(asked).toEqual([rfc8414])
    expect((await run({ [rfc8414]: { jwks_uri: keysAt } })).result).toMatchObject({
      because: 'issuer-mismatch',
      found: '',
      difference: 'other',
    })
  })

  it('takes the document of all tenants for the tenant of the token', async () => {
    const answers = { [rfc8414]: { issuer: 'https://issuer.example/{tenantid}', jwks_uri: keysAt }, [keysAt]: set }
    expect((await run(answers, { tid: 'tenant' })).result).toMatchObject({
      ok: true,
      issuer: 'https://issuer.example/{tenantid}',
    })
    const other = await run(answers, { tid: 'another' })
    expect(other.result).toMatchObject({ because: 'issuer-mismatch', difference: 'tenant-template' })
    expect(other.asked).toEqual([rfc8414])
  })

  it('goes to the place that a provider is known for when no metadata can be read', async () => {
    const { result } = await run(
      { [rfc8414]: 'unreadable', [openid]: 'unreadable', [keysAt]: set },
      { endpoints: { jwks: keysAt } },
    )
    expect(result).toEqual({ ok: true, keys: [key], from: keysAt, kind: 'jwks' })
  })

  it('gives the one key of an address the id that the address names, if it is the token’s', async () => {
    const place = 'https://keys.example/the%20id'
    const { kid: _, ...unnamed } = key
    const about = { endpoints: { metadata: [], jwks: place } }
    expect((await run({ [place]: unnamed }, { ...about, kid: 'the id' })).result).toMatchObject({
      keys: [{ ...unnamed, kid: 'the id' }],
    })
    for (const kid of ['another', undefined])
      expect((await run({ [place]: unnamed }, { ...about, ...(kid && { kid }) })).result).toMatchObject({
        keys: [unnamed],
      })
    expect((await run({ [place]: key }, { ...about, kid: 'the id' })).result).toMatchObject({ keys: [{ kid: 'a' }] })
  })

  it('asks no further where every address would fail the same way', async () => {
    for (const because of ['airplane', 'offline', 'local-network', 'mixed-content'] as const) {
      const { result, asked } = await run({ [rfc8414]: because, [keysAt]: set }, { endpoints: { jwks: keysAt } })
      expect(result).toMatchObject({ ok: false, because })
      expect(asked).toEqual([rfc8414])
    }
  })

  it.each([
    ['/keys', 'relative'],
    ['issuer.example/keys', 'relative'],
    ['https://a:b@issuer.example/keys', 'user-info'],
    ['urn:keys', 'not-http'],
    ['file:///etc/keys', 'not-http'],
  ])('asks for no place like %s', async (place, fault) => {
    const { result, asked } = await run({ [openid]: { issuer, jwks_uri: place } })
    expect(asked).toEqual([rfc8414, openid])
    expect(result).toEqual({
      ok: false,
      because: 'not-metadata',
      url: openid,
      place: { jwks_uri: place, fault },
    })
  })

  it.each([
    'http://127.0.0.1:4875/admin/shutdown?now=1',
    'http://localhost/keys',
    'https://[::1]/keys',
    'https://192.168.1.1/keys',
    'https://router.local/keys',
    'https://vault.internal/keys',
    'https://intranet/keys',
  ])('sends nothing to %s, which is nearer than the issuer', async (place) => {
    const { result, asked } = await run({ [openid]: { issuer, jwks_uri: place }, [place]: set })
    expect(asked).toEqual([rfc8414, openid])
    expect(result).toEqual({
      ok: false,
      because: 'nearer-place',
      url: openid,
      place: { jwks_uri: place, fault: 'nearer' },
    })
  })

  it('asks a place as near as the issuer', async () => {
    const iss = 'http://localhost:8080'
    const place = 'http://localhost:8080/keys'
    const answers = { [`${iss}/.well-known/openid-configuration`]: { issuer: iss, jwks_uri: place }, [place]: set }
    expect((await run(answers, { iss })).result).toMatchObject({ ok: true, from: place })
  })

  it('asks another origin by a click of its own only', async () => {
    const place = 'https://keys.example/set'
    const answers = { [openid]: { issuer, jwks_uri: place }, [place]: set }
    const { result, asked } = await run(answers, { kid: 'a' })
    expect(asked).toEqual([rfc8414, openid])
    const next = {
      source: 'named-place',
      origin: 'issuer',
      url: place,
      asks: [place],
      metadata: openid,
      issuer,
      kid: 'a',
    } as const
    expect(result).toEqual({ ok: false, because: 'other-place', url: place, metadata: openid, next })
    const { http, asked: then } = servedBy(answers)
    expect(await fetchKeys(next, http, new AbortController().signal)).toMatchObject({
      ok: true,
      keys: [key],
      from: place,
      metadata: openid,
      issuer,
    })
    expect(then).toEqual([place])
  })

  it('asks an origin at once that the provider is known for', async () => {
    const place = 'https://keys.example/another'
    const answers = { [openid]: { issuer, jwks_uri: place }, [place]: set }
    const known = { metadata: [openid], jwks: 'https://keys.example/set' }
    expect((await run(answers, { endpoints: known })).result).toMatchObject({ ok: true, from: place })
  })

  it('leaves plain http to whoever sends', async () => {
    const place = 'http://issuer.example/keys'
    const { result } = await run({ [openid]: { issuer, jwks_uri: place }, [place]: 'mixed-content' })
    expect(result).toEqual({ ok: false, because: 'mixed-content', url: place, metadata: openid })
  })

  it('reports what says most', async () => {
    const why = async (answers: Parameters<typeof servedBy>[0]) => (await run(answers)).result
    expect(await why({ [openid]: 'unreadable' })).toMatchObject({ because: 'unreadable', url: openid })
    expect(await why({ [rfc8414]: 'unreadable' })).toMatchObject({ because: 'unreadable', url: rfc8414 })
    expect(await why({ [rfc8414]: 'http-error' })).toMatchObject({ because: 'http-error' })
    expect(await why({ [rfc8414]: 'html-page' })).toMatchObject({ because: 'html-page' })
    expect(await why({ [rfc8414]: { a: 1 } })).toMatchObject({ because: 'not-metadata' })
    expect(await why({ [rfc8414]: [] })).toMatchObject({ because: 'not-metadata' })
    expect(await why({ [rfc8414]: '{' })).toMatchObject({ because: 'not-json' })
    expect(await why({ [openid]: { issuer } })).toMatchObject({ because: 'not-metadata', url: openid })
  })

  it.each([
    [{ keys: [] }, 'empty-jwks'],
    [{ keys: [7] }, 'key-unreadable'],
    [{ kty: 7 }, 'not-jwks'],
    [{ kty: 'unknown' }, 'key-unreadable'],
    [{ x: 1 }, 'not-jwks'],
    [[], 'not-jwks'],
    [7, 'not-jwks'],
    ['not found', 'not-json'],
    ['-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----', 'key-unreadable'],
  ] as const)('says of %j at the place of the keys: %s', async (document, because) => {
    const { result } = await run({ [openid]: metadata, [keysAt]: document })
    if (because === 'key-unreadable' && result.ok) {
      // A key of an unknown type is kept: it may be another one's.
      expect(result.keys).toEqual([document])
      return
    }
    expect(result).toMatchObject({ ok: false, because, url: keysAt, metadata: openid })
  })
})
