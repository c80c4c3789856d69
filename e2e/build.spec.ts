import { createHash } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { ISSUER } from './addresses.mjs'
import { airplaneDist, dist } from './builds.mjs'
import { allBlocked, refused, tryEverything } from './connections.ts'
import { claimsFor, signingKey } from './forge.ts'
import { inspector } from './inspector.ts'
import { json, test } from './mock-issuer.ts'
import { expect, type Network } from './page.ts'
import { serveStatic } from './static-server.mjs'

const base = '/some/deep/path/'

const controlled = (page: Page) => page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated')

const cacheNames = (page: Page) => page.evaluate(() => caches.keys())

/** Runs in the page. */
const waitingState = async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state

const html = (folder = dist) => readFile(join(folder, 'index.html'), 'utf8')

/** The pages of the catalogue as files of their own: visits of the app need none of them. */
const besides = /^(?:rules|providers)\//

/** What the service worker should keep of a build at this address. */
async function filesOf(folder: string, url: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  return (
    files
      .filter((entry) => entry.isFile() && !['_headers', 'robots.txt', 'sitemap.xml', 'sw.js'].includes(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      // The app has their content in a chunk of its own.
      .filter((name) => !besides.test(name))
      .map((name) => url + (name === 'index.html' ? '' : name))
      .toSorted()
  )
}

/** Makes another version of a build: its page has another title. `integrity`: of the page that its host serves. */
async function renew(dir: string, mark: string, digit: string, integrity = digestOf) {
  const title = (await html(dir)).replace(/<title>(?:New )*/, `<title>${mark}`)
  const script = await readFile(join(dir, 'sw.js'), 'utf8')
  await writeFile(
    join(dir, 'sw.js'),
    script
      .replace(/[0-9a-f]{64}/, digit.repeat(64))
      .replace(/(["'`]\.\/["'`]:\s*["'`])sha256-[\w+/]{43}=/, `$1${integrity(title)}`),
  )
  return () => writeFile(join(dir, 'index.html'), title)
}

const digestOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`

const keptFiles = (page: Page) =>
  page.evaluate(async () => {
    const caching = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
    return (await Promise.all(caching.map((cache) => cache.keys())))
      .flat()
      .map(({ url }) => url)
      .toSorted()
  })

/** A copy of a build on a host of its own, so that its files can be changed under way. */
async function serveCopy(build: string, network: Network) {
  const dir = await mkdtemp(join(tmpdir(), 'token-inspector-'))
  await cp(build, dir, { recursive: true })
  const host = await serveStatic({ dir, base })
  network.allow(host.url)
  const end = async () => {
    await host.close()
    await rm(dir, { recursive: true })
  }
  return { dir, host, end }
}

test.describe('a folder on a static host', () => {
  test('opens from a deep path, and again when the host is gone', async ({ page, network }) => {
    const host = await serveStatic({ dir: dist, base })
    network.allow(host.url)
    await page.goto(host.url)
    await expect(page).toHaveTitle(/Token Inspector/)
    await expect(page.locator('#root > *').first()).toBeVisible()
    await controlled(page)
    await network.check()
    await host.close()
    // The worker asks whether there is a newer version; the browser notes that nobody answers.
    network.expectFault(/console: .*ERR_CONNECTION_REFUSED|console: .*sw\.js/)

    await page.reload()
    await expect(page.locator('#root > *').first()).toBeVisible()
    await page.goto(`${host.url}index.html?state=1#fragment`)
    await expect(page.locator('#root > *').first()).toBeVisible()
    expect(new URL(page.url()).search).toBe('?state=1')

    // Kept with the rest, since they are part of what was handed out; in a tab of their own, so that the paste stays.
    const [notices] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('link', { name: 'Third-party notices' }).click(),
    ])
    await expect(notices.locator('body')).toContainText('Permission is hereby granted')
    await expect(page.locator('#root > *').first()).toBeVisible()
    await notices.close()
  })

  test('diagnoses and verifies without the host, from the first visit on', async ({ page, network }) => {
    const host = await serveStatic({ dir: dist, base })
    network.allow(host.url)
    await page.goto(host.url)
    await controlled(page)
    await network.check()
    await host.close()
    network.expectFault(/console: .*ERR_(CONNECTION_REFUSED|INTERNET_DISCONNECTED)|console: .*sw\.js/)
    await page.context().setOffline(true)

    await page.reload()
    const key = signingKey('key-1')
    const { paste, headline, signature, giveKey, expected } = inspector(page, network)
    await paste(key.sign(claimsFor('https://issuer.example/')))
    await expected('Audience').fill('urn:api:orders')
    await expect(headline).toHaveAttribute('data-headline', 'aud-mismatch')
    await giveKey(JSON.stringify(key.jwk))
    await expect(signature).toHaveAttribute('data-signature', 'verified')
    await expect(signature).toHaveAttribute('data-key-origin', 'given')
  })

  test('keeps its own files only: no other path of the origin, no other host, no query', async ({ page, network }) => {
    const host = await serveStatic({ dir: dist, base })
    network.allow(host.url)
    network.allow(ISSUER)
    network.expectFault(/console: .*status of 404/)
    await page.goto(`${host.url}?code=not-to-be-kept`)
    await controlled(page)
    const [inside, metadata, elsewhere] = [
      page.waitForResponse((response) => response.url() === `${host.url}icon.svg`),
      page.waitForResponse((response) => response.url().startsWith(ISSUER)),
      page.waitForResponse((response) => response.url().endsWith('/unknown')),
    ]
    await page.evaluate(
      async ([issuer = '']) => {
        await fetch('./icon.svg')
        await fetch(`${issuer}/.well-known/openid-configuration`)
        await fetch('./unknown')
      },
      [ISSUER],
    )
    expect((await inside).fromServiceWorker()).toBe(true)
    expect((await metadata).fromServiceWorker()).toBe(false)
    expect((await elsewhere).fromServiceWorker()).toBe(false)
    expect(await keptFiles(page)).toEqual(await filesOf(dist, host.url))
    await host.close()
  })

  test('a new version waits until it is asked for, then takes the place of the old one', async ({ page, network }) => {
    const { dir, host, end } = await serveCopy(dist, network)
    await page.goto(host.url)
    await controlled(page)
    const [before, ...others] = await cacheNames(page)
    expect(others).toEqual([])
    await page.evaluate(() => caches.open('another page'))

    await (
      await renew(dir, 'New ', 'b')
    )()
    await page.reload()
    // Chromium lets the page settle for a second or two before it looks for a new version.
    await expect.poll(() => page.evaluate(waitingState)).toBe('installed')
    expect(await page.evaluate(async () => (await fetch('./')).text())).not.toContain('<title>New ')
    expect(await cacheNames(page)).toContain(before)

    await page.evaluate(async () => {
      const changed = new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve))
      const registration = await navigator.serviceWorker.getRegistration()
      registration?.waiting?.postMessage('skip-waiting')
      await changed
    })
    expect(await page.evaluate(async () => (await fetch('./')).text())).toContain('<title>New ')
    // This tab goes on with the old files until it is loaded anew; what others keep on this origin stays.
    const renewed = before?.replace(/[0-9a-f]{64}$/, 'b'.repeat(64))
    expect(await cacheNames(page)).toEqual([before, 'another page', renewed])
    await page.reload()
    await expect(page).toHaveTitle(/^New /)
    await expect.poll(() => cacheNames(page)).toEqual(['another page', renewed])
    expect(await keptFiles(page)).toEqual(await filesOf(dir, host.url))
    await end()
  })
})

test.describe('a host that is being updated', () => {
  test('keeps the former version while an old page stands beside new scripts', async ({ page, network }) => {
    const { dir, host, end } = await serveCopy(dist, network)
    // The browser says that a digest does not fit.
    network.expectFault(/integrity|digest/i)
    await page.goto(host.url)
    await controlled(page)
    const before = await cacheNames(page)
    const kept = await keptFiles(page)

    const publishPage = await renew(dir, 'New ', 'b')
    const failed = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration()
      const found = new Promise<ServiceWorker | null>((resolve) =>
        registration?.addEventListener('updatefound', () => resolve(registration.installing)),
      )
      await registration?.update()
      const worker = await found
      return new Promise<string>((resolve) =>
        worker?.addEventListener('statechange', () => {
          resolve(worker.state)
        }),
      )
    })
    expect(failed).toBe('redundant')
    await expect.poll(() => cacheNames(page)).toEqual(before)
    expect(await keptFiles(page)).toEqual(kept)

    // Once the host has all of it, the new version comes.
    await publishPage()
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
    await expect.poll(() => page.evaluate(waitingState)).toBe('installed')
    await end()
  })

  test('two tabs and an update: the old one still verifies and opens the pages of rules', async ({ page, network }) => {
    const { dir, host, end } = await serveCopy(dist, network)
    await page.goto(host.url)
    await controlled(page)
    const other = await page.context().newPage()
    await other.goto(host.url)
    await controlled(other)

    // Every script has another name in the new version, and the host has the old ones no more.
    const scripts = (await readdir(join(dir, 'assets'))).filter((name) => name.endsWith('.js'))
    let worker = await readFile(join(dir, 'sw.js'), 'utf8')
    for (const name of scripts) worker = worker.replaceAll(`./assets/${name}`, `./assets/new-${name}`)
    await writeFile(join(dir, 'sw.js'), worker)
    for (const name of scripts) await rename(join(dir, 'assets', name), join(dir, 'assets', `new-${name}`))
    await (
      await renew(dir, 'New ', 'c')
    )()

    await other.reload()
    await expect.poll(() => other.evaluate(waitingState)).toBe('installed')
    await other.evaluate(async () => {
      const changed = new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve))
      const registration = await navigator.serviceWorker.getRegistration()
      registration?.waiting?.postMessage('skip-waiting')
      await changed
    })

    const key = signingKey('key-1')
    const { paste, signature, giveKey } = inspector(page, network)
    await paste(key.sign(claimsFor('https://issuer.example/')))
    await giveKey(JSON.stringify(key.jwk))
    await expect(signature).toHaveAttribute('data-signature', 'verified')
    const missing = await page.evaluate(async (names) => {
      const answers = await Promise.all(names.map((name) => fetch(`./assets/${name}`)))
      return answers.filter(({ ok }) => !ok).map(({ url }) => url)
    }, scripts)
    expect(missing).toEqual([])
    await end()
  })
})

test.describe('the build without a way to the network', () => {
  test('diagnoses and verifies, keeps itself for later, and cannot connect', async ({ page, network, mock }) => {
    const { issuer, asked } = await mock(() => ({ '/open': json({}) }))
    const host = await serveStatic({ dir: airplaneDist, base })
    network.allow(host.url)
    await page.goto(host.url)
    await controlled(page)
    expect(await keptFiles(page)).toEqual(await filesOf(airplaneDist, host.url))
    await network.check()
    network.expectFault(refused)
    expect(await tryEverything(page, `${issuer}/open`)).toEqual(allBlocked)

    const key = signingKey('key-1')
    const { paste, signature, giveKey, ask, requests } = inspector(page, network)
    await paste(key.sign(claimsFor(issuer)))
    await expect(signature).toHaveAttribute('data-because', 'no-key-source')
    await expect(ask).toHaveCount(0)
    await requests.locator('summary').click()
    await expect(requests).toContainText("connect-src 'none'")
    await expect(page.getByRole('switch')).toHaveCount(0)

    await host.close()
    network.expectFault(/console: .*ERR_CONNECTION_REFUSED|console: .*sw\.js/)
    await page.reload()
    await paste(key.sign(claimsFor(issuer)))
    await giveKey(JSON.stringify(key.jwk))
    await expect(signature).toHaveAttribute('data-signature', 'verified')
    expect(asked).toEqual([])
  })

  test('a new version of it is found and waits', async ({ page, network }) => {
    const { dir, host, end } = await serveCopy(airplaneDist, network)
    await page.goto(host.url)
    await controlled(page)
    const script = await readFile(join(dir, 'sw.js'), 'utf8')
    await writeFile(join(dir, 'sw.js'), script.replace(/[0-9a-f]{64}/, 'b'.repeat(64)))
    await page.reload()
    await expect.poll(() => page.evaluate(waitingState)).toBe('installed')
    await end()
  })
})

test.describe('the built files', () => {
  for (const [name, folder, connect] of [
    ['of the page', dist, "connect-src 'self' https: http://localhost:* http://127.0.0.1:*"],
    ['without a way to the network', airplaneDist, "connect-src 'none'"],
  ] as const)
    test(`${name}: the policy stands before everything it governs, with each directive`, async () => {
      const policy =
        /^<!doctype html>\s*<html lang="en">\s*<head>\s*<meta charset="utf-8" \/>\s*<meta http-equiv="Content-Security-Policy" content="([^"]*)" \/>/
      const [, content = ''] = policy.exec(await html(folder)) ?? []
      expect(content.replace(/'sha256-[\w+/]{43}='/g, '<hash>').split('; ')).toEqual([
        "default-src 'none'",
        // The one that shows the chosen theme before the first paint.
        "script-src 'self' <hash>",
        expect.stringMatching(/^style-src 'self'( <hash>)*$/),
        connect,
        "img-src 'self' data:",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        'trusted-types sw',
      ])
    })

  test('no script and no style stands in the page but the hashed ones', async () => {
    const page = await html()
    const scripts = [...page.matchAll(/<script\b([^>]*)>([^]*?)<\/script>/g)]
    const inline = scripts.filter(([, attributes = '']) => !/ src="\.\/[^"]+"/.test(attributes))
    expect(inline).toHaveLength(1)
    for (const [, attributes, text = ''] of inline) {
      expect(attributes).toBe('')
      expect(page).toContain(`'sha256-${createHash('sha256').update(text).digest('base64')}'`)
    }
    expect(page).not.toMatch(/<[^>]+\s(on\w+|style)\s*=/i)
    expect(page).not.toContain('javascript:')
  })

  test('pages and styles name no other host, and nothing by an absolute path', async () => {
    const names = (await readdir(dist, { recursive: true })).filter((name) =>
      /\.(html|css|webmanifest|svg)$/.test(name),
    )
    expect(names).toContain('index.html')
    expect(names.some((name) => besides.test(name))).toBe(true)
    for (const name of names) {
      const text = (await readFile(join(dist, name), 'utf8')).replace('xmlns="http://www.w3.org/2000/svg"', '')
      const policyAndComments = /<meta http-equiv="Content-Security-Policy"[^>]*>|\/\*[^]*?\*\//g
      // Addresses are what the pages of the catalogue speak of: sources to be opened, and examples.
      const spoken = /<body>[^]*<\/body>|<meta name="description"[^>]*>/g
      expect(text.replace(policyAndComments, '').replace(besides.test(name) ? spoken : '', ''), name).not.toMatch(
        /https?:|["'(=]\/\/?[\w.]/,
      )
    }
  })
})
