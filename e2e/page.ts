/**
 * The `test` of every spec: it keeps a ledger of the whole test, and fails the test at its end for whatever the page
 * promises not to do, whether or not the test was about that.
 */
import { type BrowserContext, expect, test as base } from 'playwright/test'
import { pieceIn, piecesOf, record, type SeenRequest, traces } from './ledger.ts'

export interface Network {
  /** All requests so far. A test that itself opens an address with a token in the query takes that one out. */
  readonly requests: SeenRequest[]
  /** Requests may go to this origin too: an issuer, or a server of the test's own. Any URL of it will do. */
  allow: (url: string) => void
  /** Nothing sent or kept may hold twelve characters of the payload or the signature, from the first request on. */
  noteSecrets: (token: string) => void
  /** Console or page errors that the test provokes, such as the browser's own note on an unreachable server. */
  expectFault: (pattern: RegExp) => void
  /** Records another context (a colleague's browser) in the same ledger; to be called before it navigates. */
  watch: (context: BrowserContext) => Promise<void>
  /** What is asserted at the end, now: before closing a page or leaving it. */
  check: () => Promise<void>
}

export const test = base.extend<{ network: Network }>({
  network: [
    // It needs `page`, so that it ends before the page is gone.
    async ({ page, context, baseURL }, provide) => {
      let ledger = await record(context)
      const contexts = [page.context()]
      const origins = new Set(baseURL === undefined ? [] : [new URL(baseURL).origin])
      const expected: RegExp[] = []
      const secrets = new Set<string>()

      const foreign = ({ url }: SeenRequest) => /^(https?|wss?):/.test(url) && !origins.has(new URL(url).origin)
      const leak = (place: string, text: string) => {
        const piece = pieceIn(text, secrets)
        return piece === undefined ? [] : [`“${piece}” of a token is in ${place}`]
      }

      const check = async () => {
        await ledger.settle()
        const { requests, faults } = ledger
        const broken = faults.filter((fault) => !expected.some((pattern) => pattern.test(fault)))
        const elsewhere = requests.filter(foreign).map(({ url }) => `a request to another host: ${url}`)
        const sent = requests.flatMap(({ url, method, headers, body }) =>
          leak(`${method} ${url}`, `${url}\n${JSON.stringify(headers)}\n${body}`),
        )
        const kept: string[] = []
        for (const open of contexts.flatMap((watched) => watched.pages()))
          for (const [place, text] of Object.entries(await traces(open))) kept.push(...leak(place, text))
        expect([...broken, ...elsewhere, ...sent, ...kept], 'what the page must not do').toEqual([])
      }

      await provide({
        get requests() {
          return ledger.requests
        },
        allow: (url) => void origins.add(new URL(url).origin),
        noteSecrets: (token) => {
          for (const piece of piecesOf(token)) secrets.add(piece)
        },
        expectFault: (pattern) => void expected.push(pattern),
        watch: async (other) => {
          ledger = await record(other, ledger)
          contexts.push(other)
        },
        check,
      })
      await check()
    },
    { auto: true },
  ],
})

export { expect }
