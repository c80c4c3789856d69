/** The pages of rules and providers: in the app, where the paste waits behind them, and as files for search engines. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { dist } from './builds.mjs'
import { claimsFor, jws } from './forge.ts'
import { inspector } from './inspector.ts'
import { traces } from './ledger.ts'
import { expect, test } from './page.ts'
import { serveStatic } from './static-server.mjs'

const issuer = 'https://tenant.eu.auth0.com/'
const withoutAudience = () => jws({ alg: 'RS256', typ: 'at+jwt', kid: 'key-1' }, claimsFor(issuer, { aud: undefined }))

const shown = (page: Page, id: string) => page.locator(`[data-page="${id}"]`)
const moreAbout = (page: Page, rule: string) =>
  page.locator(`[data-rule="${rule}"]`).getByRole('link', { name: 'More about this' })

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => `${id}: ${any[0]?.message ?? ''} ${html}`))
}

/** The names of the HTML files below the build. */
const pagesOf = async (folder: string) =>
  (await readdir(folder, { recursive: true })).filter((name) => /^(?:rules|providers)\/.*\.html$/.test(name))

test('from the top bar to the list, and by searching to a page', async ({ page }) => {
  await page.goto('./')
  await page.getByRole('link', { name: 'Rules and providers' }).click()
  await expect(shown(page, 'list')).toBeVisible()
  await expect(page).toHaveTitle(/^Rules and providers/)
  // Told to whoever does not see that the page is another one.
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  const all = await shown(page, 'list').getByRole('link').count()
  expect(all).toBe((await pagesOf(dist)).length - 1)

  const search = page.getByRole('searchbox', { name: 'Search' })
  await search.fill('zzz')
  await expect(page.getByRole('status').filter({ hasText: 'Nothing found' })).toBeVisible()
  await search.fill('audience  MISSING')
  await expect(page.getByRole('status').filter({ hasText: /^\d+ rules?/ })).toBeVisible()
  await page.getByRole('link', { name: 'The token has no audience' }).click()
  await expect(shown(page, 'aud-missing')).toBeVisible()
  expect(page.url()).toMatch(/#\/rules\/aud-missing$/)
  await expect(page).toHaveTitle(/^The token has no audience/)

  await page.locator('[data-provider="auth0"] > summary').click()
  await expect(page.locator('[data-provider="auth0"]')).toContainText('YOUR_API_IDENTIFIER')
  await page
    .locator('[data-provider="auth0"]')
    .getByRole('link', { name: /endpoints/ })
    .click()
  await expect(shown(page, 'auth0')).toBeVisible()
  // Back to the list as it was left.
  await page.goBack()
  await page.goBack()
  await expect(search).toHaveValue('audience  MISSING')
  await page.goBack()
  await expect(page.getByRole('textbox', { name: 'Paste a token' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Rules and providers' })).toBeFocused()
  await expect(page).toHaveTitle('Token Inspector')
})

test('a finding leads to its page, and the way back to the paste as it was left', async ({ page, network }) => {
  const { paste, headline, box, share, tokens } = inspector(page, network)
  const token = withoutAudience()
  await page.setViewportSize({ width: 800, height: 500 })
  await page.goto('./')
  await paste(token)
  await expect(headline).toHaveAttribute('data-headline', 'aud-missing')
  await page
    .locator('[data-token] details, [data-token]')
    .first()
    .evaluate((one) => one.toggleAttribute('open'))
  const opened = () =>
    page.locator('[data-token], [data-token] details').evaluateAll((all) => all.map((one) => one.hasAttribute('open')))
  const before = await opened()
  await page.evaluate(() => window.scrollTo(0, 120))
  await moreAbout(page, 'aud-missing').press('Enter')
  await expect(shown(page, 'aud-missing')).toBeVisible()
  await expect(headline).toBeHidden()
  await expect(share).toBeDisabled()
  expect(await page.evaluate(() => window.scrollY)).toBe(0)
  expect(await traces(page)).toMatchObject({ 'history.state': 'null' })
  await network.check()

  for (const back of [
    () => page.goBack(),
    () => page.getByRole('link', { name: 'Back to your paste' }).click(),
  ] as const) {
    await back()
    await expect(headline).toBeVisible()
    await expect(box).toHaveValue(token)
    await expect(tokens).toHaveCount(1)
    await expect(moreAbout(page, 'aud-missing')).toBeFocused()
    expect(await page.evaluate(() => window.scrollY)).toBe(120)
    // What was unfolded or folded is so still.
    expect(await opened()).toEqual(before)
    await moreAbout(page, 'aud-missing').press('Enter')
    await expect(shown(page, 'aud-missing')).toBeVisible()
  }
  // Never in the address, nor in what going back would show.
  const entries = await page.evaluate(() => navigation.entries().map(({ url }) => url))
  for (const entry of entries) expect(entry).toMatch(/\/(?:#(?:\/rules\/aud-missing)?)?$/)
})

test('a redacted copy waits too, with what was expected of it', async ({ page, network }) => {
  const { paste, share, expected, headline } = inspector(page, network)
  await page.goto('./')
  await paste(withoutAudience(), 'nothing-of-it-is-secret')
  await share.click()
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue()
  await page.goto('about:blank')
  await page.goto(link)
  await expect(headline).toHaveAttribute('data-headline', 'aud-missing')
  await expected('Audience').fill('https://mine.example')
  await moreAbout(page, 'aud-missing').click()
  await expect(shown(page, 'aud-missing')).toBeVisible()
  await page.getByRole('link', { name: 'Back to your paste' }).click()
  await expect(headline).toBeVisible()
  expect(page.url()).toBe(link)
  await expect(expected('Audience')).toHaveValue('https://mine.example')
})

test('a token that arrives while a page is open is read', async ({ page, network }) => {
  const { headline, tokens } = inspector(page, network)
  const token = withoutAudience()
  network.noteSecrets(token)
  await page.goto('./#/rules/expired')
  await expect(shown(page, 'expired')).toBeVisible()
  await page.evaluate((text) => location.assign(`#token=${text}`), token)
  await expect(headline).toHaveAttribute('data-headline', 'aud-missing')
  await expect(headline).toBeVisible()
  await expect(tokens).toHaveCount(1)
  expect(page.url()).not.toContain('token')
})

test('a page that is not there says so', async ({ page }) => {
  await page.goto('./#/rules/no-such-rule')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('no page of this name')
  await page.getByRole('link', { name: 'Rules and providers' }).click()
  await expect(shown(page, 'list')).toBeVisible()
})

test('the pages are there without the host, and their files are the host’s own matter', async ({ page, network }) => {
  const host = await serveStatic({ dir: dist, base: '/some/deep/path/' })
  network.allow(host.url)
  await page.goto(host.url)
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated')
  // A page of its own is served by the host, not by the app in its place.
  const answer = await page.goto(`${host.url}rules/expired/`)
  expect(answer?.fromServiceWorker()).toBe(false)
  await expect(page.locator('#root')).toHaveCount(0)
  await page.getByRole('link', { name: 'Open in the inspector' }).click()
  await expect(page.locator('#root').locator('[data-page="expired"]')).toBeVisible()
  await network.check()

  await host.close()
  network.expectFault(/console: .*ERR_(CONNECTION_REFUSED|INTERNET_DISCONNECTED)|console: .*sw\.js/)
  await page.context().setOffline(true)
  await page.goto(`${host.url}#/rules/aud-missing`)
  await page.reload()
  await expect(shown(page, 'aud-missing')).toBeVisible()
  await page.goto(`${host.url}#/providers/okta`)
  await expect(shown(page, 'okta')).toBeVisible()
})

for (const [name, address] of [
  ['the list', './#/rules'],
  ['a rule', './#/rules/aud-mismatch'],
  ['a provider', './#/providers/okta'],
  ['the list as a file', './rules/'],
  ['a rule as a file', './rules/aud-mismatch/'],
  ['a provider as a file', './providers/okta/'],
] as const)
  test(`axe and the width: ${name}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto(address)
    await expect(page.locator('[data-page]')).toBeVisible()
    await page.locator('details:not([open])').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')))
    // Each width and each theme once: axe takes seconds for as many words.
    for (const [width, height, colorScheme] of [
      [1280, 800, 'light'],
      [360, 740, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      expect(await faults(page), `${colorScheme}, ${width} px`).toEqual([])
    }
  })

test('each file has a title and a description, runs nothing, and its links lead somewhere', async () => {
  const names = await pagesOf(dist)
  expect(names.length).toBeGreaterThan(60)
  const there = new Set((await readdir(dist, { recursive: true })).map((name) => join(dist, name)))
  const titles = new Set<string>()
  for (const name of names) {
    const html = await readFile(join(dist, name), 'utf8')
    titles.add(/<title>([^<]+)<\/title>/.exec(html)?.[1] ?? '')
    expect(html, name).toMatch(/<meta name="description" content="[^"]{50,}"/)
    expect(html, name).toMatch(
      /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'" \/>/,
    )
    expect(html, name).not.toMatch(/<script|<[^>]*\s(?:on\w+|style)\s*=/i)
    for (const [, href = ''] of html.matchAll(/\shref="([^"]+)"/g)) {
      if (href.startsWith('https://')) continue
      const [path = ''] = href.split('#')
      const target = join(dist, name, '..', path, path.endsWith('/') ? 'index.html' : '')
      expect(there, `${name}: ${href}`).toContain(target)
    }
  }
  expect(titles.size).toBe(names.length)
})

test('by keyboard alone: search, open, unfold, go back', async ({ page }) => {
  await page.goto('./#/rules')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('searchbox', { name: 'Search' })).toBeFocused()
  await page.keyboard.type('no audience')
  await expect(page.getByRole('status').filter({ hasText: /^\d+ rules?/ })).toBeVisible()
  const link = page.getByRole('link', { name: 'The token has no audience' })
  for (let steps = 0; steps < 60 && !(await link.evaluate((one) => one === document.activeElement)); steps += 1)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-page] details[open]').first()).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue('no audience')
})
