import { describe, expect, it } from 'vitest'
import { plansForHeader } from './header-url.ts'
import { fetchKeys } from './index.ts'
import { publicJwk, servedBy } from '../testing/network.ts'

const [jku, x5u] = ['https://a.example/keys', 'https://a.example/certificate.pem']

describe('plansForHeader', () => {
  it('offers each address that the token names, as a key that the token carries', () => {
    expect(plansForHeader({ alg: 'RS256', kid: 'k', jku, x5u })).toEqual([
      {
        source: 'header-url',
        origin: 'embedded',
        parameter: 'jku',
        offer: expect.stringContaining('jku') as string,
        url: jku,
        asks: [jku],
        kid: 'k',
      },
      {
        source: 'header-url',
        origin: 'embedded',
        parameter: 'x5u',
        offer: expect.stringContaining('x5u') as string,
        url: x5u,
        asks: [x5u],
        kid: 'k',
      },
    ])
  })

  it.each(['http://127.0.0.1:4875/admin', 'https://10.0.0.1/keys', 'https://vault.internal/keys', 'https://keys/'])(
    'does not offer %s, unless the issuer is as near',
    (near) => {
      for (const issuer of [undefined, 'acme', 'https://issuer.example/'])
        expect(plansForHeader({ jku: near, x5u: near }, issuer)).toEqual([])
      expect(plansForHeader({ jku: near }, 'http://localhost:8080/')).toHaveLength(1)
    },
  )

  it('offers nothing else', () => {
    for (const header of [
      undefined,
      {},
      { jku: 7 },
      { jku: '/keys' },
      { jku: 'javascript:alert(1)' },
      { x5u: `${x5u} and more` },
    ])
      expect(plansForHeader(header)).toEqual([])
  })

  it('fetches that address only', async () => {
    const key = publicJwk('a')
    const { http, asked } = servedBy({ [jku]: { keys: [key] } })
    const [plan] = plansForHeader({ jku, x5u })
    if (!plan) throw new Error('no plan')
    expect(await fetchKeys(plan, http, new AbortController().signal)).toMatchObject({
      ok: true,
      keys: [key],
      from: jku,
    })
    expect(asked).toEqual([jku])
  })
})
