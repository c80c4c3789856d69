import { describe, expect, it } from 'vitest'
import { accessToken, jws } from '../testing/forge.ts'
import { readErrors } from './read-errors.ts'

describe('facts', () => {
  const first = (text: string) => readErrors(text)[0]

  it.each([
    ['jwt audience invalid. expected: https://api.example/v1', { audience: 'https://api.example/v1' }],
    ['jwt audience invalid. expected: https://a.example or https://b.example', {}],
    ['jwt issuer invalid. expected: https://issuer.example/', { issuer: 'https://issuer.example/' }],
    [
      'Audience not allowed: abc. Expected: https://api.example',
      { audience: 'https://api.example', found: { audience: 'abc' } },
    ],
    ["The audience 'api://other' is invalid", { found: { audience: 'api://other' } }],
    ["The audience '(null)' is invalid", {}],
    ["The audience '[PII of type 'System.String' is hidden.]' is invalid", {}],
    [
      "IDX10214: Audience validation failed. Audiences: 'https://other.example'. Did not match: validationParameters.ValidAudience: 'https://api.example' or validationParameters.ValidAudiences: 'null'.",
      { audience: 'https://api.example', found: { audience: 'https://other.example' } },
    ],
    [
      "IDX10214: Audience validation failed. Audiences: 'https://other.example'. Did not match: validationParameters.ValidAudience: 'null' or validationParameters.ValidAudiences: 'api://a, https://a.example'.",
      { found: { audience: 'https://other.example' } },
    ],
    ['oidc: expected audience "api" got ["other"]', { audience: 'api', found: { audience: 'other' } }],
    ['oidc: expected audience "api" got ["other" "third"]', { audience: 'api' }],
    [
      'issuer https://a.okta.com does not match expected issuer: https://a.okta.com/oauth2/default',
      { issuer: 'https://a.okta.com/oauth2/default', found: { issuer: 'https://a.okta.com' } },
    ],
    ['JWT algorithm mismatch: expected "RS256", got "HS256"', { algorithm: 'RS256', found: { algorithm: 'HS256' } }],
    ["Unable to find a signing key that matches: 'Ab-_9'", { found: { kid: 'Ab-_9' } }],
    ['Unable to find a signing key that matches: "None"', {}],
    ['JOSE header typ (type) at+jwt not allowed', { found: { type: 'at+jwt' } }],
    ['Token use not allowed: id. Expected: access', { type: 'access', found: { type: 'id' } }],
    ['Token is missing the "sub" claim', { claim: 'sub' }],
    ['Bearer error="insufficient_scope", scope="orders:read orders:write"', { scope: 'orders:read orders:write' }],
    ['{\\"message\\":\\"Bad audience: https://api.example/\\"}', { found: { audience: 'https://api.example/' } }],
    [
      'error=access_denied&error_description=Service%20not%20found%3A%20https%3A%2F%2Fapi.example',
      { found: { audience: 'https://api.example' } },
    ],
    ['Token expired at 2026-01-02T03:04:05.000Z', { found: { expiredAt: 1_767_323_045 } }],
    ["The token expired at '01/02/2026 03:04:05'", { found: { expiredAt: 1_767_323_045 } }],
    ['oidc: token is expired (Token Expiry: 2026-01-02 03:04:05 +0000 UTC)', { found: { expiredAt: 1_767_323_045 } }],
    ["The token expired at 'yesterday'", {}],
    ['Token expired, 1767323045 < 1767323999', { found: { expiredAt: 1_767_323_045 } }],
  ])('%s', (text, facts) => {
    expect(first(text)?.facts).toEqual(facts)
  })

  it('hold no token', () => {
    const token = jws({ claims: { sub: 'person' } })
    const readings = readErrors(`jwt audience invalid. expected: ${token}\nAudience not allowed: ${token}. Expected: a`)
    expect(readings.length).toBeGreaterThan(0)
    expect(JSON.stringify(readings)).not.toContain(token.slice(0, 20))
  })

  it('are found behind a token of any length', () => {
    const long = accessToken({ text: 'a'.repeat(5000) })
    expect(first(`JwtTokenExpired: token (${long}) expired`)?.conditions).toEqual(['expired'])
  })
})
