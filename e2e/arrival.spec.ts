/** What comes with the address: tokens are taken out of it at once, links that cannot be read get one calm notice. */
import type { Page } from 'playwright/test'
import { claimsFor, jws, noise, now } from './forge.ts'
import { inspector } from './inspector.ts'
import { expect, test } from './page.ts'

const issuer = 'https://issuer.example/'
const access = () => jws({ alg: 'RS256', typ: 'at+jwt', kid: 'key-1' }, claimsFor(issuer))
const id = () =>
  jws(
    { alg: 'RS256' },
    { iss: issuer, sub: 'person-4711', aud: 'web-shop', nonce: noise(9), exp: now() + 600, iat: now() },
  )

/** Every address that going back or forward from here could show. */
const entries = (page: Page) => page.evaluate(() => navigation.entries().map(({ url }) => url))

interface Case {
  fragment: (access: string, id: string) => string
  uses: readonly string[]
  headline: string
}

const cases: Readonly<Record<string, Case>> = {
  '#token=': { fragment: (token) => `#token=${token}`, uses: ['access-token'], headline: 'none' },
  '#value=': { fragment: (token) => `#value=${encodeURIComponent(token)}`, uses: ['access-token'], headline: 'none' },
  '#id_token=': { fragment: (_, idToken) => `#id_token=${idToken}`, uses: ['id-token'], headline: 'none' },
  '#access_token=&id_token=': {
    fragment: (token, idToken) => `#access_token=${token}&token_type=Bearer&id_token=${idToken}&state=xyz`,
    uses: ['access-token', 'id-token'],
    headline: 'none',
  },
  '#access_token= that is opaque': {
    fragment: () => `#access_token=${noise(24)}&expires_in=3600`,
    uses: ['access-token'],
    headline: 'opaque-token',
  },
}

for (const [name, { fragment, uses, headline: leads }] of Object.entries(cases))
  test(`${name} is read, and gone from the address and the history`, async ({ page, network }) => {
    const [token, idToken] = [access(), id()]
    const { headline, tokens } = inspector(page, network)
    const address = fragment(token, idToken)
    network.noteSecrets(token)
    network.noteSecrets(idToken)
    const arrived = async () => {
      await expect(headline).toHaveAttribute('data-headline', leads)
      await expect(tokens).toHaveCount(uses.length)
      const seen = await tokens.evaluateAll((all) => all.map((one) => one.getAttribute('data-use') ?? ''))
      expect(seen.toSorted()).toEqual(uses)
      expect(page.url()).not.toContain('#')
      await expect(page.getByRole('note')).toHaveCount(1)
      await expect(page.getByRole('note')).toContainText('taken out of the address bar')
      expect((await entries(page)).join(' ')).not.toMatch(/#|token|value/)
    }

    await page.goto(`./${address}`)
    await arrived()
    // The same in a page that is open already.
    await page.getByRole('button', { name: 'Clear' }).click()
    await expect(tokens).toHaveCount(0)
    await page.evaluate((hash) => {
      location.hash = hash
    }, address)
    await arrived()
    await page.goBack()
    expect(page.url()).not.toContain('#')
    await page.goForward()
    expect(page.url()).not.toContain('#')
    await page.reload()
    await expect(tokens).toHaveCount(0)
  })

test('?token= is read with a warning: the host has seen it', async ({ page, network }) => {
  const token = access()
  const { headline, tokens } = inspector(page, network)
  await page.goto(`./?token=${token}`)
  await expect(headline).toHaveAttribute('data-headline', 'none')
  await expect(tokens).toHaveAttribute('data-use', 'access-token')
  await expect(page.getByRole('note')).toContainText('the host of this page has seen it')
  expect(page.url()).not.toContain('?')
  expect((await entries(page)).join(' ')).not.toContain('token')
  // The address that this test itself opened is the one place where it stands.
  const own = network.requests.findIndex(({ url }) => url.endsWith(`/?token=${token}`))
  expect(own).toBe(0)
  network.requests.splice(own, 1)
  network.noteSecrets(token)
  await network.check()
})

const envelope = (content: unknown) => `#v1=${Buffer.from(JSON.stringify(content)).toString('base64url')}`

const unreadable: Readonly<Record<string, { fragment: string; says: string }>> = {
  'a link that was cut': {
    fragment: envelope({ copy: '{"copy":"token-inspector","artifacts":[]}', asOf: 1 }).slice(0, -9),
    says: 'damaged',
  },
  'a link of noise': { fragment: '#v1=%%%', says: 'damaged' },
  'an empty link': { fragment: '#v1=', says: 'damaged' },
  'a link of another shape': { fragment: envelope([1, 2, 3]), says: 'damaged' },
  'a link of a later version': { fragment: '#v9=abc', says: 'newer version' },
}

test('a link that cannot be read gets one calm notice', async ({ page, network }) => {
  const { box, headline, paste, tokens } = inspector(page, network)
  for (const [name, { fragment, says }] of Object.entries(unreadable))
    await test.step(name, async () => {
      await page.goto('about:blank')
      await page.goto(`./${fragment}`)
      await expect(page.getByRole('note')).toHaveCount(1)
      await expect(page.getByRole('note')).toContainText(says)
      await expect(headline).toHaveAttribute('data-headline', 'none')
      await expect(page.locator('[data-rule]')).toHaveCount(0)
      await expect(box).toHaveValue('')
    })
  await paste(access())
  await expect(tokens).toHaveCount(1)
  await expect(page.getByRole('note')).toHaveCount(0)
})
