/** What a check proves: where keys are from, how secrets are read, what belongs together, and what encryption hides. */
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import { CompactEncrypt } from 'jose'
import { claimsFor, hs256, now, signingKey } from './forge.ts'
import { inspector } from './inspector.ts'
import { expect, test } from './page.ts'

const hash = (text: string) => createHash('sha256').update(text).digest('base64url')

test('a key that the token carries is compared on request only, and turns nothing green', async ({ page, network }) => {
  const key = signingKey('key-1')
  const { paste, signature, headline, requests } = inspector(page, network)
  await page.goto('./')
  await paste(key.sign(claimsFor('https://issuer.example'), { jwk: key.jwk }))
  await expect(signature).toHaveAttribute('data-because', 'no-key-source')
  await page.getByRole('button', { name: /key inside/ }).click()
  await expect(signature).toHaveAttribute('data-key-origin', 'embedded')
  await expect(signature).toContainText('Consistent with itself')
  await expect(signature).toContainText('proves nothing about who made it')
  await expect(signature).not.toContainText('Verified')
  await expect(headline).toHaveAttribute('data-headline', 'embedded-key')
  await expect(requests).toHaveAttribute('data-requests', '0')
})

test('a secret that was meant to be read another way is named, and read so with one click', async ({
  page,
  network,
}) => {
  const octets = randomBytes(32)
  const { paste, signature, headline, giveKey } = inspector(page, network)
  await page.goto('./')
  await paste(hs256(claimsFor('https://issuer.example'), octets))
  await giveKey(octets.toString('base64'))
  await expect(signature).toHaveAttribute('data-signature', 'failed')
  await expect(headline).toHaveAttribute('data-headline', 'signature-bad')
  await expect(headline).toContainText('base64')
  await page.getByRole('button', { name: 'Read it as base64' }).click()
  await expect(signature).toHaveAttribute('data-signature', 'verified')
  await expect(signature).toHaveAttribute('data-key-origin', 'given')
})

test('an encrypted token opens with the person’s key, and what was inside is judged but not shared', async ({
  page,
  network,
}) => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const key = signingKey('key-1')
  const inner = key.sign(claimsFor('https://issuer.example', { exp: now() - 3600, sub: 'a-person-of-the-tests' }))
  const token = await new CompactEncrypt(Buffer.from(inner))
    .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'JWT' })
    .encrypt(publicKey)
  const { paste, headline, signature, giveKey, share } = inspector(page, network)
  network.noteSecrets(inner)
  await page.goto('./')
  await paste(token)
  const decryption = page.locator('[data-decryption]')
  const open = async (text: string) => {
    await page.getByRole('textbox', { name: 'Private key, secret or password' }).fill(text)
    await page.getByRole('button', { name: 'Open', exact: true }).click()
  }
  await expect(headline).toHaveAttribute('data-headline', 'jwe-generic')
  await open(publicKey.export({ type: 'spki', format: 'pem' }).toString())
  await expect(decryption).toHaveAttribute('data-because', 'public-key')
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  await open(other.export({ type: 'pkcs8', format: 'pem' }).toString())
  await expect(decryption).toHaveAttribute('data-because', 'wrong-key')
  await open(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
  await expect(decryption).toHaveAttribute('data-decryption', 'opened')
  await expect(headline).toHaveAttribute('data-headline', 'expired')
  await giveKey(JSON.stringify(key.jwk))
  await expect(signature).toHaveAttribute('data-signature', 'verified')

  await share.click()
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue()
  const copy = Buffer.from(link.slice(link.indexOf('#v1=') + 4), 'base64url').toString()
  expect(copy + link).not.toContain('a-person-of-the-tests')
})

test('a DPoP proof is held against its request and its token', async ({ page, network }) => {
  const [issuer, holder] = [signingKey('key-1'), signingKey('holder')]
  const { kid: _, alg: __, use: ___, ...jwk } = { kid: '', alg: '', use: '', ...holder.jwk }
  const { crv, kty, x, y } = { crv: '', kty: '', x: '', y: '', ...jwk }
  const bound = issuer.sign(
    claimsFor('https://issuer.example', { cnf: { jkt: hash(JSON.stringify({ crv, kty, x, y })) } }),
  )
  const proof = (htu: string) =>
    holder.sign({ htm: 'GET', htu, iat: now(), jti: 'one', ath: hash(bound) }, { typ: 'dpop+jwt', jwk, kid: undefined })
  const curl = (htu: string) =>
    `curl https://api.example/things -H 'Authorization: DPoP ${bound}' -H 'DPoP: ${proof(htu)}'`
  const { paste, headline, rule } = inspector(page, network)
  await page.goto('./')
  await paste(curl('https://api.example/things'), bound)
  await expect(page.locator('[data-binding="proof-signature"]')).toHaveAttribute('data-outcome', 'met')
  await expect(page.locator('[data-binding][data-outcome="not-met"]')).toHaveCount(0)
  await expect(headline).toHaveAttribute('data-headline', 'none')
  await paste(curl('https://api.example/others'), bound)
  await expect(page.locator('[data-binding="proof-htu"]')).toHaveAttribute('data-outcome', 'not-met')
  await expect(rule('dpop-proof-mismatch')).toHaveAttribute('data-severity', 'error')
})
