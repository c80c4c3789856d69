import { generateKeyPairSync } from 'node:crypto'
import { ed25519 } from '@noble/curves/ed25519.js'
import { ed448 } from '@noble/curves/ed448.js'
import { base64url } from 'jose'
import { describe, expect, it } from 'vitest'
import { verifySignature } from '../verify.ts'
import { isSmallOrder } from './small-order.ts'

/** By y: 0, 1, the one of order eight and its negative, p - 1, and p and p + 1, which are 0 and 1 in another writing. */
const ed25519Points = [
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIA',
  'AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIA',
  'xxdqcD1N2E-6PAt2DRBnDyogU_osOczGTsf9d5KsA3o',
  'xxdqcD1N2E-6PAt2DRBnDyogU_osOczGTsf9d5KsA_o',
  'JuiVj8KyJ7BFw_SJ8u-Y8NXfrAXTxjM5sTgCiG1T_AU',
  'JuiVj8KyJ7BFw_SJ8u-Y8NXfrAXTxjM5sTgCiG1T_IU',
  '7P_______________________________________38',
  '7f_______________________________________38',
  '7f________________________________________8',
  '7v_______________________________________38',
]
const ed448Points = [
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACA',
  'AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  '_v____________________________________7___________________________________8A',
]
const points = [
  ...ed25519Points.map((x) => ({ kty: 'OKP', crv: 'Ed25519', x })),
  ...ed448Points.map((x) => ({ kty: 'OKP', crv: 'Ed448', x })),
]

const encoded = (members: object) => base64url.encode(JSON.stringify(members))

describe('points of small order', () => {
  it.each(points)('are told: $crv $x', ({ crv, ...key }) => {
    expect(isSmallOrder({ crv, ...key })).toBe(true)
    expect(isSmallOrder({ crv: crv === 'Ed448' ? 'Ed25519' : 'Ed448', ...key })).toBe(false)
  })

  it('are all that the curves have', () => {
    for (const [crv, { Point }] of [['Ed25519', ed25519] as const, ['Ed448', ed448] as const]) {
      const found = new Set<string>()
      for (let i = 0; i < 60; i += 1) {
        // Any point of the curve without its part in the large subgroup; not each y is one.
        const y = Uint8Array.from({ length: crv === 'Ed25519' ? 32 : 57 }, (_, at) => (at === 0 ? i : 0))
        try {
          const point = Point.fromBytes(y)
          found.add(
            base64url.encode(
              point
                .multiplyUnsafe(Point.Fn.ORDER - 1n)
                .add(point)
                .toBytes(),
            ),
          )
        } catch {
          continue
        }
      }
      expect(found.size).toBe(crv === 'Ed25519' ? 8 : 4)
      for (const x of found) expect(isSmallOrder({ kty: 'OKP', crv, x })).toBe(true)
    }
  })

  it('are nobody’s key', () => {
    for (const { publicKey } of [generateKeyPairSync('ed25519'), generateKeyPairSync('ed448')])
      expect(isSmallOrder({ ...publicKey.export({ format: 'jwk' }) })).toBe(false)
    for (const key of [
      {},
      { kty: 'OKP', crv: 'X25519', x: ed25519Points[0] },
      { kty: 'OKP', crv: 'constructor', x: 'AA' },
    ])
      expect(isSmallOrder(key)).toBe(false)
  })

  it.each(points)('prove nothing, and give no clue: $crv $x', async (point) => {
    // The neutral element and zero: under such a key that fits every message, or every second to eighth.
    const octets = point.crv === 'Ed25519' ? 64 : 114
    const signature = base64url.encode(Uint8Array.from({ length: octets }, (_, i) => (i === 0 ? 1 : 0)))
    for (const payload of ['e30', 'eyJhIjoxfQ', 'eyJhIjoyfQ'])
      // oxlint-disable-next-line no-await-in-loop
      expect(
        await verifySignature(`${encoded({ alg: 'EdDSA' })}.${payload}.${signature}`, {
          keys: [{ ...point, kid: 'k' }],
        }),
      ).toMatchObject({ status: 'unverifiable', because: 'worthless-key', worthless: 'small-order', kid: 'k' })
  })
})
