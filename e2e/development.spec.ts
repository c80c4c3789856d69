/** The build that developers work with: React tells there what it keeps silent about elsewhere. */
import { fileURLToPath } from 'node:url'
import { expect, test } from 'playwright/test'
import { createServer } from 'vite'
import { claimsFor, jws, now } from './forge.ts'

test('React has nothing to warn of, from the empty page to a checked signature', async ({ page }) => {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const server = await createServer({ root, logLevel: 'error', server: { host: '127.0.0.1', port: 0 } })
  await server.listen()
  try {
    const said: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'warning' || message.type() === 'error') said.push(message.text())
    })
    page.on('pageerror', (fault) => said.push(fault.message))
    await page.goto(server.resolvedUrls?.local[0] ?? '')
    const box = page.getByRole('textbox', { name: 'Paste a token' })
    const headline = page.locator('[data-headline]')
    await expect(headline).toBeVisible()
    const [iss, header] = ['https://issuer.example/', { alg: 'HS256', typ: 'at+jwt' }]
    const old = jws(header, claimsFor(iss, { iat: now() - 7200, exp: now() - 3600 }))
    for (const paste of [old, 'jwt expired\ninvalid signature', `${old}\n${jws(header, claimsFor(iss))}`, old]) {
      await box.fill(paste)
      await expect(page.getByRole('button', { name: 'Clear' })).toBeVisible()
    }
    await expect(headline).toHaveAttribute('data-headline', 'expired')
    await page.getByRole('textbox', { name: 'Key, JWKS or secret' }).fill('a secret of more than thirty-two characters')
    await page.getByRole('button', { name: 'Verify', exact: true }).click()
    await expect(page.locator('[data-signature]')).toHaveAttribute('data-signature', 'failed')
    await page.getByRole('button', { name: 'Share' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
    await page.getByRole('link', { name: 'Rules and providers' }).click()
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
    await page.getByRole('link', { name: 'Back to your paste' }).click()
    await page.getByRole('button', { name: 'Clear' }).click()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(headline).toHaveAttribute('data-headline', /expired|signature-bad/)
    expect(said).toEqual([])
  } finally {
    await server.close()
  }
})
