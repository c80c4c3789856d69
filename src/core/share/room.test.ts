import { describe, expect, it } from 'vitest'
import { encodeBase64url } from '../decode/octets.ts'
import { inspect } from '../inspect.ts'
import { accessToken, jws, noon } from '../testing/forge.ts'
import { longestLink } from './envelope.ts'
import { mostInCopy } from './read-copy.ts'
import { makeLink, openLink } from './share.ts'

const linkTo = (copy: object) =>
  `#v1=${encodeBase64url(new TextEncoder().encode(JSON.stringify({ copy: JSON.stringify(copy), asOf: 1, expected: {} })))}`

const opened = async (fragment: string) => {
  const link = await openLink(fragment)
  if (!('copy' in link)) throw new Error(link.refused)
  return inspect(link.copy, { now: link.asOf, expected: link.expected })
}

describe('a link', () => {
  it('shows so many tokens at most, whoever wrote it', async () => {
    const token = { kind: 'opaque', use: 'unknown', length: 40, parts: [] }
    const artifact = { carrier: 'free-text', label: 'text', tokens: Array.from({ length: 150 }, () => token) }
    const copy = { copy: 'token-inspector', artifacts: Array.from({ length: 20 }, () => artifact) }
    const { tokens, artifacts } = await opened(linkTo(copy))
    expect(tokens.length).toBe(mostInCopy)
    expect(artifacts.length).toBe(20)
  })

  it('that is longer than any of this page is not opened', async () => {
    expect(await openLink(`#v1=${'A'.repeat(longestLink)}`)).toHaveProperty('refused')
    const padded = linkTo({ copy: 'token-inspector', artifacts: [{ carrier: 'a'.repeat(900_000) }] })
    expect(await openLink(padded)).toHaveProperty('refused')
  })

  it('to a log of many tokens holds the first, each with its own findings', async () => {
    // Every other one is expired: findings would show at the wrong tokens if these were numbered anew.
    const log = Array.from({ length: 400 }, (_, i) =>
      accessToken({ jti: `${i}`, exp: i % 2 ? noon - 9000 : noon + 900 }),
    )
    const paste = `${JSON.stringify({ access_token: log[0], id_token: jws({ claims: { nonce: 'n' } }) })}\n${log.slice(1).join('\n')}`
    const link = await makeLink(paste, { now: noon })
    if (!('fragment' in link)) throw new Error(link.refused)
    const shared = await opened(link.fragment)
    expect(shared.tokens.length).toBe(mostInCopy)
    const expired = shared.findings.filter(({ rule }) => rule === 'expired').map(({ token }) => token ?? -1)
    expect(expired.length).toBeGreaterThan(40)
    for (const i of expired) expect(Number(shared.tokens[i]?.claims?.exp)).toBeLessThan(noon)
  })
})
