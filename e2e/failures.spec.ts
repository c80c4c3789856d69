/** Issuers that do what a good one does not: each leaves the signature open, with its reason, neither green nor red. */
import { claimsFor, signingKey } from './forge.ts'
import { inspector } from './inspector.ts'
import { type Answer, type Answers, healthy, json, metadataPath, openidPath, test } from './mock-issuer.ts'
import { expect } from './page.ts'

const key = signingKey('key-1')

const html: Answer = {
  headers: { 'content-type': 'text/html', 'access-control-allow-origin': '*' },
  body: '<!doctype html><title>Sign in</title>',
}

/** A metadata document at the first place where it is looked for. */
const metadata = (document: object, path = '') => ({ [metadataPath + path]: json(document) })

interface Case {
  answers: Answers
  because: string
  /** The path of the issuer; a place of metadata is named accordingly. */
  path?: string
  /** The paths that are asked, in order. */
  asked: readonly string[]
  /** How many requests the page has sent, where the server saw fewer. */
  sent?: number
  /** Nobody listens at the address. */
  dead?: true
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
    says: 'by the slash at the end',
  },
  'metadata of the same host over https': {
    answers: (origin) => metadata({ issuer: origin.replace('http:', 'https:'), jwks_uri: `${origin}/keys` }),
    because: 'issuer-mismatch',
    asked: [metadataPath],
    says: 'http and https',
  },
  'metadata of an issuer in upper case': {
    path: '/tenant',
    answers: (origin) => metadata({ issuer: `${origin}/Tenant`, jwks_uri: `${origin}/keys` }, '/tenant'),
    because: 'issuer-mismatch',
    asked: [`${metadataPath}/tenant`],
    says: 'upper and lower case',
  },
  'metadata of the other version': {
    path: '/tenant',
    answers: (origin) => metadata({ issuer: `${origin}/tenant/v2.0`, jwks_uri: `${origin}/keys` }, '/tenant'),
    because: 'issuer-mismatch',
    asked: [`${metadataPath}/tenant`],
    says: 'version',
  },
  'metadata for all tenants, and a token of none of them': {
    path: '/tenant',
    answers: (origin) => metadata({ issuer: `${origin}/{tenantid}`, jwks_uri: `${origin}/keys` }, '/tenant'),
    because: 'issuer-mismatch',
    asked: [`${metadataPath}/tenant`],
    says: '{tenantid}',
  },
  'a port where nobody listens': {
    answers: () => ({}),
    because: 'unreadable',
    dead: true,
    asked: [],
    sent: 2,
    noted: /console: .*ERR_CONNECTION_REFUSED/,
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
    because: 'html-page',
    asked: [metadataPath, openidPath],
    says: 'login page',
  },
  'a login page in place of keys': {
    answers: (origin) => ({ ...healthy()(origin), '/keys': html }),
    because: 'html-page',
    asked: [metadataPath, '/keys'],
    says: /jwks_uri.*curl/s,
  },
  'text in place of keys': {
    answers: (origin) => ({ ...healthy()(origin), '/keys': { ...json({}), body: 'No such tenant.' } }),
    because: 'not-json',
    asked: [metadataPath, '/keys'],
  },
  'keys at an address without host': {
    answers: (origin) => metadata({ issuer: origin, jwks_uri: '/keys' }),
    because: 'not-metadata',
    asked: [metadataPath],
    says: /jwks_uri.*\/keys/s,
  },
  'keys at an address with a password': {
    answers: (origin) => metadata({ issuer: origin, jwks_uri: 'https://a:b@keys.example/' }),
    because: 'not-metadata',
    asked: [metadataPath],
    says: 'https://a:b@keys.example/',
  },
  'keys over plain http': {
    answers: (origin) => metadata({ issuer: origin, jwks_uri: 'http://keys.example/keys' }),
    because: 'not-https',
    asked: [metadataPath],
    says: 'http://keys.example/keys',
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
  'a key set without keys': {
    answers: healthy(),
    because: 'empty-jwks',
    asked: [metadataPath, '/keys'],
  },
  'a key set of broken keys': {
    answers: (origin) => ({ ...healthy()(origin), '/keys': json({ keys: [7, null, { kid: 'key-1' }] }) }),
    because: 'key-unreadable',
    asked: [metadataPath, '/keys'],
  },
  'an answer without end': {
    answers: (origin) => ({ ...healthy()(origin), '/keys': { ...json({}), body: ' '.repeat(50_000), endless: true } }),
    because: 'too-large',
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
  'a server that breaks': {
    answers: () => ({ [metadataPath]: { ...html, status: 500 } }),
    because: 'http-error',
    asked: [metadataPath, openidPath],
    noted: /console: .*status of (500|404)/,
    says: 'HTTP 500',
  },
  'a server that fails': {
    answers: (origin) => ({ ...healthy()(origin), '/keys': { ...json({}), status: 503 } }),
    because: 'http-error',
    asked: [metadataPath, '/keys'],
    noted: /console: .*status of 503/,
    says: 'HTTP 503',
  },
}

/** What the issuer's own documents say, any API would read there too. */
const told: ReadonlySet<string> = new Set(['empty-jwks', 'issuer-mismatch', 'nearer-place'])

const casesOf = (place: 'metadata' | 'keys') =>
  Object.entries(cases).filter(([, { asked }]) => asked.includes('/keys') === (place === 'keys'))

for (const place of ['metadata', 'keys'] as const)
  test(`whatever goes wrong with the ${place}, the signature stays open and the reason is named`, async ({
    page,
    network,
    mock,
  }) => {
    const { paste, ask, signature, headline, requests } = inspector(page, network)
    await page.goto('./')
    let sent = 0
    for (const [name, { answers, because, path = '', asked, sent: seen, dead, noted, says }] of casesOf(place))
      await test.step(name, async () => {
        if (noted) network.expectFault(noted)
        const { issuer, asked: paths, stop } = await mock(answers)
        if (dead) await stop()
        await paste(key.sign(claimsFor(issuer + path)))
        await expect(signature).toHaveAttribute('data-because', 'no-key-source')
        await ask.click()
        await expect(signature).toHaveAttribute('data-because', because)
        await expect(signature).toHaveAttribute('data-signature', 'unverifiable')
        await expect(signature).not.toHaveAttribute('data-key-origin')
        const said = told.has(because) ? 'issuer-keys-unusable' : 'none'
        await expect(headline).toHaveAttribute('data-headline', said)
        sent += seen ?? asked.length
        await expect(requests).toHaveAttribute('data-requests', String(sent))
        if (says !== undefined) await expect(signature).toContainText(says)
        expect(paths).toEqual(asked)
      })
  })

test('a server that never answers is waited for ten seconds', async ({ page, network, mock }) => {
  const { issuer, asked } = await mock((origin) => ({ ...healthy()(origin), '/keys': { body: '', silent: true } }))
  const { paste, ask, signature, requests } = inspector(page, network)
  // The page's clock, not ours: it stands still from the question on, however long the machine takes.
  const opened = Date.now()
  await page.clock.install({ time: opened })
  await page.goto('./')
  await paste(key.sign(claimsFor(issuer)))
  await expect(ask).toBeVisible()
  await page.clock.pauseAt(opened + 1_800_000)
  await ask.click()
  await expect.poll(() => asked).toContain('/keys')
  await page.clock.fastForward(9000)
  await expect(requests).toContainText('under way')
  await page.clock.fastForward(1000)
  await expect(signature).toHaveAttribute('data-because', 'timeout')
  await expect(signature).toContainText('within ten seconds')
  await expect(requests).not.toContainText('under way')
})

test('without a network, that is the reason', async ({ page, network, context }) => {
  const { paste, ask, signature, requests } = inspector(page, network)
  network.allow('https://issuer.example')
  network.expectFault(/console: .*ERR_INTERNET_DISCONNECTED/)
  await page.goto('./')
  await paste(key.sign(claimsFor('https://issuer.example/')))
  await context.setOffline(true)
  await ask.click()
  await expect(signature).toHaveAttribute('data-because', 'offline')
  // The other place would fail the same way.
  await expect(requests).toHaveAttribute('data-requests', '1')
})

/** Answers that no other site may read, one of them a redirect. */
const closed: Answers = () => ({
  [metadataPath]: { body: '{}' },
  [openidPath]: { status: 302, body: '', headers: { location: '/' } },
})

test('a closed door is told from an empty lot, when asked to look again', async ({ page, network, mock }) => {
  network.expectFault(/console: .*(CORS policy|ERR_FAILED|ERR_CONNECTION_REFUSED|status of 404|NotSameOrigin)/)
  const { paste, ask, signature, requests } = inspector(page, network)
  const again = page.getByRole('button', { name: /^Which of these/ })
  const said = page.locator('[data-probe]')
  await page.goto('./')
  const { issuer, asked } = await mock(closed)
  await paste(key.sign(claimsFor(issuer)))
  await ask.click()
  await expect(signature).toHaveAttribute('data-because', 'unreadable')
  expect(asked).toEqual([metadataPath, openidPath])
  await again.click()
  await expect(said).toHaveAttribute('data-probe', 'cors-closed')
  await expect(requests).toHaveAttribute('data-requests', '3')
  await expect(requests).toContainText('redirects are followed')
  // The signature is as open as before.
  await expect(signature).toHaveAttribute('data-signature', 'unverifiable')

  const dead = await mock(closed)
  await dead.stop()
  await paste(key.sign(claimsFor(dead.issuer)))
  await ask.click()
  await again.click()
  await expect(said).toHaveAttribute('data-probe', 'unreachable')
})
