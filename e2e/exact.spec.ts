/** From a claim to the characters that carry it, and back; and pastes that no box should have to lay out. */
import { claimsFor, jws, read } from './forge.ts'
import { inspector } from './inspector.ts'
import { expect, test } from './page.ts'

const header = { alg: 'RS256', typ: 'at+jwt', kid: 'key-1' }

test('selecting a claim marks its characters in the paste, and the other way round', async ({ page, network }) => {
  const { box, part, paste } = inspector(page, network)
  const token = jws(header, claimsFor('https://issuer.example/', { note: 'grüße' }))
  const text = `Authorization: Bearer ${token}`
  await page.goto('./')
  await paste(text, token)
  await part('claims').getByRole('button', { name: 'note' }).click()
  await expect(box).toBeFocused()
  const marked = await box.evaluate((area) =>
    area instanceof HTMLTextAreaElement ? area.value.slice(area.selectionStart, area.selectionEnd) : '',
  )
  // The stretch begins and ends inside of a character of base64url, so it is read with its neighbours.
  const at = text.indexOf(marked) - text.indexOf(token) - token.indexOf('.') - 1
  const payload = token.split('.')[1] ?? ''
  const around = payload.slice(at - (at % 4), at + marked.length + 3)
  expect(Buffer.from(around, 'base64url').toString()).toContain('"note":"grüße"')

  const issuerAt = text.indexOf(payload) + 8
  await box.evaluate((area, place) => {
    if (area instanceof HTMLTextAreaElement) area.setSelectionRange(place, place)
  }, issuerAt)
  await expect(part('claims').locator('[aria-current=true]')).toContainText('https://issuer.example/')
})

test('a megabyte is kept beside the box, folded, and can still be edited', async ({ page, network }) => {
  const { box, selected, part } = inspector(page, network)
  const token = jws(header, claimsFor('https://issuer.example/', { data: 'x'.repeat(900_000) }))
  await page.goto('./')
  await box.evaluate((area, text) => {
    const data = new DataTransfer()
    data.setData('text', text)
    area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, token)
  await expect(selected).toHaveAttribute('data-use', 'access-token')
  await expect(page.getByText(`${token.length.toLocaleString('en-US')} characters, kept beside the box`)).toBeVisible()
  await expect(box).toHaveValue('')
  await expect(part('claims')).toContainText('Show all 900,002 characters')
  // A key that is touched by accident loses nothing.
  await box.press('a')
  await expect(selected).toHaveAttribute('data-use', 'access-token')
  await page.getByRole('button', { name: 'Edit' }).click()
  await expect(box).toHaveValue(token)
  expect(read(token, 1).iss).toBe('https://issuer.example/')
})
