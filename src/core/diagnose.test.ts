import { describe, expect, it } from 'vitest'
import { inspect } from './inspect.ts'
import type { Context } from './model/inspection.ts'
import type { VerificationResult } from './model/verification.ts'
import { accessClaims, accessToken, jws, noon } from './testing/forge.ts'

const issuer = 'https://issuer.example/'
const audience = 'https://api.example'
const scope = 'read:things'
const fitting: Context = { now: noon, expected: { issuer, audience, scope } }

const verified: VerificationResult = { status: 'verified', alg: 'RS256', kid: 'key-1', origin: 'issuer', warnings: [] }
const knowing = (given: Context, signature: VerificationResult, ...tokens: readonly string[]): Context => ({
  ...given,
  signatures: new Map(tokens.map((token) => [token, signature])),
})

const idToken = jws({
  header: { alg: 'RS256', typ: 'JWT', kid: 'key-1' },
  claims: { iss: issuer, sub: 'user-1', aud: 'client-1', azp: 'client-1', nonce: 'n', exp: noon + 3000, iat: noon },
})

describe('a healthy access token', () => {
  const token = accessToken()

  it.each([
    ['alone', token],
    ['in a header', `Authorization: Bearer ${token}`],
    [
      'in a response with its companions',
      JSON.stringify({ access_token: token, id_token: idToken, refresh_token: 'r'.repeat(40) }),
    ],
  ])('is not found fault with: %s', (_, text) => {
    const { findings, headline } = inspect(text, knowing(fitting, verified, token, idToken))
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([])
    expect(headline).toBeNull()
  })

  it('has no finding about time without a clock', () => {
    const { findings } = inspect(accessToken({ exp: 1, nbf: 2e9, iat: 3e9 }))
    expect(findings.map(({ rule }) => rule)).toEqual([])
  })

  it('loses that with each expectation that does not fit', () => {
    const headlineWith = (expected: Context['expected']) =>
      inspect(token, { now: noon, ...(expected && { expected }) }).headline
    expect(headlineWith({ issuer: 'https://other.example/' })).toBe('iss-mismatch-exact')
    expect(headlineWith({ issuer: 'https://issuer.example' })).toBe('iss-near-miss')
    expect(headlineWith({ audience: 'https://other.example' })).toBe('aud-mismatch')
    expect(headlineWith({ scope: 'write:things' })).toBe('scope-missing')
  })
})

describe('time', () => {
  const old = { exp: noon - 7200, iat: noon - 10_800 }

  it('leads when nothing else is wrong', () => {
    const { headline, findings } = inspect(accessToken(old), fitting)
    expect(headline).toBe('expired')
    expect(findings[0]?.message).toBe('This token expired 2 hours ago.')
  })

  it('does not lead when something else is, and says that a fresh one would not help', () => {
    const { headline, findings } = inspect(accessToken({ ...old, aud: 'https://other.example' }), fitting)
    expect(headline).toBe('aud-mismatch')
    expect(findings.find(({ rule }) => rule === 'expired')?.message).toBe(
      'It also expired 2 hours ago, but a fresh one would be rejected for the same reason.',
    )
  })

  it.each([
    ['two that have only expired', accessToken(old), accessToken({ ...old, sub: 'user-2' })],
    ['another token with a fault that stays', accessToken({ aud: 'https://other.example' }), accessToken(old)],
  ])('does not say so of a token with no other fault: %s', (_, first, second) => {
    const { findings } = inspect(`${first}\n${second}`, fitting)
    expect(findings.find(({ rule, token }) => rule === 'expired' && token === 1)?.message).toBe(
      'This token expired 2 hours ago.',
    )
  })

  it('does not say so where the other fault may be gone with the next token', () => {
    const failed: VerificationResult = { status: 'failed', alg: 'RS256', origin: 'issuer', warnings: [] }
    const token = accessToken(old)
    const { findings, headline } = inspect(token, knowing(fitting, failed, token))
    expect(headline).toBe('signature-bad')
    expect(findings.find(({ rule }) => rule === 'expired')?.message).toBe('This token expired 2 hours ago.')
  })

  it('leads before a warning', () => {
    const token = jws({
      header: { alg: 'RS256', typ: 'at+jwt', jku: 'https://a.example/keys' },
      claims: accessClaims(old),
    })
    const { headline, findings } = inspect(token, fitting)
    expect(findings.map(({ rule }) => rule)).toContain('embedded-key')
    expect(headline).toBe('expired')
  })

  it('takes the tolerance of a minute, or the one given', () => {
    const headline = (exp: number, clockTolerance?: number) =>
      inspect(accessToken({ exp }), {
        now: noon,
        ...(clockTolerance !== undefined && { expected: { clockTolerance } }),
      }).headline
    // On or after it (RFC 7519 section 4.1.4), as verifiers have it too.
    expect(headline(noon - 59)).toBeNull()
    expect(headline(noon - 60)).toBe('expired')
    expect(headline(noon, 0)).toBe('expired')
    expect(headline(noon - 299, 300)).toBeNull()
  })
})

describe('several tokens', () => {
  it('lets the fault of the selected token lead before a graver stage of another', () => {
    const second = accessToken({ iss: 'https://org.okta.com', aud: 'https://org.okta.com' }, { alg: 'RS256' })
    const { findings, headline } = inspect(`${accessToken({ aud: 'https://other.example' })}\n${second}`, fitting)
    expect(headline).toBe('aud-mismatch')
    expect(findings.find(({ rule }) => rule === 'okta-org-as')?.token).toBe(1)
  })
})
