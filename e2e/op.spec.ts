/** What the other specs rely on: the provider issues real tokens of each kind, and can be taken away. */
import { ISSUER } from './addresses.mjs'
import { accessToken, idToken, tokenResponse } from './op-client.ts'
import { startProvider } from './op.mjs'
import { expect, test } from './page.ts'

/** One part of a compact token, read. */
function part(token: string, index: number): unknown {
  return JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString())
}

for (const [resource, alg] of [
  ['urn:api:es256', 'ES256'],
  ['urn:api:rs256', 'RS256'],
  ['urn:api:ps256', 'PS256'],
  ['urn:api:eddsa', 'EdDSA'],
  ['urn:api:short-lived', 'ES256'],
] as const)
  test(`an access token for ${resource}`, async () => {
    const token = await accessToken(resource)
    expect(part(token, 0)).toMatchObject({ alg, typ: 'at+jwt' })
    expect(part(token, 1)).toMatchObject({ iss: ISSUER, aud: resource, scope: 'api:read' })
  })

test('encrypted and opaque access tokens', async () => {
  const encrypted = await accessToken('urn:api:jwe')
  expect(encrypted.split('.')).toHaveLength(5)
  expect(part(encrypted, 0)).toMatchObject({ alg: 'dir', enc: 'A256GCM', cty: 'at+jwt' })
  expect(await accessToken('urn:api:opaque')).toMatch(/^[\w-]{43}$/)
  expect(JSON.parse(await tokenResponse('urn:api:opaque'))).toMatchObject({ token_type: 'Bearer', expires_in: 600 })
})

test('an ID token, by the authorization code flow', async () => {
  const token = await idToken()
  expect(part(token, 0)).toMatchObject({ alg: 'RS256', kid: 'rs' })
  expect(part(token, 1)).toMatchObject({ iss: ISSUER, aud: 'svc', sub: 'alice', nonce: expect.any(String) })
})

test('a provider of its own, which goes away', async () => {
  const provider = await startProvider()
  expect(part(await accessToken('urn:api:es256', provider.issuer), 1)).toMatchObject({ iss: provider.issuer })
  await provider.close()
  await expect(accessToken('urn:api:es256', provider.issuer)).rejects.toThrow('fetch failed')
})
