/** What the page keeps to itself. Every spec is watched for leaks (page.ts); these go where one would be likely. */
import { ISSUER } from './addresses.mjs'
import { claimsFor, hs256, jws } from './forge.ts'
import { inspector } from './inspector.ts'
import { traces } from './ledger.ts'
import { accessToken } from './op-client.ts'
import { expect, test } from './page.ts'

test('nothing is sent on a paste, whatever addresses a token names', async ({ page, network }) => {
  const { paste, headline, requests, expected } = inspector(page, network)
  await page.goto('./')
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated')
  const before = network.requests.length
  const [at, image] = ['https://issuer.example/', 'https://images.example/me.png']
  await paste(
    jws(
      { alg: 'RS256', kid: 'key-1', jku: `${at}jwks`, x5u: `${at}cert.pem` },
      claimsFor(at, { picture: image, profile: at, website: at }),
    ),
  )
  await expect(headline).toHaveAttribute('data-headline', 'embedded-key')
  await expected('Issuer').fill(at)
  await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')))
  await expect(requests).toHaveAttribute('data-requests', '0')
  // The service worker may still ask whether there is a newer version of itself.
  expect(network.requests.slice(before).filter(({ url }) => !url.endsWith('/sw.js'))).toEqual([])
})

test('nothing of a token is kept: not after pasting, verifying or sharing', async ({ page, network }) => {
  const token = await accessToken('urn:api:es256')
  const { paste, signature, ask, share, box, tokens, giveKey } = inspector(page, network)
  network.allow(ISSUER)
  await page.goto('./')
  const clean = await traces(page)
  const nothingNew = async () => {
    await network.check()
    // The files of the page itself are cached at some time after it was opened.
    expect(await traces(page)).toEqual({ ...clean, caches: expect.any(String) })
  }
  await paste(token)
  await expect(tokens).toHaveCount(1)
  await nothingNew()
  await ask.click()
  await expect(signature).toHaveAttribute('data-signature', 'verified')
  await nothingNew()
  await giveKey('a secret that is not to be kept')
  await nothingNew()
  await share.click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await nothingNew()
  expect(clean).toMatchObject({
    localStorage: '[]',
    sessionStorage: '[]',
    IndexedDB: '[]',
    cookies: '',
    'document.title': 'Token Inspector',
    'history.state': 'null',
  })
  await page.reload()
  await expect(box).toHaveValue('')
  await expect(tokens).toHaveCount(0)
})

test('what the API expects is kept for the tab, and for nobody else', async ({ page, network, context }) => {
  const token = jws({ alg: 'RS256', kid: 'key-1' }, claimsFor('https://issuer.example/'))
  const { paste, expected, headline } = inspector(page, network)
  await page.goto('./')
  await paste(token)
  await expected('Audience').fill('urn:api:orders')
  await expected('Issuer').fill('https://issuer.example/')
  await page.reload()
  await paste(token)
  await expect(headline).toHaveAttribute('data-headline', 'aud-mismatch')
  await expect(expected('Audience')).toHaveValue('urn:api:orders')
  await expect(expected('Issuer')).toHaveValue('https://issuer.example/')

  const tab = await context.newPage()
  const other = inspector(tab, network)
  await tab.goto('./')
  await other.paste(token)
  await expect(other.headline).toHaveAttribute('data-headline', 'none')
  await expect(other.expected('Audience')).toHaveValue('')

  await expected('Audience').fill('')
  await expected('Issuer').fill('')
  await expect.poll(async () => (await traces(page)).sessionStorage).toBe('[]')
})

test('a token typed into the wrong field is not kept either', async ({ page, network }) => {
  // Short enough to be taken for an identifier.
  const token = hs256({ iss: 'a', aud: 'b' }, 'secret')
  const { paste, expected, headline } = inspector(page, network)
  await page.goto('./')
  await paste(token)
  for (const typed of [token, `Bearer ${token}`, `api ${token}`]) {
    await expected('Audience').fill(typed)
    await expect(headline).toContainText(token.slice(0, 20))
    await expect(headline).toHaveAttribute('data-headline', 'aud-mismatch')
    expect((await traces(page)).sessionStorage).toBe('[]')
  }
})

test('nothing of a paste is handed to what translates, completes or corrects pages', async ({ page, network }) => {
  const { paste, headline, giveKey } = inspector(page, network)
  /** Texts of the page that hold a piece of the paste, and that a translator may send away. */
  const exposed = (pieces: readonly string[]) =>
    page.evaluate((wanted) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const found: string[] = []
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.textContent ?? ''
        if (wanted.some((piece) => text.includes(piece)) && !node.parentElement?.closest('[translate=no]'))
          found.push(text)
      }
      const helped = [...document.querySelectorAll('textarea, input:is([type=text], :not([type]))')]
        .filter((box) => box.getAttribute('data-gramm') !== 'false' || box.getAttribute('spellcheck') !== 'false')
        .map((box) => box.outerHTML)
      return [...found, ...helped]
    }, pieces)
  const claims = { ...claimsFor('https://id.acme-4711.example/'), aud: 'urn:acme-4711', sub: 'acme-4711-jane' }
  const token = jws({ alg: 'HS256', kid: 'acme-4711-key', typ: 'at+jwt' }, claims)
  const pieces = ['acme-4711', token.slice(0, 12)]
  const expired = jws({ alg: 'HS256', kid: 'acme-4711-key' }, { ...claims, exp: claims.iat - 10 })
  await page.goto('./')
  expect(await exposed(pieces)).toEqual([])
  for (const text of [
    token,
    expired,
    `${token}\n${expired}`,
    `WWW-Authenticate: Bearer error="invalid_token", error_description="urn:acme-4711 is not the audience"\n\n${token}`,
    'https://acme-4711.eu.auth0.com/authorize?client_id=acme-4711&response_type=code',
  ]) {
    await paste(text)
    await expect(headline).toBeVisible()
    expect(await exposed(pieces)).toEqual([])
  }
  await paste(token)
  await giveKey('acme-4711 is no secret of this token, and long enough')
  await expect(page.locator('[data-signature]')).toHaveAttribute('data-signature', 'failed')
  expect(await exposed(pieces)).toEqual([])
})
