/** What an issuer publishes decides, and the last paste: no other key, no other issuer and no late answer turns anything green. */
import { EventEmitter, once } from 'node:events'
import type { Page } from 'playwright/test'
import { claimsFor, signingKey, tampered } from './forge.ts'
import { inspector } from './inspector.ts'
import { healthy, json, metadataPath, openidPath, test } from './mock-issuer.ts'
import { expect } from './page.ts'

const key = signingKey('key-1')

test('metadata where only OpenID keeps it', async ({ page, network, mock }) => {
  const { issuer } = await mock((origin) => ({
    [openidPath]: json({ issuer: origin, jwks_uri: `${origin}/keys` }),
    '/keys': json({ keys: [key.jwk] }),
  }))
  network.expectFault(/console: .*status of 404/)
  const { paste, ask, signature, requests } = inspector(page, network)
  await page.goto('./')
  await paste(key.sign(claimsFor(issuer)))
  await expect(signature).toContainText(issuer + openidPath)
  await ask.click()
  await expect(signature).toHaveAttribute('data-signature', 'verified')
  await expect(requests).toHaveAttribute('data-requests', '3')
})

test('keys at another origin are asked for by a click of their own', async ({ page, network, mock }) => {
  const place = await mock(() => ({ '/keys': json({ keys: [key.jwk] }) }))
  const { issuer } = await mock((origin) => ({
    [metadataPath]: json({ issuer: origin, jwks_uri: `${place.issuer}/keys` }),
  }))
  const { paste, ask, signature, requests } = inspector(page, network)
  await page.goto('./')
  await paste(key.sign(claimsFor(issuer)))
  await ask.click()
  await expect(signature).toHaveAttribute('data-because', 'other-place')
  await expect(requests).toHaveAttribute('data-requests', '1')
  expect(place.asked).toEqual([])
  await page.getByRole('button', { name: `Verify with ${place.issuer}/keys` }).click()
  await expect(signature).toHaveAttribute('data-signature', 'verified')
  await expect(signature).toHaveAttribute('data-key-origin', 'issuer')
  expect(place.asked).toEqual(['/keys'])
})

test('a key set without the key that the token names', async ({ page, network, mock }) => {
  const { issuer } = await mock(healthy(signingKey('key-2').jwk, signingKey('key-3').jwk))
  const { paste, ask, signature, headline, rule, part } = inspector(page, network)
  await page.goto('./')
  await paste(key.sign(claimsFor(issuer)))
  await ask.click()
  await expect(headline).toHaveAttribute('data-headline', 'kid-not-in-jwks')
  await expect(rule('kid-not-in-jwks')).toContainText('key-1')
  await expect(signature).toHaveAttribute('data-because', 'no-matching-key')
  // As after a rotation: what is there now is listed.
  await expect(signature).toContainText('key-2, key-3')
  await expect(rule('signature-bad')).toHaveCount(0)
  await expect(part('header')).toContainText('key-1')
})

test('a token that carries its own key never turns green', async ({ page, network, mock }) => {
  const { issuer, asked } = await mock(healthy(signingKey('key-of-the-issuer').jwk))
  const { paste, ask, signature, headline, rule } = inspector(page, network)
  const states = await everyState(page)
  await page.goto('./')
  await paste(key.sign(claimsFor(issuer), { jwk: key.jwk, jku: `${issuer}/attacker` }))
  await expect(headline).toHaveAttribute('data-headline', 'embedded-key')
  await expect(signature).toHaveAttribute('data-because', 'no-key-source')
  await ask.click()
  await expect(signature).toHaveAttribute('data-because', 'no-matching-key')
  await expect(signature).toHaveAttribute('data-signature', 'unverifiable')
  await expect(rule('embedded-key')).toHaveAttribute('data-severity', 'error')
  expect(asked).toEqual([metadataPath, '/keys'])
  expect([...states]).toEqual(['unverifiable'])
})

test('a token of another issuer than the keys never turns green', async ({ page, network, mock }) => {
  const own = await mock(healthy(key.jwk))
  const foreign = await mock(healthy(signingKey('key-1').jwk))
  const { paste, ask, signature, headline } = inspector(page, network)
  await page.goto('./')
  await paste(key.sign(claimsFor(own.issuer)))
  await ask.click()
  await expect(signature).toHaveAttribute('data-signature', 'verified')
  // Signed with the same key, but it says that it is somebody else's.
  await paste(key.sign(claimsFor(foreign.issuer)))
  await expect(signature).toHaveAttribute('data-because', 'no-key-source')
  await ask.click()
  await expect(signature).toHaveAttribute('data-signature', 'failed')
  await expect(headline).toHaveAttribute('data-headline', 'signature-bad')
})

test('a late answer for an earlier paste is not shown, and asked for again only by the button', async ({
  page,
  network,
  mock,
}) => {
  const [reached, released] = [gate(), gate()]
  const slow = await mock((origin) => ({
    ...healthy()(origin),
    get '/keys'() {
      reached.open()
      return { ...json({ keys: [key.jwk] }), after: released.opened }
    },
  }))
  const quick = await mock(healthy(key.jwk))
  const { paste, ask, signature, requests } = inspector(page, network)
  const states = await everyState(page)
  const changed = tampered(key.sign(claimsFor(slow.issuer)), { scope: 'all' })
  await page.goto('./')
  await paste(changed)
  await ask.click()
  await reached.opened
  await paste(key.sign(claimsFor(quick.issuer)))
  await ask.click()
  await expect(signature).toHaveAttribute('data-signature', 'verified')
  released.open()
  await expect(requests).not.toContainText('under way')
  await expect(signature).toHaveAttribute('data-signature', 'verified')
  expect([...states].toSorted()).toEqual(['unverifiable', 'verified'])

  await paste(changed)
  await expect(signature).toHaveAttribute('data-because', 'no-key-source')
  await ask.click()
  await expect(signature).toHaveAttribute('data-signature', 'failed')
  expect(slow.asked).toEqual([metadataPath, '/keys', metadataPath, '/keys'])
})

/** Something to wait for, and the way to let it happen. */
function gate(): { opened: Promise<unknown>; open: () => void } {
  const emitter = new EventEmitter()
  return { opened: once(emitter, 'open'), open: () => void emitter.emit('open') }
}

/** Every state of a signature that the page shows from now on, however briefly. To be called before it opens. */
async function everyState(page: Page): Promise<ReadonlySet<string>> {
  const states = new Set<string>()
  await page.exposeFunction('noteState', (state: string) => void states.add(state))
  await page.addInitScript(() => {
    new MutationObserver(() => {
      for (const element of document.querySelectorAll('[data-signature]'))
        Reflect.apply(Reflect.get(globalThis, 'noteState'), undefined, [element.getAttribute('data-signature')])
    }).observe(document, { subtree: true, childList: true, attributes: true })
  })
  return states
}
