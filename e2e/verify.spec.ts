/** Tokens of a real provider, checked in the page: with the keys that it publishes, and with keys given by hand. */
import { createPublicKey, type JsonWebKey } from 'node:crypto'
import { ISSUER } from './addresses.mjs'
import { claimsFor, hs256, read, tampered } from './forge.ts'
import { inspector } from './inspector.ts'
import { accessToken, idToken } from './op-client.ts'
import { startProvider } from './op.mjs'
import { expect, type Network, test } from './page.ts'

const metadata = `${ISSUER}/.well-known/oauth-authorization-server`

/** The addresses of an issuer that were asked, in order. */
const asked = ({ requests }: Network) => requests.map(({ url }) => url).filter((url) => url.startsWith(ISSUER))

async function jwksOf(issuer: string): Promise<{ text: string; keys: (JsonWebKey & { kid: string })[] }> {
  const text = await (await fetch(`${issuer}/jwks`)).text()
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the provider is ours
  return { text, keys: (JSON.parse(text) as { keys: (JsonWebKey & { kid: string })[] }).keys }
}

for (const [resource, alg] of [
  ['urn:api:es256', 'ES256'],
  ['urn:api:rs256', 'RS256'],
  ['urn:api:ps256', 'PS256'],
  ['urn:api:eddsa', 'EdDSA'],
] as const)
  test(`${alg} with the keys that the issuer publishes`, async ({ page, network }) => {
    const token = await accessToken(resource)
    const { paste, headline, signature, ask, requests, selected } = inspector(page, network)
    await page.goto('./')
    await paste(token)
    await expect(headline).toHaveAttribute('data-headline', 'none')
    await expect(selected).toHaveAttribute('data-use', 'access-token')
    await expect(signature).toHaveAttribute('data-signature', 'unverifiable')
    await expect(signature).toHaveAttribute('data-because', 'no-key-source')
    await expect(signature).not.toHaveAttribute('data-key-origin')
    // The button says where to, and until it is pressed nobody is asked.
    await expect(ask).toHaveAccessibleName(`Verify with ${metadata}`)
    await expect(requests).toHaveAttribute('data-requests', '0')
    expect(asked(network)).toEqual([])

    network.allow(ISSUER)
    await ask.click()
    await expect(signature).toHaveAttribute('data-signature', 'verified')
    await expect(signature).toHaveAttribute('data-key-origin', 'issuer')
    await expect(signature).toContainText(alg)
    await expect(headline).toHaveAttribute('data-headline', 'none')
    await expect(requests).toHaveAttribute('data-requests', '2')
    expect(asked(network)).toEqual([metadata, `${ISSUER}/jwks`])
    for (const { method, body, headers } of network.requests.filter(({ url }) => url.startsWith(ISSUER))) {
      expect({ method, body }).toEqual({ method: 'GET', body: '' })
      expect(Object.keys(headers)).not.toEqual(expect.arrayContaining([expect.stringMatching(/cookie|authorization/)]))
    }
  })

test('the same token with other claims fails', async ({ page, network }) => {
  const token = await accessToken('urn:api:es256')
  const { paste, headline, signature, ask, rule } = inspector(page, network)
  network.allow(ISSUER)
  await page.goto('./')
  await paste(token)
  await ask.click()
  await expect(signature).toHaveAttribute('data-signature', 'verified')

  await paste(tampered(token, { scope: 'api:read api:write' }))
  await expect(signature).toHaveAttribute('data-signature', 'failed')
  await expect(signature).toHaveAttribute('data-key-origin', 'issuer')
  await expect(headline).toHaveAttribute('data-headline', 'signature-bad')
  await expect(rule('signature-bad')).toHaveAttribute('data-severity', 'error')
})

test('an opaque token', async ({ page, network }) => {
  const { paste, headline, tokens, ask } = inspector(page, network)
  await page.goto('./')
  await paste(await accessToken('urn:api:opaque'))
  await expect(headline).toHaveAttribute('data-headline', 'opaque-token')
  await expect(tokens).toHaveAttribute('data-kind', 'opaque')
  await expect(ask).toHaveCount(0)
})

test('an encrypted token is read as far as its header', async ({ page, network }) => {
  const token = await accessToken('urn:api:jwe')
  const { paste, headline, tokens, part, signature, ask } = inspector(page, network)
  await page.goto('./')
  await paste(token)
  await expect(tokens).toHaveAttribute('data-kind', 'jwe')
  await expect(headline).toHaveAttribute('data-headline', 'jwe-generic')
  for (const value of ['"dir"', '"A256GCM"', `"${ISSUER}"`, '"urn:api:jwe"'])
    await expect(part('header')).toContainText(value)
  const lengths = token.split('.').map((piece) => `${Buffer.from(piece, 'base64url').length} octets`)
  await expect(part('encrypted-key')).toContainText('0 octets')
  await expect(part('initialization-vector')).toContainText(lengths[2] ?? '')
  await expect(part('ciphertext')).toContainText(lengths[3] ?? '')
  await expect(part('authentication-tag')).toContainText('16 octets')
  await expect(part('claims')).toHaveCount(0)
  await expect(signature).toHaveAttribute('data-because', 'encrypted')
  await expect(ask).toHaveCount(0)
})

test('an ID token is told from an access token', async ({ page, network }) => {
  const [id, access] = await Promise.all([idToken(), accessToken('urn:api:es256')])
  const { paste, headline, selected, tokens, signature, rule, ask } = inspector(page, network)
  network.allow(ISSUER)
  await page.goto('./')
  await paste(id)
  await expect(selected).toHaveAttribute('data-use', 'id-token')
  await expect(headline).toHaveAttribute('data-headline', 'id-token-as-access-token')
  await ask.click()
  await expect(signature).toHaveAttribute('data-signature', 'verified')
  // A good signature does not make it the right token.
  await expect(headline).toHaveAttribute('data-headline', 'id-token-as-access-token')

  await paste(JSON.stringify({ access_token: access, id_token: id, token_type: 'Bearer' }), id, access)
  await expect(selected).toHaveAttribute('data-use', 'access-token')
  await expect(tokens.and(page.locator('[data-use=id-token]'))).toHaveCount(1)
  await expect(rule('id-token-as-access-token')).toHaveCount(0)
  await expect(headline).toHaveAttribute('data-headline', 'none')
})

test('what the API expects is compared with the token', async ({ page, network }) => {
  const { paste, headline, expected, part } = inspector(page, network)
  await page.goto('./')
  await paste(await accessToken('urn:api:es256'))
  for (const [field, value, rule] of [
    ['Audience', 'urn:api:orders', 'aud-mismatch'],
    ['Audience', 'urn:api:es256/', 'aud-near-miss'],
    ['Audience', 'urn:api:es256', 'none'],
    ['Issuer', 'https://issuer.example', 'iss-mismatch-exact'],
    ['Issuer', `${ISSUER}/`, 'iss-near-miss'],
    ['Issuer', ISSUER, 'none'],
    ['Scope', 'api:write', 'scope-missing'],
    ['Scope', 'api:read', 'none'],
  ] as const) {
    await expected(field).fill(value)
    await expect(headline, `${field} ${value}`).toHaveAttribute('data-headline', rule)
  }
  await expect(part('claims')).toContainText('urn:api:es256')
})

test('expiry is named, and leads only when nothing else is wrong', async ({ page, network }) => {
  const token = await accessToken('urn:api:short-lived')
  const { paste, headline, expected, rule } = inspector(page, network)
  await page.clock.setFixedTime((Number(read(token, 1).exp) + 3 * 3600) * 1000)
  await page.goto('./')
  await paste(token)
  await expect(headline).toHaveAttribute('data-headline', 'expired')
  await expect(headline).toContainText('3 hours ago')
  await expected('Audience').fill('urn:api:orders')
  await expect(headline).toHaveAttribute('data-headline', 'aud-mismatch')
  await expect(rule('expired')).toHaveAttribute('data-outcome', 'flag')
})

test.describe('a key given by hand', () => {
  test('a JWKS, a JWK and a PEM, of the right key and of another', async ({ page, network }) => {
    const { text, keys } = await jwksOf(ISSUER)
    const rsa = keys.find(({ kid }) => kid === 'rs') ?? {}
    const pem = createPublicKey({ key: rsa, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString()
    const other = createPublicKey({ key: keys.find(({ kid }) => kid === 'ps') ?? {}, format: 'jwk' })
    const { paste, signature, giveKey, headline, requests } = inspector(page, network)
    await page.goto('./')
    await paste(await accessToken('urn:api:rs256'))
    for (const given of [text, JSON.stringify(rsa), pem]) {
      await giveKey(given)
      await expect(signature).toHaveAttribute('data-signature', 'verified')
      await expect(signature).toHaveAttribute('data-key-origin', 'given')
      await giveKey(other.export({ type: 'spki', format: 'pem' }).toString())
      await expect(signature).toHaveAttribute('data-signature', 'failed')
      await expect(headline).toHaveAttribute('data-headline', 'signature-bad')
    }
    await expect(requests).toHaveAttribute('data-requests', '0')
  })

  test('a shared secret', async ({ page, network }) => {
    const secret = ' a secret of more than 32 octets, spaces included '
    const { paste, signature, giveKey, ask } = inspector(page, network)
    await page.goto('./')
    await paste(hs256(claimsFor('https://issuer.example/'), secret))
    // An issuer does not publish its secrets.
    await expect(ask).toHaveCount(0)
    await giveKey(secret)
    await expect(signature).toHaveAttribute('data-signature', 'verified')
    await expect(signature).toHaveAttribute('data-key-origin', 'given')
    await giveKey(secret.trim())
    await expect(signature).toHaveAttribute('data-signature', 'failed')
  })

  test('what is no key gets words, and stays where it was typed', async ({ page, network }) => {
    const { paste, signature, giveKey } = inspector(page, network)
    const keyBox = page.getByRole('textbox', { name: 'Key, JWKS or secret' })
    await page.goto('./')
    await paste(await accessToken('urn:api:es256'))
    for (const [text, words] of [
      ['no key at all', 'neither a JWK, a JWK Set nor a PEM'],
      ['{"kty":"EC",', 'not JSON'],
      ['{"a":1}', 'neither a JWK (it has no “kty”) nor a JWK Set'],
      ['{"keys":[]}', 'holds no key'],
      ['-----BEGIN PUBLIC KEY-----\nMIIB', 'its END line is missing'],
    ] as const) {
      await giveKey(text)
      await expect(page.getByRole('status').filter({ hasText: words })).toBeVisible()
      await expect(keyBox).toHaveValue(text)
      await expect(signature).toHaveAttribute('data-because', 'no-key-source')
    }
  })
})

test('the server is stopped: unreadable, and a pasted JWKS does', async ({ page, network }) => {
  const provider = await startProvider()
  const token = await accessToken('urn:api:es256', provider.issuer)
  const { text } = await jwksOf(provider.issuer)
  await provider.close()
  network.allow(provider.issuer)
  network.expectFault(/console: .*ERR_CONNECTION_REFUSED/)

  const { paste, signature, ask, giveKey, headline, requests } = inspector(page, network)
  await page.goto('./')
  await paste(token)
  await ask.click()
  await expect(signature).toHaveAttribute('data-because', 'unreadable')
  await expect(signature).toHaveAttribute('data-signature', 'unverifiable')
  // What is not known is neither green nor red.
  await expect(headline).toHaveAttribute('data-headline', 'none')
  await expect(requests).toHaveAttribute('data-requests', '2')
  await giveKey(text)
  await expect(signature).toHaveAttribute('data-signature', 'verified')
  await expect(signature).toHaveAttribute('data-key-origin', 'given')
})
