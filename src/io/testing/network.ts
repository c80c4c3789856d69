import { generateKeyPairSync } from 'node:crypto'
import type { Json } from '../../core/model/primitives.ts'
import type { Http, HttpFailure } from '../http.ts'

/** A public key, as it is published. For tests only. */
export const publicJwk = (kid: string) => ({
  ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }),
  kid,
})

const failures: ReadonlySet<string> = new Set<HttpFailure>([
  'airplane',
  'offline',
  'local-network',
  'mixed-content',
  'unreadable',
  'http-error',
  'html-page',
  'not-found',
])
const isFailure = (answer: unknown): answer is HttpFailure => typeof answer === 'string' && failures.has(answer)

/** A network of these documents: a failure by its name, another text as it is, anything else as JSON; a 404 elsewhere. */
export function servedBy(answers: Readonly<Record<string, Json | object>>): { http: Http; asked: string[] } {
  const asked: string[] = []
  const http: Http = (url) => {
    asked.push(url)
    const answer = answers[url] ?? 'not-found'
    if (isFailure(answer)) return Promise.resolve({ ok: false, url, because: answer })
    return Promise.resolve({ ok: true, url, text: typeof answer === 'string' ? answer : JSON.stringify(answer) })
  }
  return { http, asked }
}
