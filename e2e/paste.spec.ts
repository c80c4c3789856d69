/** What people have in their clipboard, and what is broken in it. Nothing of it is lost, and nothing becomes markup. */
import { claimsFor, jws, noise, now } from './forge.ts'
import { inspector } from './inspector.ts'
import { expect, test } from './page.ts'

const issuer = 'https://issuer.example/'
const header = { alg: 'RS256', typ: 'at+jwt', kid: 'key-1' }
const access = () => jws(header, claimsFor(issuer))
const id = () =>
  jws(
    { alg: 'RS256', kid: 'key-1' },
    {
      iss: issuer,
      sub: 'person-4711',
      aud: 'web-shop',
      azp: 'web-shop',
      nonce: noise(9),
      exp: now() + 600,
      iat: now(),
    },
  )

test('the box has the focus, and takes a paste from the clipboard', async ({ page, network, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { box, headline, selected } = inspector(page, network)
  const token = access()
  network.noteSecrets(token)
  await page.goto('./')
  await expect(box).toBeFocused()
  await expect(headline).toHaveAttribute('data-headline', 'none')
  await page.evaluate((text) => navigator.clipboard.writeText(text), token)
  await page.keyboard.press('Control+V')
  await expect(box).toHaveValue(token)
  await expect(selected).toHaveAttribute('data-kind', 'jws')
})

interface Carrier {
  text: (access: string, id: string) => string
  /** Words of the list of what was found. */
  found: readonly string[]
  headline: string
  /** What the tokens are for, the selected one starred. In which order they stand is a matter of the layout. */
  uses: readonly string[]
}

const carriers: Readonly<Record<string, Carrier>> = {
  'a bare token': {
    text: (token) => `\n  ${token}\n`,
    found: ['Token', 'access token'],
    headline: 'none',
    uses: ['access-token*'],
  },
  'an Authorization header': {
    text: (token) => `Host: api.example\nAuthorization: Bearer Bearer ${token}\nAccept: */*`,
    found: ['Authorization header', 'access token'],
    headline: 'bearer-doubled',
    uses: ['access-token*'],
  },
  'a token response': {
    text: (token, idToken) =>
      JSON.stringify({ id_token: idToken, access_token: token, token_type: 'Bearer', expires_in: 3600 }, null, 2),
    found: ['Token response', 'ID token', 'access token'],
    headline: 'none',
    uses: ['id-token', 'access-token*'],
  },
  'a callback with tokens in its fragment': {
    text: (token, idToken) => `https://app.example/cb#access_token=${token}&id_token=${idToken}&state=xyz`,
    found: ['Callback URL', 'access token', 'ID token'],
    headline: 'none',
    uses: ['access-token*', 'id-token'],
  },
  'a callback with a token in its query': {
    text: (_, idToken) => `https://app.example/cb?id_token=${idToken}&state=xyz`,
    found: ['Callback URL', 'ID token'],
    headline: 'token-in-url',
    uses: ['id-token*'],
  },
  'a callback with an error': {
    text: () => 'https://app.example/cb?error=access_denied&error_description=User+is+not+assigned&state=xyz',
    found: ['Callback URL', 'no token in it'],
    headline: 'response-error',
    uses: [],
  },
  'an authorization request': {
    text: () => 'https://tenant.eu.auth0.com/authorize?client_id=web-shop&response_type=code&scope=openid',
    found: ['Authorization request', 'no token, but what was asked for'],
    headline: 'request-audience-missing',
    uses: [],
  },
  'a cURL line': {
    text: (_, idToken) =>
      `curl -s \\\n  -H 'Accept: */*' \\\n  -H 'Authorization: Bearer ${idToken}' https://api.example`,
    found: ['cURL command', 'ID token'],
    headline: 'id-token-as-access-token',
    uses: ['id-token*'],
  },
  'a raw HTTP request': {
    text: (token) => `GET /orders HTTP/1.1\nHost: api.example\nAuthorization: Bearer ${token}\n\n`,
    found: ['HTTP request', 'access token'],
    headline: 'none',
    uses: ['access-token*'],
  },
  'a fetch call from the network panel': {
    text: (token) =>
      `fetch("https://api.example/orders", {\n  "headers": { "authorization": "Bearer ${token}" },\n  "body": null,\n  "method": "GET"\n});`,
    found: ['Fetch call', 'access token'],
    headline: 'none',
    uses: ['access-token*'],
  },
  'a Kubernetes Secret': {
    text: (token) =>
      `apiVersion: v1\nkind: Secret\nmetadata:\n  name: api\ndata:\n  token: ${Buffer.from(token).toString('base64')}\n`,
    found: ['Kubernetes Secret', 'a second base64 encoding undone'],
    headline: 'none',
    uses: ['access-token*'],
  },
  'several of them at once': {
    text: (token, idToken) =>
      `https://tenant.eu.auth0.com/authorize?client_id=web-shop&response_type=code&scope=openid\n\n` +
      `{"access_token":"${noise(24)}","id_token":"${idToken}"}\n\nAuthorization: Bearer ${token}`,
    found: ['Authorization request', 'Token response', 'Authorization header'],
    headline: 'opaque-token',
    uses: ['access-token*', 'id-token', 'access-token'],
  },
}

// One page for all: what an earlier paste has left must not show in a later one.
test('what people paste is found, listed and judged', async ({ page, network }) => {
  const { paste, headline, tokens: shown } = inspector(page, network)
  await page.goto('./')
  for (const [name, { text, found, headline: leads, uses }] of Object.entries(carriers))
    await test.step(name, async () => {
      const tokens = [access(), id()] as const
      await paste(text(...tokens), ...tokens)
      await expect(headline).toHaveAttribute('data-headline', leads)
      for (const words of found)
        await expect(page.getByRole('region', { name: 'Paste' }).getByText(words).first()).toBeVisible()
      await expect(shown).toHaveCount(uses.length)
      const seen = await shown.evaluateAll((elements) =>
        elements.map((element) => {
          const star = element.querySelector('[data-signature]') || element.hasAttribute('open') ? '*' : ''
          return (element.getAttribute('data-use') ?? '') + star
        }),
      )
      expect(seen.toSorted()).toEqual(uses.toSorted())
    })
})

test.describe('a broken part', () => {
  const json = JSON.stringify(claimsFor(issuer))
  const payloads: Readonly<
    Record<string, { payload: string | Uint8Array; rule: string; says: RegExp; begins?: string }>
  > = {
    'a comma too many': {
      payload: '{"iss":"a",}',
      rule: 'bad-json',
      says: /comma.*position 11/,
      begins: '{"iss":"a",',
    },
    'a byte order mark': { payload: `\uFEFF${json}`, rule: 'bad-json', says: /position 0/ },
    'octets that are no UTF-8': {
      payload: Buffer.concat([Buffer.from('{"name":"J'), Buffer.from([0xfc]), Buffer.from('rgen"}')]),
      rule: 'bad-json',
      says: /UTF-8.*octet 10/,
      begins: '{"name":"J',
    },
    'JSON that ends too early': {
      payload: json.slice(0, 40),
      rule: 'truncated-token',
      says: /ends too early.*position 40/,
      begins: json.slice(0, 40),
    },
  }
  test('leaves the header readable, and is named with its place', async ({ page, network }) => {
    const { paste, headline, part } = inspector(page, network)
    await page.goto('./')
    for (const [name, { payload, rule, says, begins = '' }] of Object.entries(payloads))
      await test.step(name, async () => {
        await paste(jws(header, payload))
        await expect(headline).toHaveAttribute('data-headline', rule)
        await expect(part('header')).toContainText('"RS256"')
        await expect(part('header')).toContainText('"key-1"')
        await expect(part('claims')).toContainText(says)
        await expect(part('claims')).toContainText(begins)
      })
  })

  test('a character outside the alphabet', async ({ page, network }) => {
    const [first = '', second = '', third = ''] = access().split('.')
    const { paste, headline, part } = inspector(page, network)
    await page.goto('./')
    await paste(`${first}.${second.slice(0, 20)}+${second.slice(21)}.${third}`)
    await expect(headline).toHaveAttribute('data-headline', 'not-base64url')
    await expect(part('header')).toContainText('"RS256"')
    await expect(part('claims')).toContainText(/“\+” belongs to ordinary base64.*character 20/)
  })
})

test('what is written in a token is text, whatever it looks like', async ({ page, network }) => {
  const image = '<img src=x onerror="document.title=1">'
  const link = '[reset your password](https://evil.example/) <https://evil.example> https://evil.example/'
  const { paste, headline, part, expected } = inspector(page, network)
  await page.goto('./')
  const claims = claimsFor(`https://issuer.example/${image}`, {
    name: image,
    note: link,
    sub: 'user\u202Etxt.exe\u200B',
    [`https://claims.example/${image}`]: 'x',
    aud: [image, link, 'a\u2066b'],
  })
  await paste(jws({ ...header, kid: `${image}\u202E` }, claims))
  await expected('Audience').fill('https://api.example')
  await expect(headline).toHaveAttribute('data-headline', 'aud-mismatch')
  await expect(headline).toContainText(image)
  await expect(headline).toContainText('a⟨U+2066⟩b')
  const quoted = JSON.stringify(image)
  await expect(part('claims')).toContainText(quoted)
  await expect(part('claims')).toContainText(link)
  await expect(part('claims')).toContainText('user⟨U+202E⟩txt.exe⟨U+200B⟩')
  await expect(part('header')).toContainText(`${quoted.slice(0, -1)}⟨U+202E⟩`)
  await expect(page.locator('img')).toHaveCount(0)
  await expect(page.locator('a[href*="evil.example"]')).toHaveCount(0)
  // Everything but the box shows them by name; the box holds the paste as it came.
  expect(await page.locator('body').innerText()).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B]/)
  await expect(page).toHaveTitle('Token Inspector')
})

test('claims stand as they were signed', async ({ page, network }) => {
  const { paste, part, selected } = inspector(page, network)
  const payload = '{"z":12345678901234567890123,"rate":1.0E+2,"role":"user","ü":"\\u00fc/\\/","role":"admin","a":-0}'
  await page.goto('./')
  await paste(jws(header, payload))
  const claims = part('claims')
  for (const text of ['12345678901234567890123', '1.0E+2', '"user"', '"admin"', String.raw`"\u00fc/\/"`, '-0'])
    await expect(claims.getByText(text, { exact: true })).toBeVisible()
  await expect(claims).toContainText(/z.*rate.*role.*user.*ü.*role.*admin/)
  await expect(claims).toContainText('stands here twice')
  await selected.getByText('Raw').click()
  await expect(selected.getByText(payload)).toBeVisible()
})
