/** The link: what it carries is shown before, opens to the same findings, and holds no piece of what was masked. */
import type { Browser, Page } from 'playwright/test'
import { ISSUER } from './addresses.mjs'
import { claimsFor, jwe, jws, noise } from './forge.ts'
import { inspector, shownFindings } from './inspector.ts'
import { accessToken } from './op-client.ts'
import { expect, type Network, test } from './page.ts'

const person = {
  sub: 'Kx41-person-77Qz',
  email: 'wilhelmina.q@mailbox.test',
  name: 'Wilhelmina Quast',
  groups: ['salaries-Zx9-readers'],
  phone_number: '+49 30 5550199',
  deep: { member: ['Vertraulich-88'] },
}

interface Case {
  paste: () => string
  expected?: { Audience?: string; Issuer?: string }
  /** Claims or values that must not be found in the link, in pieces of eight characters. */
  masked?: readonly string[]
  headline: string
}

const texts = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value ? Object.values(value).flatMap(texts) : []

const header = { alg: 'RS256', typ: 'at+jwt', kid: 'key-1' }
const cases: Readonly<Record<string, Case>> = {
  'a token for another API': {
    paste: () =>
      `Authorization: Bearer ${jws(header, claimsFor('https://issuer.example/', { ...person, exp: 1_750_000_000 }))}`,
    expected: { Audience: 'urn:api:orders', Issuer: 'https://issuer.example' },
    masked: texts(person),
    headline: 'iss-near-miss',
  },
  'a token of Okta’s org server beside an ID token': {
    paste: () =>
      JSON.stringify({
        access_token: jws(
          header,
          claimsFor('https://org-4711.okta.com', { ...person, aud: 'https://org-4711.okta.com' }),
        ),
        id_token: jws(
          { alg: 'RS256' },
          { ...person, iss: 'https://org-4711.okta.com', aud: 'web-shop', nonce: 'Nn-0S6_WzA2Mj' },
        ),
      }),
    masked: [...texts(person), 'Nn-0S6_WzA2Mj'],
    headline: 'okta-org-as',
  },
  'a login at Auth0 and what came of it': {
    paste: () =>
      `https://tenant.eu.auth0.com/authorize?client_id=web-shop&response_type=code&scope=openid&state=Sstate-4711-Zz&login_hint=${person.email}\n` +
      jwe({ alg: 'dir', enc: 'A256GCM', iss: 'https://tenant.eu.auth0.com/' }),
    masked: ['Sstate-4711-Zz', person.email],
    headline: 'auth0-jwe-no-audience',
  },
  'a token that is cut': {
    paste: () => jws(header, JSON.stringify({ ...person, ...claimsFor('https://issuer.example/') }).slice(0, -30)),
    masked: texts(person),
    headline: 'truncated-token',
  },
  'an opaque token': { paste: () => noise(32), headline: 'opaque-token' },
}

/** Everything of the tokens that no link may hold, whatever it says: signatures, encrypted parts, opaque values. */
const secretParts = (paste: string) =>
  [...paste.matchAll(/eyJ[\w-]*\.([\w-]*\.[\w-]*\.[\w-]*\.[\w-]*|[\w-]+\.[\w-]+)/g)].flatMap(([, rest = '']) =>
    rest.split('.').slice(rest.split('.').length > 2 ? 0 : 1),
  )

/** What the fragment of a link says, without the page's help. */
function carriedBy(link: string): Record<string, unknown> {
  const [, encoded = ''] = /#v1=([\w-]+)$/.exec(link) ?? []
  const envelope: unknown = JSON.parse(Buffer.from(encoded, 'base64url').toString())
  return { ...(typeof envelope === 'object' ? envelope : {}) }
}

function piecesIn(text: string, secrets: readonly string[]): string[] {
  const found: string[] = []
  for (const secret of secrets)
    for (let at = 0; at + 8 <= secret.length; at += 1)
      if (text.includes(secret.slice(at, at + 8))) found.push(secret.slice(at, at + 8))
  return found
}

/** A colleague's browser, which shares nothing with the sender's. */
async function colleague(browser: Browser, network: Network, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL })
  await network.watch(context)
  return context.newPage()
}

for (const [name, { paste: text, expected: wanted = {}, masked = [], headline: leads }] of Object.entries(cases))
  test(`${name}: the link`, async ({ page, network, browser, baseURL }) => {
    const pasted = text()
    const secrets = [...(leads === 'opaque-token' ? [pasted] : secretParts(pasted)), ...masked]
    const { paste, headline, expected, share } = inspector(page, network)
    await page.goto('./')
    await paste(pasted, ...secrets)
    for (const field of ['Audience', 'Issuer'] as const) {
      const value = wanted[field]
      if (value !== undefined) await expected(field).fill(value)
    }
    await expect(headline).toHaveAttribute('data-headline', leads)
    const before = await shownFindings(page)
    expect(before.map(({ rule }) => rule)).toContain(leads)

    await share.click()
    const dialog = page.getByRole('dialog')
    const box = dialog.getByRole('textbox', { name: 'Link' })
    await expect(box).not.toBeEditable()
    const link = await box.inputValue()
    const carried = carriedBy(link)
    const shown: unknown = JSON.parse((await dialog.locator('pre').textContent()) ?? '')
    const copy: unknown = JSON.parse(String(carried.copy))
    expect(shown).toEqual({ ...carried, copy })
    expect(link.startsWith(page.url())).toBe(true)
    for (const place of [link, JSON.stringify(carried), (await dialog.textContent()) ?? ''])
      expect(piecesIn(place, secrets)).toEqual([])

    const other = await colleague(browser, network, baseURL)
    await other.goto(link)
    const opened = inspector(other, network)
    await expect(opened.headline).toHaveAttribute('data-headline', leads)
    expect(await shownFindings(other)).toEqual(before)
    await expect(other.getByRole('note')).toContainText('redacted copy')
    await expect(opened.ask).toHaveCount(0)
    await expect(opened.requests).toHaveAttribute('data-requests', '0')
    for (const [field, value] of Object.entries(wanted))
      await expect(other.getByRole('textbox', { name: field, exact: true })).toHaveValue(value)
    await network.check()
    await other.context().close()
  })

test('a signature was seen by the sender only', async ({ page, network, browser, baseURL }) => {
  const token = await accessToken('urn:api:es256')
  const { paste, signature, ask, share } = inspector(page, network)
  network.allow(ISSUER)
  await page.goto('./')
  await paste(token, token.slice(token.lastIndexOf('.') + 1))
  await ask.click()
  await expect(signature).toHaveAttribute('data-signature', 'verified')
  await share.click()
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue()

  const other = await colleague(browser, network, baseURL)
  await other.goto(link)
  const opened = inspector(other, network)
  await expect(opened.headline).toHaveAttribute('data-headline', 'none')
  await expect(opened.signature).toHaveAttribute('data-signature', 'unverifiable')
  await expect(opened.signature).toContainText('The sender’s page had verified it (ES256)')
  await expect(other.getByRole('textbox', { name: 'Key, JWKS or secret' })).toHaveCount(0)
  // What is pasted after it is a token of one's own again.
  await opened.paste(jws(header, claimsFor('https://issuer.example/')))
  await expect(opened.headline).toHaveAttribute('data-headline', 'none')
  await expect(other.getByRole('note')).toHaveCount(0)
  expect(new URL(other.url()).hash).toBe('')
  // The link itself can be pasted, too; a damaged one stays in the box.
  await opened.box.fill(link)
  await expect(other.getByRole('note')).toContainText('redacted copy')
  await expect(opened.signature).toContainText('The sender’s page had verified it (ES256)')
  await opened.box.fill(link.slice(0, -30))
  await expect(opened.box).toHaveValue(link.slice(0, -30))
  await expect(other.getByRole('note')).toHaveCount(0)
  await network.check()
  await other.context().close()
})
