/** A file that is far too large for a box: read in a worker, in pieces, while the page goes on answering. */
import { claimsFor, jws } from './forge.ts'
import { inspector } from './inspector.ts'
import { expect, test } from './page.ts'

const issuers = ['https://one.example/', 'https://two.example/', 'https://three.example/']

/** The seed of a HAR: the page makes fifty megabytes of it, so that they need not travel to it. */
const entry = (token: string) =>
  JSON.stringify({
    request: {
      method: 'GET',
      url: 'https://api.example/things',
      headers: [{ name: 'Authorization', value: `Bearer ${token}` }],
    },
    response: { status: 401, content: { text: 'they obey the eyewitness '.repeat(350) } },
  })

/**
 * Drops a HAR of 5,000 entries on the page, as a person does with the mouse; gives its size in octets. `times` makes a
 * file of that many copies, which share their memory.
 */
const drop = ({ entries, times }: { entries: readonly string[]; times: number }) => {
  const all = Array.from({ length: 5000 }, (_, i) => entries[i % entries.length] ?? '')
  const har = new Blob(['{"log":{"version":"1.2","entries":[', all.join(','), ']}}'])
  const file = new File(
    Array.from({ length: times }, () => har),
    'session.har',
    { type: 'application/json' },
  )
  const data = new DataTransfer()
  data.items.add(file)
  document.body.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true }))
  document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  return file.size
}

test('a HAR of fifty megabytes is read, grouped, sorted and opened', async ({ page, network }) => {
  const { headline, selected, part } = inspector(page, network)
  const tokens = issuers.flatMap((iss, i) => [
    jws({ alg: 'RS256', typ: 'at+jwt', kid: 'a' }, claimsFor(iss, { aud: `api-${i}` })),
    jws({ alg: 'RS256', typ: 'at+jwt', kid: 'a' }, claimsFor(iss, { aud: `api-${i}`, exp: 1_700_000_000 })),
  ])
  for (const token of tokens) network.noteSecrets(token)
  await page.goto('./')
  const file = page.getByRole('region', { name: 'File' })
  expect(await page.evaluate(drop, { entries: tokens.map(entry), times: 1 })).toBeGreaterThan(45_000_000)
  await expect(file).toContainText('session.har')

  // The page answers while the worker reads.
  const theme = page.getByRole('button', { name: /^Theme/ })
  await theme.click()
  await expect(theme).toHaveAccessibleName('Theme: light')

  await expect(file.getByRole('status')).toContainText('5,000 tokens in 6 groups')
  await expect(file.getByRole('progressbar')).toBeHidden()
  const rows = file.getByRole('row')
  await expect(rows).toHaveCount(7)
  await file.getByRole('button', { name: 'Issuer' }).click()
  await expect(file.getByRole('columnheader', { name: 'Issuer' })).toHaveAttribute('aria-sort', 'ascending')
  await expect(rows.nth(1)).toContainText('https://one.example/')
  await file.getByRole('button', { name: 'Issuer' }).click()
  await expect(rows.nth(1)).toContainText('https://two.example/')

  await rows
    .filter({ hasText: 'https://three.example/' })
    .filter({ hasText: 'expired' })
    .getByRole('button', { name: 'Open' })
    .click()
  await expect(headline).toHaveAttribute('data-headline', 'expired')
  await expect(selected).toHaveAttribute('data-use', 'access-token')
  await expect(part('claims')).toContainText('https://three.example/')
  await file.getByRole('button', { name: 'Show its tokens' }).click()
  await expect(rows).toHaveCount(7)
  await file.getByRole('button', { name: 'Close the file' }).click()
  await expect(file).toBeHidden()
})

test('reading stops when it is cancelled, and what was found stays', async ({ page, network }) => {
  const token = jws({ alg: 'RS256', typ: 'at+jwt', kid: 'a' }, claimsFor('https://one.example/'))
  network.noteSecrets(token)
  await page.goto('./')
  // Ten gigabytes: no machine reads them before the button is pressed.
  await page.evaluate(drop, { entries: [entry(token)], times: 200 })
  const file = page.getByRole('region', { name: 'File' })
  await expect(file.getByRole('progressbar')).toBeVisible()
  await file.getByRole('button', { name: 'Cancel' }).click()
  await expect(file.getByRole('status')).toContainText('Stopped')
  await expect(file.getByRole('progressbar')).toBeHidden()
})
