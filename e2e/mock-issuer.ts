/** An issuer that answers as a test wants it to: for all that a real provider does not do. */
import { listen } from './loopback-server.mjs'
import { test as base } from './page.ts'

export interface Answer {
  status?: number
  headers?: Readonly<Record<string, string>>
  body: string
  /** Answered when this is settled. */
  after?: Promise<unknown>
}

/** JSON that any site may read. */
export const json = (document: unknown): Answer => ({
  headers: { 'content-type': 'application/json', 'access-control-allow-origin': '*' },
  body: JSON.stringify(document),
})

/** By path, for the origin that the server has got; every other path is a 404 that any site may read. */
export type Answers = (origin: string) => Readonly<Record<string, Answer>>

export const metadataPath = '/.well-known/oauth-authorization-server'
export const openidPath = '/.well-known/openid-configuration'

/** Metadata and keys as they should be. */
export const healthy =
  (...keys: readonly object[]): Answers =>
  (origin) => ({
    [metadataPath]: json({ issuer: origin, jwks_uri: `${origin}/keys` }),
    '/keys': json({ keys }),
  })

export interface MockIssuer {
  issuer: string
  /** The paths that it was asked for, in order: as the server sees it, which is what counts. */
  asked: readonly string[]
}

/** `mock` starts such an issuer on a port of its own, and allows the page to ask it. */
export const test = base.extend<{ mock: (answers: Answers) => Promise<MockIssuer> }>({
  mock: async ({ network }, provide) => {
    const running: { close: () => Promise<void> }[] = []
    await provide(async (answersFor) => {
      const { server, origin: issuer, close } = await listen(0)
      running.push({ close })
      network.allow(issuer)
      const asked: string[] = []
      const answers = answersFor(issuer)
      const notThere: Answer = { status: 404, headers: { 'access-control-allow-origin': '*' }, body: '' }
      server.on('request', (request, response) => {
        const path = request.url ?? ''
        asked.push(path)
        const { status = 200, headers, body, after } = answers[path] ?? notThere
        void Promise.resolve(after).then(() => response.writeHead(status, headers).end(body))
      })
      return { issuer, asked }
    })
    await Promise.all(running.map(({ close }) => close()))
  },
})
