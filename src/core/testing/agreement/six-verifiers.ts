/** The verifiers that run in Node, each set up as an API would: one issuer, one audience, RS256. For tests only. */
import { createPublicKey } from 'node:crypto'
import { createServer } from 'node:http'
import { JwtRsaVerifier } from 'aws-jwt-verify'
import { expressjwt } from 'express-jwt'
import { auth } from 'express-oauth2-jwt-bearer'
import { createVerifier } from 'fast-jwt'
import { createLocalJWKSet, jwtVerify } from 'jose'
import jsonwebtoken from 'jsonwebtoken'

/** What an API expects, and the one key that its issuer publishes. */
export interface Setting {
  issuer: string
  audience: string
  /** Seconds. */
  tolerance: number
  key: { kty: string; n: string; e: string; kid: string; alg: string; use: string }
}

export const verifierNames = [
  'jsonwebtoken',
  'jose',
  'express-oauth2-jwt-bearer',
  'express-jwt',
  'fast-jwt',
  'aws-jwt-verify',
] as const
export type VerifierName = (typeof verifierNames)[number]

/** What it says of the value of an `Authorization` header; undefined: it takes the token. */
type Verifier = (authorization: string) => Promise<string | undefined>

const textOf = (error: unknown) => (error instanceof Error ? error.message || error.name : String(error))

/** The error of a call, in its own words. */
async function refusal(call: () => unknown): Promise<string | undefined> {
  try {
    await call()
    return undefined
  } catch (error) {
    return textOf(error)
  }
}

/** What a middleware for Express does with a request that has this header. */
const through = (handler: (request: object, response: object, next: (error?: unknown) => void) => unknown) => {
  const request = { method: 'GET', protocol: 'https', url: '/things', originalUrl: '/things', query: {} }
  const functions = { is: () => false, get: () => 'api.example' }
  return (authorization: string) =>
    new Promise<string | undefined>((resolve) => {
      const headers = { host: 'api.example', authorization }
      void handler({ ...request, ...functions, headers }, {}, (error) => {
        // The challenge of a request without a code has no text.
        const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
        resolve(error === undefined ? undefined : error instanceof Error && error.message !== '' ? error.message : code)
      })
    })
}

/** Frameworks that take the token themselves cut it out of the header like this. */
const bare = (authorization: string) => authorization.replace(/^Bearer /, '')

/** Starts a server on loopback for the one that fetches its keys. */
export async function sixVerifiers({ issuer, audience, tolerance, key }: Setting) {
  let base = ''
  const server = createServer(({ url }, response) => {
    const metadata = { issuer, jwks_uri: `${base}/jwks`, id_token_signing_alg_values_supported: ['RS256'] }
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(url === '/jwks' ? { keys: [key] } : metadata))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  base = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`

  const pem = createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString()
  const keys = createLocalJWKSet({ keys: [key] })
  const fast = createVerifier({
    key: pem,
    algorithms: ['RS256'],
    allowedAud: audience,
    allowedIss: issuer,
    clockTolerance: tolerance * 1000,
    cache: false,
  })
  const aws = JwtRsaVerifier.create({ issuer, audience, jwksUri: `${base}/jwks`, graceSeconds: tolerance })
  aws.cacheJwks({ keys: [key] })

  const verifiers: Record<VerifierName, Verifier> = {
    jsonwebtoken: (authorization) =>
      refusal(() =>
        jsonwebtoken.verify(bare(authorization), pem, {
          algorithms: ['RS256'],
          audience,
          issuer,
          clockTolerance: tolerance,
        }),
      ),
    // Without its option algorithms, as most write it: the published key says RS256.
    jose: (authorization) =>
      refusal(() =>
        jwtVerify(bare(authorization), keys, {
          audience,
          issuer,
          clockTolerance: tolerance,
        }),
      ),
    'express-oauth2-jwt-bearer': through(auth({ issuerBaseURL: base, audience, clockTolerance: tolerance })),
    'express-jwt': through(
      expressjwt({
        // As jwks-rsa looks it up: by kid, or the only one there is; none is no error of its own.
        secret: (_request, token) => {
          const { kid, alg } = token?.header ?? {}
          return alg === 'RS256' && (kid === undefined || kid === key.kid) ? pem : undefined
        },
        algorithms: ['RS256'],
        audience,
        issuer,
        clockTolerance: tolerance,
      }),
    ),
    'fast-jwt': (authorization) =>
      refusal(() => {
        fast(bare(authorization))
      }),
    'aws-jwt-verify': (authorization) => refusal(() => aws.verifySync(bare(authorization))),
  }
  return { verifiers, stop: () => server.close() }
}
