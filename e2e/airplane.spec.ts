/** Airplane mode: what the page promises is enforced by the browser, not by the good will of the page. */
import { allBlocked, refused, tryEverything } from './connections.ts'
import { claimsFor, signingKey } from './forge.ts'
import { inspector } from './inspector.ts'
import { healthy, json, metadataPath, test } from './mock-issuer.ts'
import { expect } from './page.ts'

const key = signingKey('key-1')

test('airplane mode: the browser refuses every connection, until it is off and the page is loaded again', async ({
  page,
  network,
  mock,
}) => {
  const { issuer, asked } = await mock((origin) => ({ ...healthy(key.jwk)(origin), '/open': json({}) }))
  const { paste, ask, signature, giveKey, requests } = inspector(page, network)
  const mode = page.getByRole('switch', { name: 'Airplane mode' })
  await page.goto('./')
  // The server answers it with something else.
  network.expectFault(/EventSource's response/)
  const open = await tryEverything(page, `${issuer}/open`)
  expect(open).toMatchObject({ fetch: 'open', 'fetch without CORS': 'open', XMLHttpRequest: 'open' })
  // All but the one to the site itself have reached the server, whatever became of them.
  await expect.poll(() => asked.length).toBe(4)
  const before = asked.length
  network.expectFault(refused)
  await paste(key.sign(claimsFor(issuer)))
  await expect(ask).toBeVisible()
  await requests.locator('summary').click()
  await mode.click()
  await expect(mode).toHaveAttribute('aria-checked', 'true')
  await expect(ask).toHaveCount(0)
  expect(await tryEverything(page, `${issuer}/open`)).toEqual(allBlocked)
  // Not even by taking the policy out of the page.
  await page.evaluate(() => document.querySelectorAll('meta[http-equiv]').forEach((meta) => meta.remove()))
  expect(await tryEverything(page, `${issuer}/open`)).toEqual(allBlocked)
  // The rest of the page is there: its lazy parts too.
  await giveKey(JSON.stringify(key.jwk))
  await expect(signature).toHaveAttribute('data-signature', 'verified')

  await page.reload()
  await expect(page.locator('#root > *').first()).toBeVisible()
  expect(await tryEverything(page, `${issuer}/open`)).toEqual(allBlocked)
  await expect(requests).toHaveAttribute('data-requests', '0')
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated')

  await requests.locator('summary').click()
  await mode.click()
  await expect(mode).toHaveAttribute('aria-checked', 'false')
  await expect(requests).toContainText('reload')
  expect(await tryEverything(page, `${issuer}/open`)).toEqual(allBlocked)
  expect(asked).toHaveLength(before)

  await page.reload()
  await paste(key.sign(claimsFor(issuer)))
  await ask.click()
  await expect(signature).toHaveAttribute('data-signature', 'verified')
  expect(asked.slice(before)).toEqual([metadataPath, '/keys'])
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
})

test('airplane mode ends a request that is under way', async ({ page, network, mock }) => {
  const { issuer } = await mock(() => ({ [metadataPath]: { body: '', silent: true } }))
  const { paste, ask, signature, requests } = inspector(page, network)
  await page.goto('./')
  await paste(key.sign(claimsFor(issuer)))
  await ask.click()
  await requests.locator('summary').click()
  await expect(requests).toContainText('under way')
  await page.getByRole('switch', { name: 'Airplane mode' }).click()
  await expect(requests).toContainText('cancelled')
  await expect(signature).toHaveAttribute('data-because', 'airplane')
  await expect(requests).toHaveAttribute('data-requests', '1')
})
