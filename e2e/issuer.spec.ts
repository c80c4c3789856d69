/** Issuers that do what a good one does not: each leaves the signature open, with its reason, neither green nor red. */
import { EventEmitter, once } from 'node:events'
import type { Page } from 'playwright/test'
import { claimsFor, signingKey, tampered } from './forge.ts'
import { inspector } from './inspector.ts'
import { type Answer, type Answers, healthy, json, metadataPath, openidPath, test } from './mock-issuer.ts'
import { expect } from './page.ts'

const key = signingKey('key-1')

const html: Answer = {
  headers: { 'content-type': 'text/html', 'access-control-allow-origin': '*' },
  body: '<!doctype html><title>Sign in</title>',
}

interface Case {
  answers: Answers
  because: string
  /** The paths that are asked, in order. */
  asked: readonly string[]
  /** What the browser itself notes in its console. */
  noted?: RegExp
  /** Words that the page shows beside the reason. */
  says?: string | RegExp
}

const cases: Readonly<Record<string, Case>> = {
  'metadata of another issuer': {
    answers: (origin) => ({
      ...healthy(key.jwk)(origin),
      [metadataPath]: json({ issuer: 'https://other-issuer.example', jwks_uri: `${origin}/keys` }),
    }),
    because: 'issuer-mismatch',
    asked: [metadataPath],
    says: 'https://other-issuer.example',
  },
  'metadata of an issuer that differs by a slash': {
    answers: (origin) => ({
      ...healthy(key.jwk)(origin),
      [metadataPath]: json({ issuer: `${origin}/`, jwks_uri: `${origin}/keys` }),
    }),
    because: 'issuer-mismatch',
    asked: [metadataPath],
  },
  'metadata that other sites may not read': {
    answers: (origin) => {
      const { body } = json({ issuer: origin, jwks_uri: `${origin}/keys` })
      return { [metadataPath]: { body }, [openidPath]: { body } }
    },
    because: 'unreadable',
    asked: [metadataPath, openidPath],
    noted: /console: .*(CORS policy|ERR_FAILED)/,
    says: 'CORS',
  },
  'keys that other sites may not read': {
    answers: (origin) => ({ ...healthy()(origin), '/keys': { body: JSON.stringify({ keys: [key.jwk] }) } }),
    because: 'unreadable',
    asked: [metadataPath, '/keys'],
    noted: /console: .*(CORS policy|ERR_FAILED)/,
  },
  'nothing there': {
    answers: () => ({}),
    because: 'not-found',
    asked: [metadataPath, openidPath],
    noted: /console: .*status of 404/,
    says: 'HTTP 404',
  },
  'a login page in place of metadata': {
    answers: () => ({ [metadataPath]: html, [openidPath]: html }),
    because: 'not-json',
    asked: [metadataPath, openidPath],
  },
  'a login page in place of keys': {
    answers: (origin) => ({ ...healthy()(origin), '/keys': html }),
    because: 'not-json',
    asked: [metadataPath, '/keys'],
  },
  'JSON that is no metadata': {
    answers: () => ({ [metadataPath]: json({ a: 1 }) }),
    because: 'not-metadata',
    asked: [metadataPath, openidPath],
    noted: /console: .*status of 404/,
  },
  'JSON that is no key set': {
    answers: (origin) => ({ ...healthy()(origin), '/keys': json({ key: key.jwk }) }),
    because: 'not-jwks',
    asked: [metadataPath, '/keys'],
  },
  'an answer that leads elsewhere': {
    answers: (origin) => ({
      ...healthy(key.jwk)(origin),
      '/keys': { ...json({}), status: 302, headers: { location: '/elsewhere', 'access-control-allow-origin': '*' } },
      '/elsewhere': json({ keys: [key.jwk] }),
    }),
    because: 'redirected',
    asked: [metadataPath, '/keys'],
  },
  'a server that fails': {
    answers: (origin) => ({ ...healthy()(origin), '/keys': { ...json({}), status: 503 } }),
    because: 'http-error',
    asked: [metadataPath, '/keys'],
    noted: /console: .*status of 503/,
    says: 'HTTP 503',
  },
}

test('whatever goes wrong, the signature stays open and the reason is named', async ({ page, network, mock }) => {
  const { paste, ask, signature, headline, requests } = inspector(page, network)
  await page.goto('./')
  let sent = 0
  for (const [name, { answers, because, asked, noted, says }] of Object.entries(cases))
    await test.step(name, async () => {
      if (noted) network.expectFault(noted)
      const { issuer, asked: paths } = await mock(answers)
      await paste(key.sign(claimsFor(issuer)))
      await expect(signature).toHaveAttribute('data-because', 'no-key-source')
      await ask.click()
      await expect(signature).toHaveAttribute('data-because', because)
      await expect(signature).toHaveAttribute('data-signature', 'unverifiable')
      await expect(signature).not.toHaveAttribute('data-key-origin')
      await expect(headline).toHaveAttribute('data-headline', 'none')
      sent += asked.length
      await expect(requests).toHaveAttribute('data-requests', String(sent))
      if (says !== undefined) await expect(signature).toContainText(says)
      expect(paths).toEqual(asked)
    })
})

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

test('a key set without the key that the token names', async ({ page, network, mock }) => {
  const { issuer } = await mock(healthy(signingKey('key-2').jwk, signingKey('key-3').jwk))
  const { paste, ask, signature, headline, rule, part } = inspector(page, network)
  await page.goto('./')
  await paste(key.sign(claimsFor(issuer)))
  await ask.click()
  await expect(headline).toHaveAttribute('data-headline', 'kid-not-in-jwks')
  await expect(rule('kid-not-in-jwks')).toContainText('key-1')
  await expect(signature).toHaveAttribute('data-because', 'no-matching-key')
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
