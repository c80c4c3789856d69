/** The examples that the RFCs publish, checked and opened in the page; src/core/testing/vectors holds them. */
import type { Page } from 'playwright/test'
import { rfc7515 } from '../src/core/testing/vectors/rfc7515.ts'
import { rfc7516 } from '../src/core/testing/vectors/rfc7516.ts'
import { rfc7517 } from '../src/core/testing/vectors/rfc7517.ts'
import { rfc7519 } from '../src/core/testing/vectors/rfc7519.ts'
import { rfc7520Encryption } from '../src/core/testing/vectors/rfc7520-encryption.ts'
import { rfc7520KeyWrap } from '../src/core/testing/vectors/rfc7520-key-wrap.ts'
import { rfc7520 } from '../src/core/testing/vectors/rfc7520.ts'
import { rfc7797 } from '../src/core/testing/vectors/rfc7797.ts'
import { rfc8037 } from '../src/core/testing/vectors/rfc8037.ts'
import { rfc9449 } from '../src/core/testing/vectors/rfc9449.ts'
import { rfc9901 } from '../src/core/testing/vectors/rfc9901.ts'
import type { Vector } from '../src/core/testing/vectors/vector.ts'
import { inspector } from './inspector.ts'
import { expect, type Network, test } from './page.ts'

async function check(page: Page, network: Network, vector: Vector) {
  const { paste, giveKey, signature } = inspector(page, network)
  const { token, key, text = '', does, thumbprint } = vector
  // What comes out is as private as what went in.
  const secrets = [token, key, text]
  if (does === 'verifies') {
    // First what must not be: so each answer differs from the one before, which might still stand there.
    await paste(forged(token))
    await giveKey(key)
    await expect(signature).toHaveAttribute('data-signature', 'failed')
    await paste(token, ...secrets)
    await giveKey(key)
    await expect(signature).toHaveAttribute('data-signature', 'verified')
    await expect(signature).toHaveAttribute('data-key-origin', 'given')
    if (thumbprint !== undefined) await expect(signature).toContainText(thumbprint)
    return
  }
  await paste(token, ...secrets)
  if (does === 'opens') return open(page, vector)
  if (does === 'unsecured') return expect(signature).toHaveAttribute('data-because', 'unsecured')
  if (does === 'refused') return expect(signature).toHaveAttribute('data-because', /^(unsecured|critical-extension)$/)
  await giveKey(key)
  if (does === 'detached') return expect(signature).toHaveAttribute('data-because', 'detached')
  return expect(signature).toHaveAttribute('data-signature', 'failed')
}

async function open(page: Page, { key, text = '', innerKey }: Vector) {
  const decryption = page.locator('[data-decryption]')
  await expect(decryption).toHaveAttribute('data-decryption', 'closed')
  await page.getByRole('textbox', { name: 'Private key, secret or password' }).fill(key)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(decryption).toHaveAttribute('data-decryption', 'opened')
  if (innerKey !== undefined) {
    await expect(page.locator('[data-token]')).toHaveCount(2)
    // What was inside is what the page is about from now on.
    await page.getByRole('textbox', { name: 'Key, JWKS or secret' }).fill(innerKey)
    await page.getByRole('button', { name: 'Verify', exact: true }).click()
    await expect(page.locator('[data-kind=jws] [data-signature]')).toHaveAttribute('data-signature', 'verified')
    return
  }
  const shown = page.locator(['claims', 'plaintext', 'value'].map((label) => `[data-part="${label}"]`).join())
  for (const piece of text.startsWith('{') ? stringsOf(JSON.parse(text)) : [text])
    await expect(shown).toContainText(piece)
}

/** All strings in a JSON value: it is shown member by member. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : []
}

/** With another character in the middle, where each bit of it counts. */
function altered(text: string): string {
  const middle = Math.floor(text.length / 2)
  return text.slice(0, middle) + (text[middle] === 'A' ? 'B' : 'A') + text.slice(middle + 1)
}

/** With each of its signatures altered. */
const forged = (token: string) =>
  token.startsWith('{')
    ? token.replaceAll(/(?<="signature":")[^"]+/g, altered)
    : token.replace(/(?<=^[^.]*\.[^.]*\.)[\w-]+/, altered)

for (const [rfc, vectors] of Object.entries({
  'RFC 7515': rfc7515,
  'RFC 7516': rfc7516,
  'RFC 7517': rfc7517,
  'RFC 7519': rfc7519,
  'RFC 7520 sections 4 and 6': rfc7520,
  'RFC 7520 sections 5.1 to 5.7': rfc7520Encryption,
  'RFC 7520 sections 5.8 to 5.13': rfc7520KeyWrap,
  'RFC 7797': rfc7797,
  'RFC 8037': rfc8037,
  'RFC 9449': rfc9449,
  'RFC 9901': rfc9901,
}))
  test(rfc, async ({ page, network }) => {
    await page.goto('./')
    for (const [i, vector] of vectors.entries())
      await test.step(`${vector.section}: ${vector.name}`, async () => {
        // Of a token for several recipients: it would still be open.
        if (vector.does === 'opens' && vectors[i - 1]?.token === vector.token) await page.goto('./')
        await check(page, network, vector)
      })
  })
