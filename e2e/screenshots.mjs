/** Takes the picture of the README anew, of the page as it is built (`npm run build` first): `node e2e/screenshots.mjs`. */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { dist } from './builds.mjs'
import { findChromium } from './find-browser.mjs'
import { serveStatic } from './static-server.mjs'

const file = fileURLToPath(new URL('../docs/verdict.webp', import.meta.url))
const size = { width: 1280, height: 800 }
/** The same picture whenever it is taken, so that it changes with the page only. */
const now = Date.UTC(2026, 2, 1, 12) / 1000

/** @param {object} part */
const encode = (part) => Buffer.from(JSON.stringify(part)).toString('base64url')
/** @param {number} octets */
const noise = (octets) =>
  Buffer.concat(Array.from({ length: octets / 32 }, (_, i) => createHash('sha256').update(`${i}`).digest())).toString(
    'base64url',
  )

/** An access token of Okta's Org authorization server, as its manual shows it; nobody has signed it. */
const org = 'https://org-4711.okta.com'
const token = [
  encode({ kid: 'oVnMt4FGH0lHQkBsWnZuVfKCMT1oQDYOmBqmDjS1kZI', alg: 'RS256' }),
  encode({
    ver: 1,
    jti: 'AT.Zk3cVXcBz0n2b1Z0b2tlbi1mb3JnZWQ',
    iss: org,
    aud: org,
    sub: 'jane.doe@shop.example',
    iat: now - 600,
    exp: now + 3000,
    cid: '0oa4711exampleclient',
    uid: '00u4711exampleperson',
    scp: ['openid', 'profile'],
  }),
  noise(256),
].join('.')

const site = await serveStatic({ dir: dist })
const browser = await chromium.launch(findChromium())
try {
  const page = await browser.newPage({ viewport: size, colorScheme: 'light', timezoneId: 'UTC', locale: 'en-GB' })
  await page.clock.setFixedTime(now * 1000)
  await page.goto(site.url)
  await page.getByRole('textbox', { name: 'Paste a token' }).fill(`Authorization: Bearer ${token}`)
  await page.locator('[data-headline="okta-org-as"]').waitFor()
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  })
  const png = await page.screenshot({ animations: 'disabled' })
  const webp = await asWebp(png)
  await writeFile(file, webp)
  console.log(`${file}: ${webp.length} octets`)
} finally {
  await browser.close()
  await site.close()
}

/**
 * The same with sixteen colours and every edge as it was: a quarter of the size. The browser is at hand, so it does the work.
 * @param {Buffer} png
 */
async function asWebp(png) {
  const drawing = await browser.newPage()
  const address = await drawing.evaluate(
    async (source) => {
      const image = await createImageBitmap(await (await fetch(source)).blob())
      const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height })
      const context = canvas.getContext('2d')
      if (!context) throw new Error('the browser cannot draw')
      context.drawImage(image, 0, 0)
      const drawn = context.getImageData(0, 0, image.width, image.height)
      const pixels = new Uint32Array(drawn.data.buffer)
      /** @type {Map<number, number>} */
      const counts = new Map()
      for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1)
      // Each next colour is the one that is missed most: the commonest, the further away the more.
      const nearest = new Map([...counts.keys()].map((colour) => [colour, { colour: 0, distance: Infinity }]))
      for (let chosen = 0; chosen < 16; chosen += 1) {
        let [next, missed] = [0, 0]
        for (const [colour, count] of counts) {
          const loss = count * (nearest.get(colour)?.distance ?? 0)
          if (loss > missed) [next, missed] = [colour, loss]
        }
        for (const [colour, { distance }] of nearest) {
          const apart = [0, 8, 16].reduce(
            (sum, bits) => sum + (((colour >> bits) & 255) - ((next >> bits) & 255)) ** 2,
            0,
          )
          if (apart < distance) nearest.set(colour, { colour: next, distance: apart })
        }
      }
      for (const [at, pixel] of pixels.entries()) pixels[at] = nearest.get(pixel)?.colour ?? pixel
      context.putImageData(drawn, 0, 0)
      // A quality of one is without loss.
      return canvas.toDataURL('image/webp', 1)
    },
    `data:image/png;base64,${png.toString('base64')}`,
  )
  return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64')
}
