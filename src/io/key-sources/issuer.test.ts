import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../core/model.ts'
import { planFor } from '../../core/verify/discovery.ts'
import type { Http, HttpAnswer } from '../http.ts'
import { fetchIssuerKeys } from './issuer.ts'

const issuer = 'https://issuer.example/tenant'
const rfc8414 = 'https://issuer.example/.well-known/oauth-authorization-server/tenant'
const openid = 'https://issuer.example/tenant/.well-known/openid-configuration'
const keysAt = 'https://issuer.example/keys'
const key = { kty: 'RSA', kid: 'a' }

type Answers = Readonly<Record<string, JsonObject | Extract<HttpAnswer, { ok: false }>['because']>>

const run = async (answers: Answers, jwks?: string) => {
  const asked: string[] = []
  const http: Http = (url) => {
    asked.push(url)
    const answer = answers[url] ?? 'not-found'
    return Promise.resolve(
      typeof answer === 'string' ? { ok: false, url, because: answer } : { ok: true, url, document: answer },
    )
  }
  const plan = planFor(issuer, jwks === undefined ? undefined : { jwks })
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
})

describe('fetchIssuerKeys', () => {
  it('asks RFC 8414 first, then OpenID, then the jwks_uri', async () => {
    const { result, asked } = await run({ [openid]: { issuer, jwks_uri: keysAt }, [keysAt]: { keys: [key, 7, null] } })
    expect(asked).toEqual([rfc8414, openid, keysAt])
    expect(result).toEqual({ ok: true, keys: [key], from: keysAt, metadata: openid })
  })

  it('refuses metadata of another issuer, if only by a slash, and asks no further', async () => {
    const { result, asked } = await run({
      [rfc8414]: { issuer: `${issuer}/`, jwks_uri: keysAt },
      [keysAt]: { keys: [key] },
    })
    expect(result).toMatchObject({ because: 'issuer-mismatch', found: `${issuer}/` })
    expect(asked).toEqual([rfc8414])
  })

  it('goes to the place that a provider is known for when no metadata can be read', async () => {
    const { result } = await run({ [rfc8414]: 'unreadable', [openid]: 'unreadable', [keysAt]: { keys: [key] } }, keysAt)
    expect(result).toEqual({ ok: true, keys: [key], from: keysAt })
  })

  it('reports what says most', async () => {
    expect((await run({ [rfc8414]: 'not-found', [openid]: 'unreadable' })).result).toMatchObject({
      because: 'unreadable',
      url: openid,
    })
    expect((await run({ [rfc8414]: 'unreadable', [openid]: 'not-found' })).result).toMatchObject({
      because: 'unreadable',
      url: rfc8414,
    })
    expect((await run({ [rfc8414]: 'http-error', [openid]: 'not-found' })).result).toMatchObject({
      because: 'http-error',
    })
    expect((await run({ [rfc8414]: { a: 1 }, [openid]: 'not-found' })).result).toMatchObject({
      because: 'not-metadata',
    })
    expect((await run({ [openid]: { issuer } })).result).toMatchObject({ because: 'not-metadata', url: openid })
    expect((await run({ [openid]: { issuer, jwks_uri: keysAt }, [keysAt]: { x: 1 } })).result).toMatchObject({
      because: 'not-jwks',
    })
    expect((await run({ [openid]: { issuer, jwks_uri: keysAt }, [keysAt]: 'not-json' })).result).toMatchObject({
      because: 'not-json',
      url: keysAt,
    })
  })
})
