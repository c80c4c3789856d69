/** How the API checks such tokens, and how the provider is asked about one. */
import { claimsFor, jws, noise } from './forge.ts'
import { inspector } from './inspector.ts'
import { expect, test } from './page.ts'

const pane = '[data-verifier]'
const token = () =>
  jws({ alg: 'RS256', typ: 'at+jwt', kid: 'key-1' }, claimsFor('https://org-4711.okta.com/oauth2/default'))

test('filled in from the token, and from what the API expects once that is said', async ({ page, network }) => {
  const { paste, expected } = inspector(page, network)
  await page.goto('./')
  await paste(token())
  const fold = page.locator(pane)
  await expect(fold.getByRole('combobox')).toBeHidden()
  // In a chunk of its own, which the page fetches while nobody waits, so that unfolding asks nobody.
  const loaded = () =>
    page.evaluate(
      () => performance.getEntriesByType('resource').filter(({ name }) => name.includes('verifier-body')).length,
    )
  await expect.poll(loaded).toBe(1)
  await fold.getByText('Check it in your API').click()
  const code = fold.getByRole('figure').first()
  await expect(code).toContainText('createRemoteJWKSet')
  expect(await loaded()).toBe(1)
  await expect(code).toContainText("new URL('https://org-4711.okta.com/oauth2/default/v1/keys')")
  await expect(code.locator('mark')).toHaveText([
    "'https://org-4711.okta.com/oauth2/default'",
    "'https://api.example'",
    "'RS256'",
    "'at+jwt'",
  ])

  await expected('Audience').fill("https://api.example/o'hara")
  await expect(code).toContainText(String.raw`audience: ['https://api.example/o\'hara']`)
  await expect(code.locator('mark')).toHaveCount(3)

  await fold.getByRole('combobox').selectOption('pyjwt')
  await expect(code).toContainText('jwt.PyJWKClient("https://org-4711.okta.com/oauth2/default/v1/keys")')
  await expect(code).toContainText(`audience=["https://api.example/o'hara"]`)
  await fold.getByRole('combobox').selectOption('spring')
  await expect(fold.getByRole('figure').filter({ hasText: 'JwtTypeValidator' })).toBeVisible()

  await fold.getByText('Is it still active?').click()
  const question = fold.locator('[data-question="introspection"]')
  await expect(question).toContainText("'https://org-4711.okta.com/oauth2/default/v1/introspect'")
  await expect(question).toContainText('"token=$TOKEN"')
})

test('a token that no API can check by itself: why, and whom to ask', async ({ page, network }) => {
  const { paste } = inspector(page, network)
  const org = 'https://org-4711.okta.com'
  await page.goto('./')
  await paste(
    jws({ alg: 'RS256', kid: 'key-1' }, claimsFor(org, { aud: org, cid: '0oa1', uid: 'u', scp: ['openid'], ver: 1 })),
  )
  const fold = page.locator(pane)
  await fold.getByText('Check it in your API').click()
  await expect(fold.locator('[data-verifier-reason]')).toContainText('Okta alone')
  await expect(fold.getByRole('combobox')).toHaveCount(0)
  await expect(fold.locator('[data-question="introspection"]').getByRole('figure')).toBeVisible()

  await paste(noise(24))
  await expect(fold.locator('[data-verifier-reason]')).toContainText('opaque')
})

test('nothing for what is no access token', async ({ page, network }) => {
  const { paste, headline } = inspector(page, network)
  await page.goto('./')
  await paste(
    jws({ alg: 'ES256', typ: 'dpop+jwt', jwk: { kty: 'EC' } }, { htm: 'GET', htu: 'https://api.example/', jti: 'x' }),
  )
  await expect(headline).toBeVisible()
  await expect(page.locator(pane)).toHaveCount(0)
})
