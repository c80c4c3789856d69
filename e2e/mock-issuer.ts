/** An issuer that answers as a test wants it to: for all that a real provider does not do. */
import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { listen } from './loopback-server.mjs'
import { test as base } from './page.ts'

export interface Answer {
  status?: number
  headers?: Readonly<Record<string, string>>
  body: string
  /** Answered when this is settled. */
  after?: Promise<unknown>
  /** The body is sent over and over, for as long as somebody listens. */
  endless?: true
  /** Nothing is ever answered, not even a status. */
  silent?: true
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
  /** From then on nobody answers at its address. */
  stop: () => Promise<void>
}

/** The body over and over; it waits while nobody reads, and ends when nobody listens. */
function* forever(body: string): Generator<string> {
  for (;;) yield body
}

async function reply(response: ServerResponse, answer: Answer): Promise<void> {
  const { status = 200, headers, body, after, endless, silent } = answer
  if (silent) return
  await after
  response.writeHead(status, headers)
  if (endless) await pipeline(forever(body), response).catch(() => undefined)
  else response.end(body)
}

/** `mock` starts such an issuer on a port of its own, and allows the page to ask it. */
export const test = base.extend<{ mock: (answers: Answers) => Promise<MockIssuer> }>({
  mock: async ({ network }, provide) => {
    const running = new Set<() => Promise<void>>()
    await provide(async (answersFor) => {
      const { server, origin: issuer, close } = await listen()
      running.add(close)
      network.allow(issuer)
      const asked: string[] = []
      const answers = answersFor(issuer)
      const notThere: Answer = { status: 404, headers: { 'access-control-allow-origin': '*' }, body: '' }
      server.on('request', (request, response) => {
        const path = request.url ?? ''
        asked.push(path)
        void reply(response, answers[path] ?? notThere)
      })
      const stop = async () => {
        running.delete(close)
        await close()
      }
      return { issuer, asked, stop }
    })
    await Promise.all([...running].map((close) => close()))
  },
})
