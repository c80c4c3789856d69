import { describe, expect, it } from 'vitest'
import { inspect } from '../inspect.ts'
import type { Expected } from '../model/resource-server.ts'
import { accessToken, filler, jwe, jws, noon } from '../testing/forge.ts'
import { snippetsFor, stacks } from './index.ts'
import { whyNotLocally } from '../why-not-locally.ts'
import { questionsFor } from './questions.ts'
import { verifierOf } from './verifier.ts'

function contextOf(paste: string, expected: Expected = {}) {
  const inspection = inspect(paste, { now: noon, expected })
  const [token, provider] = [inspection.tokens[0], inspection.providers[0]]
  return { inspection, context: { ...(token && { token }), ...(provider && { provider }), expected } }
}
const verifier = (paste: string, expected?: Expected) => verifierOf(contextOf(paste, expected).context)
const okta = (issuer: string) =>
  jws({
    header: { alg: 'RS256', kid: 'k' },
    claims: { iss: issuer, aud: issuer, cid: '0oa1', uid: 'u', scp: ['openid'], ver: 1, jti: 'AT.1', exp: noon + 600 },
  })

describe('what an API checks', () => {
  it('is what the person expects, whatever the token says', () => {
    const expected = {
      issuer: 'https://other.example/',
      audience: 'urn:a urn:b',
      algorithms: ['ES256'],
      tokenType: 'JWT',
      clockTolerance: 5,
    }
    const { issuer, audience, algorithms, type, tolerance, jwks } = verifier(accessToken(), expected)
    expect(issuer).toEqual({ value: 'https://other.example/', from: 'expected' })
    expect(audience).toEqual({ value: ['urn:a', 'urn:b'], from: 'expected' })
    expect(algorithms).toEqual({ value: ['ES256'], from: 'expected' })
    expect(type).toEqual({ value: 'JWT', from: 'expected' })
    expect(tolerance).toBe(5)
    // The place of another issuer's keys is a guess.
    expect(jwks).toEqual({ value: 'https://other.example/.well-known/jwks.json', from: 'blank' })
  })

  it('is taken from the token otherwise, and said to be', () => {
    const { issuer, audience, algorithms, type, tolerance } = verifier(accessToken())
    expect(issuer).toEqual({ value: 'https://issuer.example/', from: 'token' })
    expect(audience).toEqual({ value: ['https://api.example'], from: 'token' })
    expect(algorithms).toEqual({ value: ['RS256'], from: 'token' })
    expect(type).toEqual({ value: 'at+jwt', from: 'token' })
    expect(tolerance).toBe(60)
  })

  it('has the keys where the provider keeps them', () => {
    const paste = accessToken({
      iss: 'https://tenant.eu.auth0.com/',
      aud: ['urn:api', 'https://tenant.eu.auth0.com/userinfo'],
    })
    expect(verifier(paste).jwks).toEqual({
      value: 'https://tenant.eu.auth0.com/.well-known/jwks.json',
      from: 'provider',
    })
    expect(verifier(paste).audience.value).toEqual(['urn:api'])
    expect(verifier(paste, { issuer: 'https://tenant.eu.auth0.com/' }).jwks.from).toBe('provider')
  })

  it.each([
    [
      'an ID token names the app',
      jws({
        claims: { iss: 'https://issuer.example/', aud: 'app', nonce: 'n', sub: 's', auth_time: noon, at_hash: 'h' },
      }),
    ],
    ['an encrypted token', jwe({ alg: 'dir', enc: 'A256GCM', iss: 'https://tenant.eu.auth0.com/' })],
    ['no token at all', 'hello'],
  ])('is to be filled in: %s', (_, paste) => {
    expect(verifier(paste).audience).toEqual({ value: ['YOUR_API_IDENTIFIER'], from: 'blank' })
  })

  it.each(['HS256', 'none', 'RSA-OAEP', 'constructor'])('never lists %s beside published keys', (alg) => {
    const paste = accessToken({}, { alg, kid: 'k' })
    expect(verifier(paste).algorithms).toEqual({ value: ['RS256'], from: 'blank' })
    expect(verifier(paste, { algorithms: [alg] }).algorithms.value).toEqual(['RS256'])
  })

  it.each(['https://a.example/${env}', 'a\u200bb', 'a\nb', `https://a.example/${'x'.repeat(600)}`, '‹masked›'])(
    'leaves out what cannot be copied faithfully: %j',
    (iss) => {
      expect(verifier(accessToken({ iss })).issuer).toEqual({ value: 'https://YOUR_ISSUER', from: 'blank' })
    },
  )

  it('compares the client where Cognito names no audience', () => {
    const paste = jws({
      claims: {
        iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf123',
        token_use: 'access',
        client_id: 'client-1',
        exp: noon + 60,
      },
    })
    expect(verifier(paste)).toMatchObject({
      audience: { value: [] },
      claims: [
        ['token_use', { value: 'access' }],
        ['client_id', { value: 'client-1', from: 'token' }],
      ],
    })
    for (const stack of stacks) {
      const text = snippetsFor(contextOf(paste).context, stack.id)
        .map((snippet) => snippet.text)
        .join('\n')
      expect(text).not.toContain('YOUR_API_IDENTIFIER')
      expect(text).not.toContain('https://api.example')
    }
    expect(snippetsFor(contextOf(paste).context, 'jose')[0]?.text).toContain("payload.client_id !== 'client-1'")
  })

  it('holds nothing of the token but identifiers', () => {
    const token = accessToken({ sub: 'person-4711', email: 'somebody@mail.example' })
    const [header = '', payload = '', signature = ''] = token.split('.')
    for (const { text } of snippetsFor(contextOf(token).context))
      for (const secret of ['person-4711', 'somebody', header, payload, signature.slice(0, 20)])
        expect(text).not.toContain(secret)
  })

  it('is in every snippet that can say it', () => {
    const { context } = contextOf(accessToken())
    expect(stacks.map(({ id }) => id)).toEqual([...new Set(stacks.map(({ id }) => id))])
    for (const { id, label, source } of stacks) {
      const text = snippetsFor(context, id)
        .map((snippet) => snippet.text)
        .join('\n')
      expect([
        id,
        text.replaceAll('\\', '').includes('https://issuer.example/'),
        text.replaceAll('\\', '').includes('https://api.example'),
      ]).toEqual([id, true, true])
      expect(label).toMatch(/\d|SAM/)
      expect(URL.canParse(source.url)).toBe(true)
    }
  })

  it('asks Spring for the type by a bean, since its settings cannot', () => {
    const [settings, bean] = snippetsFor(contextOf(accessToken()).context, 'spring')
    expect(settings?.text).toContain('audiences: ["https://api.example"]')
    expect(bean?.text).toContain('.validateType(false)')
    expect(bean?.text).toContain('new JwtTypeValidator("at+jwt")')
    const plain = accessToken({}, { alg: 'RS256', kid: 'k', typ: 'JWT' })
    expect(snippetsFor(contextOf(plain).context, 'spring')).toHaveLength(1)
  })
})

describe('why an API cannot check a token by itself', () => {
  it.each([
    ['Okta’s Org authorization server', okta('https://org-1.okta.com'), 'Okta alone'],
    [
      'Microsoft Graph',
      jws({
        header: { alg: 'RS256', kid: 'k', nonce: 'n' },
        claims: {
          iss: 'https://sts.windows.net/9d9e4f6e-1a2b-4c3d-8e5f-000000000001/',
          aud: 'https://graph.microsoft.com',
          ver: '1.0',
          exp: noon + 60,
        },
      }),
      'for Microsoft',
    ],
    [
      'encrypted for Auth0',
      jwe({ alg: 'dir', enc: 'A256GCM', iss: 'https://tenant.eu.auth0.com/' }),
      'Auth0 has encrypted',
    ],
    ['opaque', filler(32), 'opaque'],
    ['a shared secret', accessToken({}, { alg: 'HS256' }), 'shared secret'],
  ])('%s', (_, paste, part) => {
    expect(whyNotLocally(contextOf(paste).inspection)).toContain(part)
  })

  it.each([
    ['a custom authorization server of Okta', okta('https://org-1.okta.com/oauth2/default')],
    ['any other', accessToken()],
  ])('nothing against it: %s', (_, paste) => {
    expect(whyNotLocally(contextOf(paste).inspection)).toBeUndefined()
  })
})

describe('questions to the provider', () => {
  const asked = (paste: string) => questionsFor(contextOf(paste).context.provider)
  const texts = (paste: string) => asked(paste).map(({ endpoint, snippet }) => [endpoint, snippet.text])

  it('only where it has the endpoint, with placeholders of the shell', () => {
    expect(texts(okta('https://org-1.okta.com'))).toEqual([
      [
        'introspection',
        'curl --request POST \'https://org-1.okta.com/oauth2/v1/introspect\' \\\n  --user "$CLIENT_ID:$CLIENT_SECRET" \\\n  --data-urlencode "token=$TOKEN" \\\n  --data-urlencode \'token_type_hint=access_token\'',
      ],
      ['userinfo', 'curl --header "Authorization: Bearer $TOKEN" \\\n  \'https://org-1.okta.com/oauth2/v1/userinfo\''],
      [
        'revocation',
        'curl --request POST \'https://org-1.okta.com/oauth2/v1/revoke\' \\\n  --user "$CLIENT_ID:$CLIENT_SECRET" \\\n  --data-urlencode "token=$TOKEN" \\\n  --data-urlencode \'token_type_hint=access_token\'',
      ],
    ])
  })

  it('Auth0 has no introspection, and takes back refresh tokens only', () => {
    const [userinfo, revocation] = asked(accessToken({ iss: 'https://tenant.eu.auth0.com/' }))
    expect(userinfo?.endpoint).toBe('userinfo')
    expect(revocation?.text).toContain('refresh tokens only')
    expect(revocation?.snippet.text).toContain('--data-urlencode "client_id=$CLIENT_ID"')
  })

  it('nothing of a provider that is not known', () => {
    expect(asked(accessToken())).toEqual([])
  })
})
