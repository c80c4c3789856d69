/** Paste, read, copy, paste again, as a person does: real keys, a real clipboard, and chunks that do not come. */
import type { Page } from 'playwright/test'
import { claimsFor, jws, now } from './forge.ts'
import { inspector } from './inspector.ts'
import { expect, test } from './page.ts'

// What it serves cannot be kept from the page.
test.use({ permissions: ['clipboard-read', 'clipboard-write'], serviceWorkers: 'block' })

const header = { alg: 'RS256', typ: 'at+jwt', kid: 'key-1' }
const issuer = 'https://issuer.example/'
const expired = () => jws(header, claimsFor(issuer, { iat: now() - 7200, exp: now() - 3600 }))
const fresh = () => jws(header, claimsFor(issuer))

/** Copies elsewhere, then presses the keys, wherever the focus is. */
async function pasteByKeys(page: Page, text: string) {
  await page.evaluate((clip) => navigator.clipboard.writeText(clip), text)
  await page.keyboard.press('ControlOrMeta+V')
}

test('the second Ctrl+V replaces, wherever the focus is, and can be undone', async ({ page, network }) => {
  const { box, headline, tokens, expected } = inspector(page, network)
  const [first, second, third, fourth] = [expired(), fresh(), expired(), fresh()]
  for (const token of [first, second, third, fourth]) network.noteSecrets(token)
  await page.goto('./')
  await pasteByKeys(page, first)
  await expect(headline).toHaveAttribute('data-headline', 'expired')
  await pasteByKeys(page, second)
  await expect(headline).toHaveAttribute('data-headline', 'none')
  await expect(box).toHaveValue(second)
  await expect(tokens).toHaveCount(1)

  // After a click into the folded line, and after one on nothing at all.
  await box.click()
  await pasteByKeys(page, third)
  await expect(headline).toHaveAttribute('data-headline', 'expired')
  await expect(box).toHaveValue(third)
  await page.getByRole('heading', { level: 1 }).click()
  await pasteByKeys(page, fourth)
  await expect(headline).toHaveAttribute('data-headline', 'none')
  await expect(box).toHaveValue(fourth)

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(box).toHaveValue(third)
  await pasteByKeys(page, fourth)
  await page.getByRole('button', { name: 'Keep both' }).click()
  await expect(box).toHaveValue(`${third}\n${fourth}`)
  await expect(tokens).toHaveCount(2)

  // A field of its own takes what is pasted into it.
  await expected('Audience').focus()
  await pasteByKeys(page, 'https://other.example')
  await expect(expected('Audience')).toHaveValue('https://other.example')
  await expect(tokens).toHaveCount(2)
})

test('a paste does not change what stands behind an open dialog', async ({ page, network }) => {
  const { box, headline, share } = inspector(page, network)
  const [first, second] = [expired(), fresh()]
  for (const token of [first, second]) network.noteSecrets(token)
  await page.goto('./')
  await pasteByKeys(page, first)
  await expect(headline).toHaveAttribute('data-headline', 'expired')
  await share.click()
  await expect(page.getByRole('textbox', { name: 'Link' })).toBeVisible()
  await pasteByKeys(page, second)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(box).toHaveValue(first)
})

test('what was cleared comes back', async ({ page, network }) => {
  const { box, headline } = inspector(page, network)
  const token = expired()
  network.noteSecrets(token)
  await page.goto('./')
  await pasteByKeys(page, token)
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect(box).toHaveValue('')
  await expect(box).toBeFocused()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(headline).toHaveAttribute('data-headline', 'expired')
  await expect(box).toHaveValue(token)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0)
})

test('typing shows no comparison, and keeps the box open', async ({ page, network }) => {
  const { box, headline } = inspector(page, network)
  const token = expired()
  network.noteSecrets(token)
  await page.goto('./')
  await pasteByKeys(page, token)
  await page.getByRole('button', { name: 'Edit' }).click()
  await box.press('End')
  await page.keyboard.type('AAAA')
  await expect(box).toHaveValue(`${token}AAAA`)
  await expect(headline).toBeVisible()
  await expect(page.locator('[data-comparison]')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Fold' })).toBeVisible()
})

for (const [name, answer] of [
  ['503 once', { status: 503, body: 'later' }],
  ['no connection', undefined],
] as const)
  test(`what knows about tokens does not come (${name}): said, nothing lost, tried again`, async ({
    page,
    network,
  }) => {
    const { box, headline } = inspector(page, network)
    const token = expired()
    network.noteSecrets(token)
    network.expectFault(/Failed to load resource|net::ERR_FAILED/)
    const pattern = /\/assets\/inspector-[^/]+\.js$/
    await page.route(pattern, (route) => (answer ? route.fulfill(answer) : route.abort()))
    await page.goto('./')
    await pasteByKeys(page, token)
    const alert = page.getByRole('alert')
    await expect(alert).toContainText('could not be loaded')
    await expect(alert).toContainText('still in the box')
    await expect(box).toHaveValue(token)
    await page.unroute(pattern)
    await alert.getByRole('button', { name: 'Try again' }).click()
    await expect(headline).toHaveAttribute('data-headline', 'expired')
    await expect(alert).toHaveCount(0)
  })

test('what checks signatures does not come: said, and tried again', async ({ page, network }) => {
  const { signature, giveKey, paste } = inspector(page, network)
  network.expectFault(/Failed to load resource|net::ERR_FAILED/)
  const pattern = /\/assets\/(?:verify|read-keys)-[^/]+\.js$/
  await page.route(pattern, (route) => route.abort())
  await page.goto('./')
  await paste(jws({ ...header, alg: 'HS256' }, claimsFor(issuer)))
  await giveKey('a secret of more than thirty-two characters')
  await expect(page.getByText('could not be loaded')).toBeVisible()
  await page.unroute(pattern)
  await page.getByRole('button', { name: 'Verify', exact: true }).click()
  await expect(signature).toHaveAttribute('data-signature', 'failed')
  await expect(page.getByText('could not be loaded')).toHaveCount(0)
})

test('a token that is pasted into an open box with another one takes its place', async ({ page, network }) => {
  const { box, headline } = inspector(page, network)
  const [first, second, third] = [expired(), fresh(), expired()]
  for (const token of [first, second, third]) network.noteSecrets(token)
  await page.goto('./')
  await pasteByKeys(page, first)
  await expect(headline).toHaveAttribute('data-headline', 'expired')
  // A key that was touched opens the box.
  await page.keyboard.type('x')
  await page.keyboard.press('Backspace')
  await pasteByKeys(page, second)
  await expect(box).toHaveValue(second)
  await expect(headline).toHaveAttribute('data-headline', 'none')
  await page.keyboard.press('Enter')
  await pasteByKeys(page, third)
  await expect(box).toHaveValue(third)
  // What comes back by an undo is no fix.
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(headline).toHaveAttribute('data-headline', 'none')
  await expect(page.locator('[data-comparison]')).toHaveCount(0)
})

test('what was wrong as of another time is not gone with that time', async ({ page, network }) => {
  const { headline } = inspector(page, network)
  const [first, second] = [fresh(), fresh()]
  for (const token of [first, second]) network.noteSecrets(token)
  await page.goto('./')
  await pasteByKeys(page, first)
  await page.getByRole('checkbox', { name: 'Judge as of another time' }).check()
  await page.getByRole('textbox', { name: /^As of/ }).fill('2099-01-01T00:00:01')
  await expect(headline).toHaveAttribute('data-headline', 'expired')
  await page.getByRole('heading', { level: 1 }).click()
  await pasteByKeys(page, second)
  await expect(headline).toHaveAttribute('data-headline', 'none')
  await expect(page.locator('[data-comparison]')).toHaveCount(0)
})

test('what the page begins with does not come: it says so', async ({ page, network }) => {
  network.expectFault(/Failed to load resource|net::ERR_FAILED/)
  await page.route(/\/assets\/start-[^/]+\.js$/, (route) => route.abort())
  await page.goto('./')
  await expect(page.getByText('This page could not be loaded completely')).toBeVisible()
})
