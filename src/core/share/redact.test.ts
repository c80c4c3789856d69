import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { context, paste } from '../testing/any-paste.ts'
import { signature } from '../testing/any-token.ts'
import { inspect } from '../inspect.ts'
import type { Context } from '../model/inspection.ts'
import { decodePermalink, encodePermalink } from './envelope.ts'
import { mask } from '../text/mask.ts'
import { redact } from './redact.ts'
import { jws, noon } from '../testing/forge.ts'

/** What decides what a person sees; `at` may name a member whose own name was masked. */
const essence = (text: string, given: Context) =>
  inspect(text, given).findings.map(({ rule, outcome, severity, token: index, artifact, error }) => ({
    rule,
    outcome,
    severity,
    index,
    artifact,
    error,
  }))

const open = (link: string) => {
  const opened = decodePermalink(link)
  if (!opened.ok) throw new Error(opened.because)
  return opened.shared
}

/** With what stands in each encoded stretch behind it. */
const unpacked = (text: string) =>
  text.replaceAll(/[A-Za-z0-9_-]{20,}/g, (part) => `${part}\n${Buffer.from(part, 'base64url').toString('latin1')}`)

const pieces = (text: string, length = 8) =>
  Array.from({ length: Math.max(0, text.length - length + 1) }, (_, i) => text.slice(i, i + length))

describe('a shared link', () => {
  it('shows the findings of the original and holds nothing that was masked', () => {
    fc.assert(
      fc.property(paste, context, (text, given) => {
        const copy = redact(inspect(text, given), given)
        const link = encodePermalink({ copy, asOf: given.now ?? 0, expected: given.expected ?? {} })
        const shared = open(link)
        expect(shared.copy).toBe(copy)
        expect(essence(shared.copy, { now: shared.asOf, expected: shared.expected })).toEqual(essence(text, given))

        const carried = `${link}\n${JSON.stringify(shared)}`
        // Secrets are the only stretches of this shape, wherever the generators put them, also inside the encoded parts.
        const decoded = unpacked(unpacked(text))
        const secrets = new Set(Array.from(decoded.matchAll(/[a-z]{4}[0-9]{6}[A-Z]{6}[a-z]{4}/g), ([found]) => found))
        for (const found of secrets) expect(pieces(found).filter((piece) => carried.includes(piece))).toEqual([])
        if (text.includes(signature.slice(0, 100)))
          expect(pieces(signature).filter((piece) => carried.includes(piece))).toEqual([])
      }),
      { numRuns: 600 },
    )
  })

  it('can be shared on, with the same findings again', () => {
    fc.assert(
      fc.property(paste, context, (text, given) => {
        const once = redact(inspect(text, given), given)
        const twice = redact(inspect(once, given), given)
        expect(essence(twice, given)).toEqual(essence(once, given))
      }),
      { numRuns: 150 },
    )
  })

  it('keeps what is open, masks the rest, and says which', () => {
    const original = inspect(
      jws({
        header: { alg: 'RS256', kid: 'key-1', x5t: 'thumb' },
        claims: { iss: 'https://issuer.example/', sub: 'user-17', email: 'a@b.test', n: 12, ok: true, 'a@b.test': 1 },
      }),
    )
    const [copied] = inspect(redact(original, {})).tokens
    expect(copied?.claims).toEqual({
      iss: 'https://issuer.example/',
      sub: mask,
      email: mask,
      n: 0,
      ok: false,
      [`${mask} 6`]: 0,
    })
    expect(copied?.header).toEqual({ alg: 'RS256', kid: 'key-1', x5t: mask })
    expect(copied?.text).toBe('')
    expect(copied?.masked).toEqual([
      '/header/x5t',
      '/claims/sub',
      '/claims/email',
      '/claims/n',
      '/claims/ok',
      `/claims/${mask} 6`,
    ])
  })
})

describe('decodePermalink', () => {
  it('takes anything and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        decodePermalink(text)
        decodePermalink(`#v1=${text}`)
        decodePermalink(`#v1=${Buffer.from(text).toString('base64url')}`)
        inspect(`{"copy":"token-inspector"${text}`)
      }),
    )
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const text = JSON.stringify({
          copy: 'token-inspector',
          artifacts: [
            a,
            {
              tokens: [
                b,
                {
                  kind: 'jws',
                  use: 'unknown',
                  parts: [a, { label: 'header', fault: b }],
                  header: { alg: a },
                  claims: { iss: b, aud: a, exp: b },
                },
              ],
            },
          ],
        })
        inspect(text, { now: noon })
        const opened = decodePermalink(
          `#v1=${Buffer.from(JSON.stringify({ copy: text, asOf: 1, expected: a, signature: b })).toString('base64url')}`,
        )
        expect(opened.ok).toBe(true)
      }),
    )
  })

  it('tells a newer version, a damaged link and another fragment apart', () => {
    expect(decodePermalink('#v2=abc')).toEqual({ ok: false, because: 'unknown-version' })
    expect(decodePermalink('#v1=abc')).toEqual({ ok: false, because: 'damaged' })
    expect(decodePermalink('#token=abc')).toEqual({ ok: false, because: 'absent' })
    expect(decodePermalink('')).toEqual({ ok: false, because: 'absent' })
  })
})
