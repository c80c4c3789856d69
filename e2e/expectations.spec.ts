/** What an API expects: typed, pasted as settings, named by an error, judged at another time, handed on. */
import type { Page } from 'playwright/test'
import { claimsFor, jws, now } from './forge.ts'
import { inspector } from './inspector.ts'
import { expect, type Network, test } from './page.ts'

const header = { alg: 'RS256', typ: 'JWT', kid: 'key-1' }
const token = (change: object = {}) => jws(header, claimsFor('https://issuer.example/', change))

async function open(page: Page, network: Network) {
  await page.goto('./')
  return {
    ...inspector(page, network),
    row: (field: string) => page.locator(`[data-expectation="${field}"]`),
    unfold: (summary: string) => page.locator('summary', { hasText: summary }).click(),
  }
}

test('typed values are held against the token, character by character', async ({ page, network }) => {
  const { paste, expected, row, rule, headline, unfold } = await open(page, network)
  await paste(token())
  await expect(page.locator('[data-expectation]')).toHaveCount(0)

  await expected('Issuer').fill('http://issuer.example')
  await expect(headline).toHaveAttribute('data-headline', 'iss-near-miss')
  await expect(row('issuer')).toHaveAttribute('data-outcome', 'not-met')
  await expect(row('issuer').locator('mark')).toHaveText(['s', '/'])

  await expected('Issuer').fill('https://issuer.example/')
  await expect(row('issuer')).toHaveAttribute('data-outcome', 'met')
  await expect(rule('iss-near-miss')).toHaveCount(0)

  await expected('Scope').fill('read:things write:things')
  await expect(row('scope').locator('mark')).toHaveText('write:things')

  await unfold('Algorithms, token type')
  await page.getByRole('textbox', { name: 'Algorithms' }).pressSequentially('ES256 PS256')
  await expect(row('algorithms')).toHaveAttribute('data-outcome', 'not-met')
  await page.getByRole('textbox', { name: 'Algorithms' }).fill('RS256')
  await expect(row('algorithms')).toHaveAttribute('data-outcome', 'met')
})

test('settings of Spring beside the token are what the API expects', async ({ page, network }) => {
  const { paste, expected, row, headline } = await open(page, network)
  const text = token()
  await paste(
    `spring:\n  security:\n    oauth2:\n      resourceserver:\n        jwt:\n          issuer-uri: https://issuer.example\n          audiences:\n            - orders\n            - https://api.example\n\n${text}`,
    text,
  )
  await expect(headline).toHaveAttribute('data-headline', 'iss-near-miss')
  await expect(row('issuer')).toHaveAttribute('data-from', 'config')
  await expect(row('issuer')).toContainText('from the configuration')
  await expect(row('audience')).toHaveAttribute('data-outcome', 'met')
  // What a person types goes before what was pasted.
  await expected('Issuer').fill('https://issuer.example/')
  await expect(row('issuer')).toHaveAttribute('data-outcome', 'met')
  await expect(row('issuer')).toHaveAttribute('data-from', 'given')
})

test('an error text names what the API expects, and one click makes the page judge by it', async ({
  page,
  network,
}) => {
  const { paste, expected, row, rule } = await open(page, network)
  const text = token()
  await paste(`JsonWebTokenError: jwt audience invalid. expected: https://orders.example\n${text}`, text)
  await expect(row('audience')).toHaveAttribute('data-outcome', 'not-met')
  await expect(row('audience')).toContainText('from the error')
  await row('audience').getByRole('button', { name: 'Judge by it' }).click()
  await expect(expected('Audience')).toHaveValue('https://orders.example')
  await expect(row('audience')).toHaveAttribute('data-from', 'given')
  await expect(rule('aud-mismatch')).toHaveCount(1)
})

test('the page judges as of another time, and with another tolerance', async ({ page, network }) => {
  const { paste, rule, unfold } = await open(page, network)
  const issued = now() - 7200
  await paste(token({ iat: issued, exp: issued + 3600 }))
  await expect(rule('expired')).toHaveCount(1)

  const asOf = page.getByRole('checkbox', { name: 'Judge as of another time' })
  await asOf.check()
  await page.getByRole('button', { name: 'When it was issued' }).click()
  await expect(rule('expired')).toHaveCount(0)
  await expect(page.locator('[data-as-of]')).toHaveAttribute('data-as-of', `${issued}`)
  await page.getByRole('slider').press('End')
  await expect(rule('expired')).toHaveCount(1)
  await page.getByRole('slider').press('Home')
  await expect(rule('expired')).toHaveCount(0)
  await page.getByRole('button', { name: 'Back to now' }).click()
  await expect(page.locator('[data-as-of]')).toHaveAttribute('data-as-of', 'now')
  await expect(rule('expired')).toHaveCount(1)

  await unfold('Algorithms, token type')
  await page.getByRole('spinbutton', { name: 'Clock tolerance' }).fill('7200')
  await expect(rule('expired')).toHaveCount(0)
})

test('a profile is exported, imported, put into a link and kept, and holds no token', async ({ page, network }) => {
  const { paste, expected, unfold } = await open(page, network)
  const text = token()
  await paste(text)
  await expected('Issuer').fill('https://issuer.example/')
  await expected('Audience').fill('https://api.example')
  await expected('Scope').fill(text)
  await unfold('Keep, export')
  const profile = await page.getByRole('textbox', { name: 'Profile as JSON' }).inputValue()
  const link = await page.getByRole('textbox', { name: 'Link that fills these fields' }).inputValue()
  expect(JSON.parse(profile)).toEqual({
    profile: 'token-inspector',
    version: 1,
    expected: { issuer: 'https://issuer.example/', audience: 'https://api.example' },
  })

  for (const name of ['Issuer', 'Audience', 'Scope'] as const) await expected(name).fill('')
  const importing = page.getByRole('textbox', { name: 'Profile or settings to read' })
  await importing.fill('nothing of the kind')
  await page.getByRole('button', { name: 'Import' }).click()
  await expect(expected('Issuer')).toHaveValue('')
  await importing.fill(profile)
  await page.getByRole('button', { name: 'Import' }).click()
  await expect(expected('Issuer')).toHaveValue('https://issuer.example/')
  await importing.fill("jwtVerify(token, keys, { issuer: 'https://other.example' })")
  await page.getByRole('button', { name: 'Import' }).click()
  await expect(expected('Issuer')).toHaveValue('https://other.example')

  // Not kept unless the person says so.
  expect(await page.evaluate(() => localStorage.getItem('token-inspector.profile'))).toBeNull()
  await page.getByRole('checkbox', { name: 'Keep in this browser' }).check()
  const tab = await page.context().newPage()
  await tab.goto('./')
  await tab.getByRole('textbox', { name: 'Paste a token' }).fill(text)
  await expect(inspector(tab, network).expected('Issuer')).toHaveValue('https://other.example')
  await tab.close()
  await page.getByRole('checkbox', { name: 'Keep in this browser' }).uncheck()
  expect(await page.evaluate(() => localStorage.getItem('token-inspector.profile'))).toBeNull()

  await page.goto(link)
  await page.reload()
  await paste(text)
  await expect(expected('Issuer')).toHaveValue('https://issuer.example/')
  await expect(expected('Audience')).toHaveValue('https://api.example')
})
