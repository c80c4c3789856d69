/** A fix closes the loop: the new token beside the former one, and whether it helped. */
import { claimsFor, jwe, jws, noise, now } from './forge.ts'
import { inspector } from './inspector.ts'
import { expect, test } from './page.ts'

const tenant = 'https://tenant.eu.auth0.com/'
const header = { alg: 'RS256', typ: 'at+jwt', kid: 'key-1' }
const encrypted = () => jwe({ alg: 'dir', enc: 'A256GCM', iss: tenant })
const readable = (change: object = {}) => jws(header, claimsFor(tenant, change))

test('the audience is there now: it helped, and what could come next', async ({ page, network }) => {
  const { paste, headline } = inspector(page, network)
  const pane = page.locator('[data-comparison]')
  await page.goto('./')
  await paste(encrypted())
  await expect(headline).toHaveAttribute('data-headline', 'auth0-jwe-no-audience')
  await expect(pane).toHaveCount(0)

  // The box is emptied in between, as people do.
  await paste('')
  await expect(headline).toHaveAttribute('data-headline', 'none')
  await paste(readable())
  await expect(pane).toHaveAttribute('data-comparison', 'solved')
  await expect(pane).toContainText('It helped')
  const audience = pane.getByRole('row', { name: 'Audience' })
  await expect(audience.getByRole('cell')).toHaveText(['cannot be read', 'https://api.example'])
  await expect(audience.locator('mark')).toHaveText('https://api.example')
  await pane.getByText('If your API refuses it all the same').click()
  await expect(pane.getByText('“Service not found”')).toBeVisible()

  await pane.getByRole('button', { name: 'Dismiss' }).click()
  await expect(pane).toHaveCount(0)
  await expect(headline).toHaveAttribute('data-headline', 'none')
})

test('the same cause again, then another one', async ({ page, network }) => {
  const { paste, headline, expected } = inspector(page, network)
  const pane = page.locator('[data-comparison]')
  await page.goto('./')
  const wrong = { aud: 'urn:other' }
  await paste(readable(wrong))
  await expected('Audience').fill('https://api.example')
  await expect(headline).toHaveAttribute('data-headline', 'aud-mismatch')
  // The expectation changed, not the token.
  await expect(pane).toHaveCount(0)

  await paste(readable({ ...wrong, iat: now() - 5 }))
  await expect(pane).toHaveAttribute('data-comparison', 'same')
  await expect(pane).toContainText('Not yet')

  await paste(readable({ iat: now() - 7200, exp: now() - 3600 }))
  await expect(pane).toHaveAttribute('data-comparison', 'other')
  await expect(headline).toHaveAttribute('data-headline', 'expired')
  const audience = pane.getByRole('row', { name: 'Audience' })
  await expect(audience.locator('del')).toHaveText('urn:other')
  await expect(audience.locator('mark')).toHaveText('https://api.example')
})

test('no comparison with a token of somebody else, and none with an edited one', async ({ page, network }) => {
  const { paste, headline } = inspector(page, network)
  const pane = page.locator('[data-comparison]')
  const expired = jws(header, claimsFor('https://issuer.example/', { iat: now() - 7200, exp: now() - 3600 }))
  await page.goto('./')
  await paste(expired)
  await expect(headline).toHaveAttribute('data-headline', 'expired')
  await paste(`${expired.slice(0, -8)}${noise(6)}`)
  await expect(headline).toHaveAttribute('data-headline', 'expired')
  await expect(pane).toHaveCount(0)
  await paste(jws(header, claimsFor('https://another.example/')))
  await expect(headline).toHaveAttribute('data-headline', 'none')
  await expect(pane).toHaveCount(0)
})

test.describe('a pasted request', () => {
  const login =
    'https://tenant.eu.auth0.com/authorize?client_id=web-shop&response_type=code&redirect_uri=https%3A%2F%2Fapp.example%2Fcallback&scope=openid&audience='

  for (const width of [1280, 360])
    test(`wrong and right, ${width} px wide`, async ({ page, network }) => {
      const { paste } = inspector(page, network)
      await page.setViewportSize({ width, height: 800 })
      await page.goto('./')
      await paste(login)
      const wrong = page.getByRole('figure').filter({ hasText: 'As pasted' }).first()
      const right = page.getByRole('figure').filter({ hasText: 'Corrected request' }).first()
      await expect(wrong.locator('del')).toHaveText('audience=')
      await expect(right.locator('mark')).toHaveText('audience=YOUR_API_IDENTIFIER')
      const [left, other] = [await wrong.boundingBox(), await right.boundingBox()]
      if (width === 360) expect(other?.y).toBeGreaterThan((left?.y ?? 0) + (left?.height ?? 0))
      else expect(other?.x).toBeGreaterThan((left?.x ?? 0) + (left?.width ?? 0))
    })
})
