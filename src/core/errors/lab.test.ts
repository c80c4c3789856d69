import { describe, expect, it } from 'vitest'
import type { Condition } from '../registry/conditions.ts'
import { answersOf, type Defect, defects, takersOf, verifiers } from './lab.ts'
import { readErrors } from './read-errors.ts'

/** What the texts about each defect may be explained with. Messages mislead: some speak of what comes after it. */
const meant: Readonly<Record<Defect, readonly Condition[]>> = {
  encrypted: ['malformed', 'opaque-or-jwe'],
  opaque: ['malformed', 'opaque-or-jwe'],
  'two-parts': ['malformed', 'opaque-or-jwe'],
  'signature-cut': ['sig', 'malformed'],
  'payload-cut': ['sig', 'malformed', 'opaque-or-jwe'],
  padded: ['sig', 'malformed'],
  quoted: ['sig', 'malformed', 'opaque-or-jwe'],
  'bearer-twice': ['scheme', 'malformed', 'opaque-or-jwe'],
  'line-break': ['scheme', 'sig', 'malformed', 'opaque-or-jwe'],
  expired: ['expired'],
  'not-yet': ['not-yet'],
  'other-audience': ['aud'],
  'no-audience': ['aud'],
  'other-issuer': ['iss'],
  'unknown-kid': ['key'],
  'no-kid': ['key'],
  'other-key': ['sig'],
  hs256: ['alg', 'key'],
  'alg-none': ['alg', 'malformed', 'key'],
  'exp-as-text': ['claim'],
  'exp-in-milliseconds': [],
}

/** They say too little to be in the catalogue. */
const bare = new Set(['TypeError', 'SyntaxError', 'Invalid payload', 'Invalid header'])

describe('the lab', () => {
  it.each(defects)('what is said about %s is explained as such', (defect) => {
    for (const { verifier, text } of answersOf(defect)) {
      if (bare.has(text)) continue
      const found = readErrors(text.replace('<time>', '2026-01-02T03:04:05.000Z')).flatMap(
        (reading) => reading.conditions,
      )
      expect(
        found.some((condition) => meant[defect].includes(condition)),
        `${verifier}: ${text}`,
      ).toBe(true)
    }
  })

  it('knows who takes a token that is wrong', () => {
    expect(takersOf('exp-in-milliseconds')).toEqual(verifiers)
    expect(answersOf('exp-in-milliseconds')).toEqual([])
    expect(takersOf('no-audience')).toEqual(['fast-jwt 6.3.6'])
    expect(takersOf('expired')).toEqual([])
  })

  it('leaves out who was not tried', () => {
    expect(answersOf('unknown-kid').map(({ verifier }) => verifier)).not.toContain('jsonwebtoken 9.0.3')
    expect(takersOf('unknown-kid')).toEqual([])
  })
})
