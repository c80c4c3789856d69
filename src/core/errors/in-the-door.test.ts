import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inspect } from '../inspect.ts'
import type { Inspection } from '../inspect.ts'
import type { Context } from '../model/inspection.ts'
import { redact } from '../share/redact.ts'
import { accessToken, filler, jwe, jws, noon } from '../testing/forge.ts'

/** Messages with the row that explains them; one out of a few, wherever they stand in the list. */
const lines = readFileSync(new URL('../testing/real-messages.txt', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
const messages = lines
  .filter((_, i) => i % Math.floor(lines.length / 60) === 3)
  .map((line) => {
    const [, id = '', condition = '', text = ''] = /^(\S+) (\S+) (.*)$/.exec(line) ?? []
    return { id, condition, text }
  })

const recognised = ({ findings, errors }: Inspection) =>
  findings.flatMap(({ rule, error }) => (rule === 'error-recognised' ? [errors[error ?? -1]] : []))
const rulesOf = ({ findings }: Inspection) => findings.map(({ rule }) => rule)

/** What decides what a person sees. */
const essence = ({ findings, headline }: Inspection) => ({
  headline,
  findings: findings.map(({ rule, severity, token, artifact, error, outcome }) => ({
    rule,
    severity,
    token,
    artifact,
    error,
    outcome,
  })),
})

describe('an error text alone', () => {
  it('is tried with at least thirty messages', () => {
    expect(messages.length).toBeGreaterThanOrEqual(30)
  })

  it.each(messages)('$id: $text', ({ id, condition, text }) => {
    const inspection = inspect(text, { now: noon })
    const explained = recognised(inspection)
    expect(explained.map((reading) => reading?.id)).toContain(id)
    if (condition !== '-') expect(explained.find((reading) => reading?.id === id)?.conditions[0]).toBe(condition)
    expect(inspection.headline).not.toBeNull()
    expect(inspection.tokens).toEqual([])
    const [leader] = inspection.findings
    expect(leader?.rule).toBe(inspection.headline)
    expect(leader?.message).not.toMatch(/undefined|\[object/)
  })

  it('has its explanation for a headline, and one that says more goes before it', () => {
    expect(inspect('JsonWebTokenError: jwt malformed').headline).toBe('error-recognised')
    expect(inspect('{"error":"invalid_grant"}').headline).toBe('response-error')
    expect(inspect('Audiences in Jwt are not allowed').headline).toBe('generic-403-audience')
  })
})

describe('an error text beside a token', () => {
  const auth0 = jwe({ alg: 'dir', enc: 'A256GCM', iss: 'https://tenant.eu.auth0.com/' })
  const okta = accessToken(
    { iss: 'https://org.okta.com', aud: 'https://org.okta.com', cid: '0oa1', client_id: undefined },
    { alg: 'RS256', kid: 'key-1' },
  )
  const old = accessToken({ exp: noon - 3600, iat: noon - 7200 })
  const headline = (paste: string, context: Context = {}) => inspect(paste, { now: noon, ...context }).headline

  it.each([
    ['auth0-jwe-no-audience', auth0, 'JsonWebTokenError: jwt malformed'],
    ['auth0-jwe-no-audience', auth0, 'JWSInvalid: Invalid Compact JWS'],
    ['auth0-jwe-no-audience', auth0, 'WWW-Authenticate: Bearer error="invalid_token"'],
    ['okta-org-as', okta, 'JsonWebTokenError: invalid signature'],
    [
      'okta-org-as',
      okta,
      'issuer https://org.okta.com does not match expected issuer: https://org.okta.com/oauth2/default',
    ],
    ['okta-org-as', okta, 'Signature verification failed'],
    ['expired', old, 'TokenExpiredError: jwt expired'],
    ['expired', old, 'error="invalid_token", error_description="The token expired at \'03/01/2026 11:00:00\'"'],
    ['opaque-token', filler(24), 'jwt malformed'],
  ])('keeps the headline %s', (rule, token, text) => {
    for (const paste of [`${token}\n\n${text}`, `${text}\n\n${token}`]) {
      expect(headline(paste)).toBe(rule)
      expect(rulesOf(inspect(paste, { now: noon }))).toContain('error-recognised')
    }
  })

  it('lets time lead where it speaks of time, and the audience where it speaks of that', () => {
    const token = accessToken({ exp: noon - 3600, iat: noon - 7200, aud: 'https://other.example' })
    const context = { expected: { audience: 'https://api.example' } }
    expect(headline(token, context)).toBe('aud-mismatch')
    expect(headline(`${token}\njwt expired`, context)).toBe('expired')
    expect(headline(`${token}\njwt audience invalid. expected: https://api.example`, context)).toBe('aud-mismatch')
  })

  it('brings what it speaks of before what stands earlier, within the same severity only', () => {
    const token = accessToken({ iss: 'https://other.example/', aud: 'https://other.example' })
    const context = { expected: { issuer: 'https://issuer.example/', audience: 'https://api.example' } }
    expect(headline(token, context)).toBe('iss-mismatch-exact')
    expect(headline(`${token}\n"Audience doesn't match"`, context)).toBe('aud-mismatch')
    // A warning that an error text speaks of stays behind an error that it does not.
    const inactive = inspect(`${token}\n{"active":false}`, { now: noon, ...context })
    expect(inactive.findings[0]?.severity).toBe('error')
    expect(rulesOf(inactive)).toContain('introspection-inactive')
  })

  it('says when it is about another token', () => {
    expect(headline(`${accessToken()}\nTokenExpiredError: jwt expired`)).toBe('error-token-mismatch')
  })
})

describe('a text that is no error', () => {
  const prose = [
    'Each request carries a JWT. When it has expired, the client asks for another one; the audience names the API.',
    'const payload = jwt.verify(token, key, { algorithms: ["RS256"], audience, issuer })\nif (!payload.sub) return next()',
    'INFO 12:00:00 user logged in\nINFO 12:00:01 token issued, expires in 3600 seconds\nDEBUG cache miss for jwks',
    'The signature is checked with the key that “kid” names. See the section on errors for what can go wrong.',
    'catch (error) { if (error instanceof TokenExpiredError) return refresh(); throw error }',
  ]

  it.each(prose)('has no headline: %s', (text) => {
    expect(inspect(text, { now: noon }).headline).toBeNull()
  })

  it.each(prose)('takes nothing from a healthy token: %s', (text) => {
    const { findings, headline } = inspect(`${text}\n\n${accessToken()}`, { now: noon })
    expect(headline).toBeNull()
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([])
  })
})

describe('a redacted copy of an error text', () => {
  const secret = 'qzxv123456ABCDEFwxyz'
  const pastes: Readonly<Record<string, string>> = {
    alone: 'JsonWebTokenError: jwt malformed',
    'with what is expected': 'jwt audience invalid. expected: https://api.example',
    'with what was seen': `${accessToken()}\nUnable to find a signing key that matches: "${secret}"`,
    'with what fits': `${accessToken()}\nUnable to find a signing key that matches: "key-1"`,
    'with an end': `${accessToken()}\nThe token expired at '02/20/2026 07:13:00'`,
    'of a person': `Error: user ${secret}@example.test: TokenExpiredError: jwt expired for ${secret}`,
    'with a person as the audience': `jwt audience invalid. expected: ${secret}@example.test`,
    'with a token': `${accessToken()}\ntoken (${accessToken({ jti: secret })}) expired`,
    'a callback': `https://app.example/callback?code=${secret}&iss=https%3A%2F%2Fissuer.example`,
    'a challenge': `${accessToken()}\nWWW-Authenticate: Bearer error="invalid_token", error_description="Invalid token", error_uri="https://tools.ietf.org/html/rfc6750#section-3.1"`,
    'a step up': 'WWW-Authenticate: Bearer error="insufficient_user_authentication", acr_values="mfa", max_age=5',
    'metadata and its address': `https://idp.example/a/.well-known/openid-configuration\n{"issuer":"https://idp.example/b","jwks_uri":"https://idp.example/b/keys"}`,
    'an introspection that was refused': `curl -u api:${secret} https://issuer.example/introspect -d 'token=${accessToken()}'\n{"error":"invalid_client"}`,
    'a page': '<!DOCTYPE html><html></html>',
    'an inactive token': `${jws({ claims: { iss: 'https://issuer.example/' } })}\n{"active":false}`,
  }

  it.each(Object.entries(pastes))('%s', (_, paste) => {
    const original = inspect(paste, { now: noon })
    const copy = redact(original, { now: noon })
    const opened = inspect(copy, { now: noon })
    expect(essence(opened)).toEqual(essence(original))
    expect(opened.errors.map(({ id, conditions, says, look }) => ({ id, conditions, says, look }))).toEqual(
      original.errors.map(({ id, conditions, says, look }) => ({ id, conditions, says, look })),
    )
    expect(copy).not.toContain(secret)
    expect(essence(inspect(redact(opened, { now: noon }), { now: noon }))).toEqual(essence(original))
  })
})
