/**
 * The three cases that the product exists for: Auth0's opaque or encrypted token where no audience was asked for, a token of
 * Okta's Org authorization server, and `invalid_token` because of expiry, revocation or form.
 */
import { describe, expect, it } from 'vitest'
import { inspect } from './inspect.ts'
import type { Inspection } from './inspect.ts'
import type { Context } from './model/inspection.ts'
import type { VerificationResult } from './model/verification.ts'
import { accessToken, jwe, jws, noon } from './testing/forge.ts'

const issuer = 'https://issuer.example/'
const audience = 'https://api.example'
const scope = 'read:things'
const fitting: Context = { now: noon, expected: { issuer, audience, scope } }

const verified: VerificationResult = { status: 'verified', alg: 'RS256', kid: 'key-1', origin: 'issuer', warnings: [] }
const knowing = (given: Context, signature: VerificationResult, ...tokens: readonly string[]): Context => ({
  ...given,
  signatures: new Map(tokens.map((token) => [token, signature])),
})

const auth0Opaque = jwe({ alg: 'dir', enc: 'A256GCM', iss: 'https://tenant.eu.auth0.com/' })
const oktaOrg = accessToken(
  { iss: 'https://org.okta.com', aud: 'https://org.okta.com', cid: '0oa1', client_id: undefined },
  { alg: 'RS256', kid: 'key-1' },
)
const idToken = jws({
  header: { alg: 'RS256', typ: 'JWT', kid: 'key-1' },
  claims: { iss: issuer, sub: 'user-1', aud: 'client-1', azp: 'client-1', nonce: 'n', exp: noon + 3000, iat: noon },
})

describe('case 1: an opaque or five-part access token from Auth0', () => {
  const request = 'https://tenant.eu.auth0.com/authorize?client_id=abc&response_type=code&scope=openid'
  const corrected = (inspection: Inspection) =>
    JSON.stringify(inspection.findings.find(({ rule }) => rule === inspection.headline)?.fix)

  it.each([
    ['alone', auth0Opaque],
    ['in a response', JSON.stringify({ access_token: auth0Opaque, id_token: idToken, token_type: 'Bearer' })],
    ['in a header', `Authorization: Bearer ${auth0Opaque}`],
    ['in a cURL line', `curl https://api.example/things -H 'Authorization: Bearer ${auth0Opaque}'`],
    ['in a callback', `https://app.example/cb#access_token=${auth0Opaque}&expires_in=7200`],
  ])('names the missing audience and shows the corrected request: %s', (_, text) => {
    const inspection = inspect(text, { now: noon, expected: { audience: 'https://api.example' } })
    expect(inspection.headline).toBe('auth0-jwe-no-audience')
    expect(corrected(inspection)).toContain('https://tenant.eu.auth0.com/authorize?')
    expect(corrected(inspection)).toContain('audience=https://api.example')
  })

  it('corrects the request that was pasted beside it', () => {
    const inspection = inspect(`${request}\n${auth0Opaque}`, {
      now: noon,
      expected: { audience: 'https://api.example' },
    })
    expect(inspection.headline).toBe('auth0-jwe-no-audience')
    expect(corrected(inspection)).toContain(`${request}&audience=https://api.example`)
    expect(inspection.findings.map(({ rule }) => rule)).toContain('request-audience-missing')
  })

  it.each([
    ['alone', 'V1StGXR8Z5jdHi6BmyTaQw'],
    ['in a response', '{"access_token":"V1StGXR8Z5jdHi6BmyTaQw","token_type":"Bearer"}'],
    ['in a header', 'Authorization: Bearer V1StGXR8Z5jdHi6BmyTaQw'],
  ])('says of a short opaque one that no API can read it: %s', (_, text) => {
    const { headline, tokens } = inspect(text, fitting)
    expect(headline).toBe('opaque-token')
    expect(tokens[0]?.kind).toBe('opaque')
  })

  it('knows whose a short opaque one is by the ID token beside it', () => {
    const auth0Id = jws({
      header: { alg: 'RS256', typ: 'JWT' },
      claims: { iss: 'https://tenant.eu.auth0.com/', aud: 'Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx', nonce: 'n' },
    })
    const inspection = inspect(JSON.stringify({ access_token: 'V1StGXR8Z5jdHi6BmyTaQw', id_token: auth0Id }))
    expect(inspection.headline).toBe('opaque-token')
    expect(inspection.findings[0]?.fix?.provider).toBe('Auth0')
    expect(corrected(inspection)).toContain('audience')
  })
})

describe('case 2: a token of Okta’s Org authorization server', () => {
  it.each([
    ['alone', oktaOrg],
    ['in a header', `Authorization: Bearer ${oktaOrg}`],
    ['in a response', JSON.stringify({ access_token: oktaOrg, id_token: idToken })],
  ])('must not be validated by the user’s API, whatever its signature: %s', (_, text) => {
    const results: readonly VerificationResult[] = [
      verified,
      { ...verified, status: 'failed' },
      { status: 'unverifiable', because: 'no-matching-key' },
      { status: 'unverifiable', because: 'offline' },
    ]
    for (const given of [{ now: noon }, ...results.map((result) => knowing({ now: noon }, result, oktaOrg))]) {
      const { headline, findings } = inspect(text, given)
      expect(headline).toBe('okta-org-as')
      const [leader] = findings
      expect(leader?.severity).toBe('error')
      expect(JSON.stringify(leader?.fix?.steps)).toContain('/oauth2/default')
      expect(JSON.stringify(leader?.fix)).toContain('introspect')
      expect(findings.map(({ rule }) => rule)).not.toContain('signature-bad')
    }
  })

  it('leads even when it has expired, and when the API expects its issuer', () => {
    const old = accessToken(
      { iss: 'https://org.okta.com', aud: 'https://org.okta.com', exp: noon - 90_000 },
      { alg: 'RS256' },
    )
    const { headline } = inspect(old, {
      now: noon,
      expected: { issuer: 'https://org.okta.com', audience: 'https://org.okta.com' },
    })
    expect(headline).toBe('okta-org-as')
  })

  it('is not said of a custom authorization server', () => {
    const token = accessToken({ iss: 'https://org.okta.com/oauth2/default', aud: 'api://default' }, { alg: 'RS256' })
    expect(inspect(token, { now: noon }).headline).toBeNull()
  })
})

describe('case 3: expired, revoked or malformed', () => {
  const said = (text: string) => inspect(text, { now: noon }).headline

  it('tells the three apart', () => {
    expect(said(accessToken({ exp: noon - 3600 }))).toBe('expired')
    expect(said('V1StGXR8Z5jdHi6BmyTaQw')).toBe('opaque-token')
    expect(said(accessToken().slice(0, -20))).toBe('truncated-token')
    expect(said(accessToken().split('.').slice(0, 2).join('.'))).toBe('part-count')
    expect(said(jws({ payload: '{"iss" "x"}' }))).toBe('bad-json')
    expect(said(accessToken().replace('.', '=.'))).toBe('not-base64url')
    expect(said(`${accessToken().slice(0, 60)}…`)).not.toBe('expired')
    // A revoked one looks like any other: the page does not know, and does not say that it does.
    expect(said(accessToken())).toBeNull()
  })

  it('says that a page cannot see revocation, and how to ask', () => {
    const token = accessToken({ iss: 'https://tenant.eu.auth0.com/', exp: noon - 3600 })
    const { findings } = inspect(token, { now: noon })
    expect(findings[0]?.rule).toBe('expired')
    expect(JSON.stringify(findings[0]?.fix)).toMatch(/revoked/)
  })
})
