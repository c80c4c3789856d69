/** The page for everybody: axe in every state, theme and width, no scrolling sideways, and no need of a mouse. */
import { AxeBuilder } from '@axe-core/playwright'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { CompactEncrypt } from 'jose'
import type { Page } from 'playwright/test'
import { ISSUER } from './addresses.mjs'
import { claimsFor, hs256, jwe, jws, now, signingKey } from './forge.ts'
import { inspector } from './inspector.ts'
import { accessToken } from './op-client.ts'
import { expect, type Network, test } from './page.ts'

const wide = { width: 1280, height: 800 }
const narrow = { width: 360, height: 740 }

/** What axe finds, one line each. */
async function faults(page: Page): Promise<string[]> {
  const builder = new AxeBuilder({ page })
  // The page has no frames, for which axe would open a second page each time.
  const { violations } = await builder.setLegacyMode().analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => `${id}: ${any[0]?.message ?? ''} ${html}`))
}

/** Words without a place to break, in every field that a token has. */
const long = (length: number) => 'Wx4711'.repeat(length / 6)
const longToken = () =>
  jws(
    { alg: 'RS256', kid: long(240), typ: 'JWT', [long(60)]: long(600) },
    claimsFor(`https://${long(180)}.example/`, {
      aud: [`https://${long(300)}.example`, long(120)],
      exp: now() - 4000,
      [`https://claims.example/${long(240)}`]: long(1200),
      permissions: Array.from({ length: 20 }, (_, i) => `${long(60)}:${i}`),
      deep: { [long(90)]: [{ [long(90)]: long(300) }] },
    }),
  )

/** The way to each state from an empty page. */
const states: Readonly<Record<string, (page: Page, network: Network) => Promise<void>>> = {
  empty: async () => {},
  'diagnosed, with an expired token': async (page, network) => {
    const { paste, headline, expected } = inspector(page, network)
    await paste(longToken())
    await expected('Audience').fill('https://api.example')
    await expect(headline).toHaveAttribute('data-headline', 'aud-mismatch')
  },
  'diagnosed, with a fix to fill in': async (page, network) => {
    const { paste, headline } = inspector(page, network)
    const token = jwe({ alg: 'dir', enc: 'A256GCM', iss: 'https://tenant.eu.auth0.com/' })
    await paste(`https://tenant.eu.auth0.com/authorize?client_id=${long(60)}&response_type=code&scope=openid\n${token}`)
    await expect(headline).toHaveAttribute('data-headline', 'auth0-jwe-no-audience')
  },
  verified: async (page, network) => {
    const { paste, ask, signature, requests } = inspector(page, network)
    network.allow(ISSUER)
    await paste(await accessToken('urn:api:es256'))
    await ask.click()
    await expect(signature).toHaveAttribute('data-signature', 'verified')
    await requests.locator('summary').click()
  },
  'with a secret that has to be read another way': async (page, network) => {
    const { paste, giveKey, signature } = inspector(page, network)
    const octets = randomBytes(40)
    await paste(hs256(claimsFor('https://issuer.example'), octets))
    await giveKey(octets.toString('base64'))
    await expect(signature.locator('[data-clue]')).toBeVisible()
  },
  'with a key that the token brings along, and an issuer out of reach': async (page, network) => {
    const { paste, ask, signature } = inspector(page, network)
    const key = signingKey(long(120))
    network.expectFault(/console: .*ERR_/)
    network.allow('https://out-of-reach.test')
    await paste(
      key.sign(claimsFor('https://out-of-reach.test'), { jwk: key.jwk, jku: `https://keys.test/${long(240)}` }),
    )
    await ask.click()
    await expect(signature).toHaveAttribute('data-because', 'unreadable')
  },
  'with an opened token': async (page, network) => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const { paste } = inspector(page, network)
    const token = await new CompactEncrypt(Buffer.from(longToken()))
      .setProtectedHeader({ alg: 'RSA-OAEP', enc: 'A256GCM' })
      .encrypt(publicKey)
    await paste(token)
    await page
      .getByRole('textbox', { name: 'Private key, secret or password' })
      .fill(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await expect(page.locator('[data-decryption]')).toHaveAttribute('data-decryption', 'opened')
  },
  'with a proof that does not fit': async (page, network) => {
    const { paste } = inspector(page, network)
    const [issuer, holder] = [signingKey('key-1'), signingKey('holder')]
    const proof = holder.sign(
      { htm: 'POST', htu: `https://${long(180)}.example/`, iat: now(), jti: 'one', ath: long(42) },
      { typ: 'dpop+jwt', jwk: holder.jwk },
    )
    const token = issuer.sign(claimsFor('https://issuer.example', { cnf: { jkt: long(42) } }))
    await paste(`curl https://api.example/ -H 'Authorization: DPoP ${token}' -H 'DPoP: ${proof}'`, token)
    await expect(page.locator('[data-binding][data-outcome="not-met"]').first()).toBeVisible()
  },
  'with the share dialog': async (page, network) => {
    const { paste, share } = inspector(page, network)
    await paste(longToken())
    await share.click()
    await expect(page.getByRole('textbox', { name: 'Link' })).toBeVisible()
  },
  'with the token after a fix, and how an API checks it': async (page, network) => {
    const { paste } = inspector(page, network)
    await paste(longToken())
    await paste(
      jws(
        { alg: 'RS256', kid: long(120), typ: 'at+jwt' },
        claimsFor(`https://${long(180)}.example/`, { aud: long(120) }),
      ),
    )
    await expect(page.locator('[data-comparison]')).toBeVisible()
    await page.getByText('Check it in your API').click()
    await expect(page.getByText('createRemoteJWKSet').first()).toBeVisible()
  },
  'with a redacted copy': async (page, network) => {
    const { paste, share } = inspector(page, network)
    await paste(longToken(), 'nothing-of-it-is-secret')
    await share.click()
    const link = await page.getByRole('textbox', { name: 'Link' }).inputValue()
    await page.goto('about:blank')
    await page.goto(link)
    await expect(page.getByRole('note')).toContainText('redacted copy')
  },
}

for (const [name, reach] of Object.entries(states))
  test(`axe and the width: ${name}`, async ({ page, network }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.setViewportSize(wide)
    await page.goto('./')
    await reach(page, network)
    const fits = async (width: number) =>
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    for (const viewport of [wide, narrow]) {
      await page.setViewportSize(viewport)
      await fits(viewport.width)
      if (viewport === narrow) {
        // What is folded is as long, and has to be as good.
        await page
          .locator('details:not([open])')
          .evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')))
        await fits(viewport.width)
      }
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        expect(await faults(page), `${colorScheme}, ${viewport.width} px`).toEqual([])
      }
    }
  })

test('by keyboard alone: paste, verify, share', async ({ page, network, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const token = await accessToken('urn:api:es256')
  const { box, ask, signature, share, headline } = inspector(page, network)
  network.noteSecrets(token)
  network.allow(ISSUER)
  await page.goto('./')
  await expect(box).toBeFocused()
  await page.evaluate((text) => navigator.clipboard.writeText(text), token)
  await page.keyboard.press('Control+V')
  await expect(headline).toHaveAttribute('data-headline', 'none')
  await expect(ask).toBeVisible()

  /** Goes on until the focus is there; at each step it must be seen where it is. */
  const tabTo = async (target: typeof ask, key: 'Tab' | 'Shift+Tab') => {
    const there = () => target.evaluate((element) => element === document.activeElement)
    for (let steps = 0; steps < 60 && !(await there()); steps += 1) {
      await page.keyboard.press(key)
      const outline = await page.evaluate(() => {
        const focused = document.activeElement
        return focused && focused !== document.body ? getComputedStyle(focused).outlineStyle : 'the browser’s own'
      })
      expect(outline).not.toBe('none')
    }
    await expect(target).toBeFocused()
  }
  await tabTo(ask, 'Tab')
  await page.keyboard.press('Enter')
  await expect(signature).toHaveAttribute('data-signature', 'verified')

  await tabTo(share, 'Shift+Tab')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await expect(dialog.locator(':focus')).toHaveCount(1)
  // The page behind it is out of reach.
  await tabTo(dialog.getByRole('textbox', { name: 'Link' }), 'Tab')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(share).toBeFocused()
})

test('the verdict is told to those who do not see it, and the focus stays in the box', async ({ page, network }) => {
  const { paste, headline, box } = inspector(page, network)
  await page.goto('./')
  const live = page.getByRole('status').filter({ has: page.locator('[data-headline]') })
  await expect(live).toHaveCount(1)
  await paste('Authorization: Bearer undefined')
  await expect(headline).toHaveAttribute('data-headline', 'placeholder-value')
  await expect(live).toContainText((await headline.textContent()) ?? 'no headline')
  await expect(box).toBeFocused()
})
