/** The ledger guards every other spec, so it is shown each thing that it has to find. */
import type { Page } from 'playwright/test'
import { ISSUER } from './addresses.mjs'
import { pieceIn, piecesOf } from './ledger.ts'
import { accessToken } from './op-client.ts'
import { expect, type Network, test } from './page.ts'

/** Twelve characters out of the middle of the signature of a real token, which the ledger is told of. */
async function secretPiece(network: Network): Promise<string> {
  const token = await accessToken('urn:api:es256')
  network.noteSecrets(token)
  return token.slice(-40, -28)
}

const places: Record<string, { leave: (piece: string) => unknown; remove: (piece: string) => unknown }> = {
  localStorage: {
    leave: (piece) => localStorage.setItem('last', `"${piece}"`),
    remove: () => localStorage.clear(),
  },
  sessionStorage: {
    leave: (piece) => sessionStorage.setItem(piece, ''),
    remove: () => sessionStorage.clear(),
  },
  IndexedDB: {
    leave: (piece) =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('history')
        opening.addEventListener('upgradeneeded', () => {
          opening.result.createObjectStore('tokens').put({ text: piece }, 1)
        })
        opening.addEventListener('success', () => {
          opening.result.close()
          resolve()
        })
      }),
    remove: () => indexedDB.deleteDatabase('history'),
  },
  caches: {
    leave: async (piece) => (await caches.open('answers')).put(`./${piece}`, new Response('')),
    remove: () => caches.delete('answers'),
  },
  cookies: {
    leave: (piece) => (document.cookie = `last=${piece}`),
    remove: () => (document.cookie = 'last=; max-age=0'),
  },
  'document.title': {
    leave: (piece) => (document.title = `Token ${piece}`),
    remove: () => (document.title = ''),
  },
  'location.href': {
    leave: (piece) => history.replaceState(null, '', `#token=${piece}`),
    remove: () => history.replaceState(null, '', '#'),
  },
  'history.state': {
    leave: (piece) => history.replaceState({ paste: piece }, ''),
    remove: () => history.replaceState(null, ''),
  },
}

for (const [place, { leave, remove }] of Object.entries(places))
  test(`finds a piece of a token in ${place}`, async ({ page, network }) => {
    const piece = await secretPiece(network)
    await page.goto('./')
    await network.check()
    await page.evaluate(leave, piece)
    await expect(network.check()).rejects.toThrow(`“${piece}” of a token is in ${place}`)
    await page.evaluate(remove, piece)
    // The cookie goes along with what the service worker fetches at the same time.
    network.requests.length = 0
  })

const requests: Record<string, (page: Page, piece: string) => Promise<unknown>> = {
  address: (page, piece) => page.evaluate((text) => fetch(`./icon.svg?${text}`), piece),
  'encoded address': (page, piece) =>
    page.evaluate(
      (text) => fetch(`./icon.svg?${text.replace(/./g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`),
      piece,
    ),
  header: (page, piece) => page.evaluate((text) => fetch('./icon.svg', { headers: { 'x-last': text } }), piece),
  body: (page, piece) => page.evaluate((text) => fetch('./icon.svg', { method: 'POST', body: text }), piece),
}

for (const [where, send] of Object.entries(requests))
  test(`finds a piece of a token in the ${where} of a request`, async ({ page, network }) => {
    const piece = await secretPiece(network)
    await page.goto('./')
    network.expectFault(/status of 40\d/)
    await send(page, piece)
    await expect(network.check()).rejects.toThrow(/of a token is in (GET|POST) .*icon\.svg/)
    network.requests.length = 0
  })

test('finds a request to a host that was not announced', async ({ page, network }) => {
  await page.goto('./')
  await page.evaluate((url) => fetch(url), `${ISSUER}/.well-known/openid-configuration`)
  await expect(network.check()).rejects.toThrow(`a request to another host: ${ISSUER}`)
  network.allow(ISSUER)
})

test('finds what the page was refused, and what it threw', async ({ page, network }) => {
  await page.goto('./')
  await page.evaluate(() => {
    const style = document.createElement('style')
    style.textContent = 'body { color: red }'
    document.body.append(style)
  })
  await expect(network.check()).rejects.toThrow('securitypolicyviolation: style-src-elem inline')
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error('thrown late')
    })
  })
  await expect.poll(() => network.check().catch(String)).toContain('page error: Error: thrown late')
  network.expectFault(/style|thrown late/)
})

test('takes pieces of every part but the header, and of an opaque token', () => {
  expect([...piecesOf('header-of-a-token.abcdefghijklm.0123456789AB')]).toEqual([
    'abcdefghijkl',
    'bcdefghijklm',
    '0123456789AB',
  ])
  expect(piecesOf('opaque-token-1').size).toBe(3)
  expect(pieceIn('…abcdefghijk_…', piecesOf('h.abcdefghijklm.'))).toBeUndefined()
})
