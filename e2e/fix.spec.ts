/** The fixes that the page was made for, with the person's own values filled in. */
import { claimsFor, jwe, jws, noise } from './forge.ts'
import { inspector } from './inspector.ts'
import { expect, test } from './page.ts'

const login =
  'https://tenant.eu.auth0.com/authorize?client_id=web-shop&response_type=code&redirect_uri=https%3A%2F%2Fapp.example%2Fcallback&scope=openid%20profile&state=xyz'
const encrypted = () => jwe({ alg: 'dir', enc: 'A256GCM', iss: 'https://tenant.eu.auth0.com/' })

/** Pastes that one fix mends: what Auth0 answers to a request that names no API. */
const auth0: Readonly<Record<string, { paste: () => string; rule: string }>> = {
  'a login URL': { paste: () => login, rule: 'request-audience-missing' },
  'a five-part token': { paste: encrypted, rule: 'auth0-jwe-no-audience' },
  'a login URL and the opaque token that came of it': {
    paste: () => `${login}\n{"access_token":"${noise(24)}","token_type":"Bearer"}`,
    rule: 'opaque-token',
  },
}

for (const [name, { paste: text, rule }] of Object.entries(auth0))
  test(`Auth0 without an audience: ${name}`, async ({ page, network }) => {
    const { paste, headline, expected } = inspector(page, network)
    await page.goto('./')
    await paste(text())
    await expect(headline).toHaveAttribute('data-headline', rule)
    const corrected = page.getByRole('figure').filter({ hasText: 'Corrected request' }).first()
    await expect(corrected.locator('mark')).toHaveText('audience=YOUR_API_IDENTIFIER')

    await page.getByRole('textbox', { name: 'API identifier' }).first().fill('https://api.example/v1?a=b&c')
    await expect(corrected.locator('mark')).toHaveText('audience=https://api.example/v1%3Fa%3Db%26c')
    // What the fix asks for is what the API expects, and the other way round.
    await expect(expected('Audience')).toHaveValue('https://api.example/v1?a=b&c')
    await expected('Audience').fill('urn:api:orders')
    await expect(corrected.locator('mark')).toHaveText('audience=urn:api:orders')
    const url = new URL((await corrected.locator('code').textContent()) ?? '')
    expect(url.origin + url.pathname).toBe('https://tenant.eu.auth0.com/authorize')
    if (text().startsWith(login))
      expect(url.href.replace('&audience=urn:api:orders', '')).toBe(login.replaceAll('%3A', ':').replaceAll('%2F', '/'))

    // The first one is open; opening another closes it.
    for (const sdk of ['auth0-react', 'nextjs-auth0 4', 'auth0-spa-js']) {
      await page.getByText(sdk, { exact: true }).first().click()
      const setting = page.getByRole('figure').filter({ hasText: sdk })
      await expect(setting.locator('mark')).toHaveText("audience: 'urn:api:orders',")
    }
    await page.getByText('If it still fails afterwards').first().click()
    await expect(page.getByText('“Service not found”').first()).toBeVisible()
    await expect(page.getByText('an older refresh token keeps the old audience').first()).toBeVisible()
  })

test('Okta’s Org authorization server', async ({ page, network }) => {
  const org = 'https://org-4711.okta.com'
  const { paste, headline } = inspector(page, network)
  await page.goto('./')
  await paste(
    jws(
      { alg: 'RS256', typ: 'application/okta-internal-at+jwt', kid: 'key-1' },
      claimsFor(org, {
        aud: org,
        cid: '0oa1exampleclient123',
        scp: ['openid'],
        scope: undefined,
        client_id: undefined,
      }),
    ),
  )
  await expect(headline).toHaveAttribute('data-headline', 'okta-org-as')
  for (const address of [
    `${org}/oauth2/default`,
    `${org}/oauth2/default/.well-known/oauth-authorization-server`,
    `${org}/oauth2/default/v1/keys`,
  ])
    await expect(page.getByText(address, { exact: true }).first()).toBeVisible()
  await page.getByText('Without API Access Management').click()
  const introspection = page.getByRole('figure').filter({ hasText: `${org}/oauth2/v1/introspect` })
  await expect(introspection).toContainText('curl --request POST')
  await expect(introspection).toContainText('token=THE_TOKEN')
  await page.getByText('If it still fails afterwards').click()
  await expect(page.getByText('a production org may need to license it')).toBeVisible()
})

test.describe('an expired token', () => {
  test.use({ timezoneId: 'Asia/Kolkata', locale: 'en-GB' })

  test('how long ago, in local time and in UTC; refreshing, and what a page cannot see', async ({ page, network }) => {
    const { paste, headline, part } = inspector(page, network)
    await page.clock.setFixedTime(new Date('2026-03-01T12:00:00Z'))
    const exp = Date.parse('2026-02-28T22:30:00Z') / 1000
    await page.goto('./')
    await paste(
      jws(
        { alg: 'RS256', typ: 'JWT', kid: 'key-1' },
        claimsFor('https://sso.example/realms/shop', {
          typ: 'Bearer',
          azp: 'web-shop',
          realm_access: { roles: [] },
          iat: exp - 300,
          exp,
        }),
      ),
    )
    await expect(headline).toHaveAttribute('data-headline', 'expired')
    await expect(headline).toContainText('14 hours ago')
    await expect(part('claims')).toContainText('14 hours ago')
    await expect(part('claims')).toContainText('2026-02-28 22:30:00 UTC')
    await expect(part('claims')).toContainText('1 Mar 2026, 04:00:00 local')
    await expect(page.getByText('updateToken').first()).toBeVisible()
    await page.getByText('If it was not expired but revoked').click()
    await expect(page.getByText('a revoked one looks exactly like one in use')).toBeVisible()
    await expect(
      page.getByText('https://sso.example/realms/shop/protocol/openid-connect/token/introspect').first(),
    ).toBeVisible()
  })
})
