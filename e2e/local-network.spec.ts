/** Local Network Access: a site from outside needs the person's permission to reach this machine. Chromium only. */
import { chromium } from 'playwright/test'
import { dist } from './builds.mjs'
import { findChromium } from './find-browser.mjs'
import { claimsFor, signingKey } from './forge.ts'
import { inspector } from './inspector.ts'
import { healthy, test } from './mock-issuer.ts'
import { expect } from './page.ts'
import { serveStatic } from './static-server.mjs'

const key = signingKey('key-1')

test('a site from outside is told from a dead server by the permission that it lacks', async ({ network, mock }) => {
  const site = await serveStatic({ dir: dist })
  const { port } = new URL(site.url)
  const outside = `http://site.test:${port}`
  network.allow(outside)
  network.expectFault(/console: .*(CORS policy|ERR_FAILED)/)
  const { issuer, asked } = await mock(healthy(key.jwk))
  const browser = await chromium.launch({
    ...findChromium(),
    args: [
      `--ip-address-space-overrides=127.0.0.1:${port}=public`,
      '--host-resolver-rules=MAP site.test 127.0.0.1',
      // In place of a certificate: cryptography and permissions are for secure pages.
      `--unsafely-treat-insecure-origin-as-secure=${outside}`,
    ],
  })
  for (const granted of [false, true]) {
    const context = await browser.newContext()
    await network.watch(context)
    if (granted) await context.grantPermissions(['local-network-access'], { origin: outside })
    const page = await context.newPage()
    const { paste, ask, signature } = inspector(page, network)
    await page.goto(outside)
    await paste(key.sign(claimsFor(issuer)))
    await ask.click()
    if (granted) {
      await expect(signature).toHaveAttribute('data-signature', 'verified')
    } else {
      await expect(signature).toHaveAttribute('data-because', 'local-network')
      await expect(signature).toContainText('your own network')
      expect(asked).toEqual([])
    }
    await network.check()
    await context.close()
  }
  await browser.close()
  await site.close()
})
