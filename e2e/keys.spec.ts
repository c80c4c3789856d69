/** What stands at the address of keys: in every form that is published, in order or not, and how often one is asked. */
import { createPublicKey, type JsonWebKey } from 'node:crypto'
import { claimsFor, signingKey, tampered } from './forge.ts'
import { inspector } from './inspector.ts'
import { healthy, json, metadataPath, test } from './mock-issuer.ts'
import { expect } from './page.ts'

const key = signingKey('key-1')
const other = signingKey('key-1')

const pem = (jwk: JsonWebKey) =>
  createPublicKey({ key: jwk, format: 'jwk' }).export({ format: 'pem', type: 'spki' }).toString()

/** A document as any site may read it. */
const text = (body: string) => ({
  headers: { 'content-type': 'text/plain', 'access-control-allow-origin': '*' },
  body,
})

test('two keys of one id: the one that signed is found, and the set is remarked on', async ({
  page,
  network,
  mock,
}) => {
  const { issuer } = await mock(healthy(other.jwk, key.jwk))
  const { paste, ask, signature } = inspector(page, network)
  await page.goto('./')
  await paste(key.sign(claimsFor(issuer)))
  await ask.click()
  await expect(signature).toHaveAttribute('data-signature', 'verified')
  await expect(page.locator('[data-key-remark="duplicate-kid"]')).toBeVisible()
})

test('a key set that publishes its private key proves nothing, and is said to, loudly', async ({
  page,
  network,
  mock,
}) => {
  const leaked = signingKey('key-1')
  const { issuer } = await mock(healthy({ ...leaked.jwk, d: 'A'.repeat(43) }))
  const { paste, ask, signature } = inspector(page, network)
  await page.goto('./')
  await paste(leaked.sign(claimsFor(issuer)))
  await ask.click()
  // Anybody could have signed it: that it fits proves nothing.
  await expect(signature).toHaveAttribute('data-signature', 'unverifiable')
  await expect(signature).toHaveAttribute('data-because', 'worthless-key')
  await expect(page.locator('[data-headline]')).toHaveAttribute('data-headline', 'weak-key')
  await expect(signature).not.toContainText('✓ Verified')
  await expect(page.locator('[data-key-remark="private-published"]')).toBeVisible()
})

test('broken and foreign keys beside a good one do not matter', async ({ page, network, mock }) => {
  const { issuer } = await mock((origin) => ({
    ...healthy()(origin),
    '/keys': json({ keys: [7, null, {}, { kty: 'EC', kid: 'key-1' }, { kty: 'of the future', kid: 'x' }, key.jwk] }),
  }))
  const { paste, ask, signature } = inspector(page, network)
  await page.goto('./')
  await paste(key.sign(claimsFor(issuer)))
  await ask.click()
  await expect(signature).toHaveAttribute('data-signature', 'verified')
  await expect(signature).toHaveAttribute('data-key-origin', 'issuer')
})

test('one document for all tenants serves the tenant that the token names', async ({ page, network, mock }) => {
  const { issuer, asked } = await mock((origin) => ({
    [`${metadataPath}/one`]: json({ issuer: `${origin}/{tenantid}`, jwks_uri: `${origin}/keys` }),
    '/keys': json({ keys: [key.jwk] }),
  }))
  const { paste, ask, signature } = inspector(page, network)
  await page.goto('./')
  await paste(key.sign(claimsFor(`${issuer}/one`, { tid: 'one' })))
  await ask.click()
  await expect(signature).toHaveAttribute('data-signature', 'verified')
  expect(asked).toEqual([`${metadataPath}/one`, '/keys'])
})

test('an address in the key box: a key set, keys by id, a PEM', async ({ page, network, mock }) => {
  const { issuer, asked } = await mock(() => ({
    '/set': json({ keys: [key.jwk] }),
    '/by-id': json({ 'key-0': pem(signingKey('key-0').jwk), 'key-1': pem(key.jwk) }),
    '/pem/key-1': text(pem(key.jwk)),
  }))
  const { paste, signature, requests } = inspector(page, network)
  const box = page.getByRole('textbox', { name: 'Key, JWKS or secret' })
  await page.goto('./')
  let sent = 0
  for (const path of ['/set', '/by-id', '/pem/key-1']) {
    const address = issuer + path
    await paste(key.sign(claimsFor('https://issuer.example/')))
    await expect(signature).toHaveAttribute('data-because', 'no-key-source')
    await box.fill(address)
    // Naming is not asking.
    await expect(requests).toHaveAttribute('data-requests', String(sent))
    await page.getByRole('button', { name: `Verify with ${address}` }).click()
    await expect(signature).toHaveAttribute('data-signature', 'verified')
    await expect(signature).toHaveAttribute('data-key-origin', 'given')
    await expect(signature).toContainText('key-1')
    sent += 1
    await expect(requests).toHaveAttribute('data-requests', String(sent))
    await box.fill('')
  }
  expect(asked).toEqual(['/set', '/by-id', '/pem/key-1'])
})

test('metadata at an address in the key box is named, not followed', async ({ page, network, mock }) => {
  const { issuer, asked } = await mock(healthy(key.jwk))
  const { paste, signature } = inspector(page, network)
  await page.goto('./')
  await paste(key.sign(claimsFor(issuer)))
  await page.getByRole('textbox', { name: 'Key, JWKS or secret' }).fill(issuer + metadataPath)
  await page
    .getByRole('button', { name: `Verify with ${issuer}${metadataPath}` })
    .last()
    .click()
  await expect(signature).toHaveAttribute('data-because', 'not-jwks')
  await expect(signature).toContainText(`${issuer}/keys`)
  expect(asked).toEqual([metadataPath])
})

test('an address that the token names is asked on a click only, and proves nothing', async ({
  page,
  network,
  mock,
}) => {
  const { issuer, asked } = await mock(() => ({ '/attacker': json({ keys: [key.jwk] }) }))
  const { paste, signature, headline } = inspector(page, network)
  await page.goto('./')
  await paste(key.sign(claimsFor(issuer), { jku: `${issuer}/attacker` }))
  await expect(signature).toHaveAttribute('data-because', 'no-key-source')
  expect(asked).toEqual([])
  await page.getByRole('button', { name: `${issuer}/attacker` }).click()
  await expect(signature).toHaveAttribute('data-key-origin', 'embedded')
  await expect(signature).not.toContainText('✓ Verified')
  await expect(headline).toHaveAttribute('data-headline', 'embedded-key')
  expect(asked).toEqual(['/attacker'])
})

test('a token from outside cannot point to the person’s own machine', async ({ page, network, mock }) => {
  const { issuer, asked } = await mock(() => ({ '/attacker': json({ keys: [key.jwk] }) }))
  const { paste, signature } = inspector(page, network)
  await page.goto('./')
  await paste(key.sign(claimsFor('https://issuer.example/'), { jku: `${issuer}/attacker` }))
  await expect(signature).toHaveAttribute('data-because', 'no-key-source')
  await expect(page.getByRole('button', { name: `${issuer}/attacker` })).toHaveCount(0)
  expect(asked).toEqual([])
})

test('an issuer may be asked at once: in this tab, in this browser, or no longer', async ({
  page,
  network,
  mock,
  context,
}) => {
  const { issuer, asked } = await mock(healthy(key.jwk))
  const { paste, ask, signature } = inspector(page, network)
  const choice = page.getByRole('combobox', { name: /^Next time/ })
  const token = key.sign(claimsFor(issuer))
  await page.goto('./')
  await paste(token)
  await expect(signature).toHaveAttribute('data-because', 'no-key-source')
  await ask.click()
  await expect(signature).toHaveAttribute('data-signature', 'verified')
  expect(asked).toEqual([metadataPath, '/keys'])
  await choice.selectOption('tab')

  await page.reload()
  // Another token of this issuer, but for nobody else.
  await paste(tampered(token, { scope: 'all' }))
  await expect(signature).toHaveAttribute('data-signature', 'failed')
  expect(asked).toHaveLength(4)
  await paste(key.sign(claimsFor('https://issuer.example/')))
  await expect(signature).toHaveAttribute('data-because', 'no-key-source')

  const tab = await context.newPage()
  const elsewhere = inspector(tab, network)
  await tab.goto('./')
  await elsewhere.paste(token)
  await expect(elsewhere.signature).toHaveAttribute('data-because', 'no-key-source')
  await elsewhere.ask.click()
  await expect(elsewhere.signature).toHaveAttribute('data-signature', 'verified')
  expect(asked).toHaveLength(6)
  await tab.getByRole('combobox', { name: /^Next time/ }).selectOption('kept')

  const third = await context.newPage()
  const later = inspector(third, network)
  await third.goto('./')
  await later.paste(token)
  await expect(later.signature).toHaveAttribute('data-signature', 'verified')
  await third.getByRole('combobox', { name: /^Next time/ }).selectOption('no')
  await third.reload()
  await later.paste(token)
  await expect(later.ask).toBeVisible()
  await expect(later.signature).toHaveAttribute('data-because', 'no-key-source')
  expect(await third.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
  expect(asked).toHaveLength(8)
})

test('a key set beside the token is used, and without a token it is shown', async ({ page, network }) => {
  const own = signingKey('key-1')
  const { paste, signature, headline, requests } = inspector(page, network)
  const set = JSON.stringify({ keys: [signingKey('other').jwk, own.jwk] })
  await page.goto('./')
  const token = own.sign(claimsFor('https://issuer.example/'))
  await paste(`${token}\n${set}`, token)
  await expect(signature).toHaveAttribute('data-signature', 'verified')
  await expect(signature).toHaveAttribute('data-key-origin', 'given')
  await expect(page.locator('[data-axis="key"]')).toHaveAttribute('data-state', 'unknown')
  await paste(set, token)
  await expect(headline).toContainText('These are keys')
  await expect(page.locator('[data-keys="2"]')).toBeVisible()
  await expect(requests).toHaveAttribute('data-requests', '0')
})
