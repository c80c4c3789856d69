import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inspect } from '../inspect.ts'
import type { Part } from '../model/token.ts'
import { jws } from '../testing/forge.ts'
import { readJson } from './json.ts'
import { decodeBase64url, decodeUtf8 } from './octets.ts'
import { placeInPaste, placeInText } from './offsets.ts'

const claimsOf = (paste: string): Part & { text: string } => {
  const part = inspect(paste).tokens[0]?.parts.find(({ label }) => label === 'claims')
  if (part?.text === undefined) throw new Error('no claims')
  return { ...part, text: part.text }
}

it('marks the characters that carry a member, and finds the member of any of them', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), fc.string({ unit: 'grapheme' }), {
        minKeys: 1,
      }),
      (claims) => {
        const paste = `Authorization: Bearer ${jws({ claims })}`
        const part = claimsOf(paste)
        const json = readJson(part.text)
        if (!json.ok) throw new Error(json.reason)
        for (const { nameStart, node } of json.root.members ?? []) {
          const place = placeInPaste(part, nameStart, node.end)
          if (!place) throw new Error('no place')
          const [start, end] = place
          // Widened to whole groups of four, the stretch decodes to a text that holds the member.
          const from = part.span[0] + Math.floor((start - part.span[0]) / 4) * 4
          const to = Math.min(part.span[1], part.span[0] + Math.ceil((end - part.span[0]) / 4) * 4)
          const decoded = decodeBase64url(paste.slice(from, to))
          const member = new TextEncoder().encode(part.text.slice(nameStart, node.end))
          const latin = (octets: Uint8Array) => Buffer.from(octets).toString('latin1')
          expect(decoded.ok && latin(decoded.octets)).toContain(latin(member))
          expect(decoded.ok && decoded.octets.length - member.length).toBeLessThanOrEqual(4)
          // The first character may carry the end of what stands before.
          expect(placeInText(part, start + 1)).toBeGreaterThanOrEqual(nameStart)
          expect(placeInText(part, end - 1)).toBeLessThanOrEqual(node.end)
        }
      },
    ),
  )
})

it('knows nothing outside of the part', () => {
  const paste = jws({ claims: { iss: 'https://issuer.example/' } })
  const part = claimsOf(paste)
  expect(placeInText(part, part.span[0] - 1)).toBeUndefined()
  expect(placeInText(part, part.span[1])).toBeUndefined()
  expect(placeInText(part, part.span[0])).toBe(0)
  const { text: _, ...unread } = part
  expect(placeInPaste(unread, 0, 1)).toBeUndefined()
  const utf8 = decodeUtf8(new Uint8Array([0xc3, 0xa4]))
  expect(utf8.ok && placeInPaste({ ...part, span: [0, 3], text: utf8.text }, 0, 1)).toEqual([0, 3])
})
