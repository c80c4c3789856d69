/**
 * A real OpenID provider on loopback: what the page reads in the tests was issued and is published by software that
 * we did not write. All tests share one (servers.ts); a test that has to stop its provider starts one of its own.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { errors, Provider } from 'oidc-provider'
import { LOOPBACK } from './addresses.mjs'
import { listen } from './loopback-server.mjs'

/** Known to op-client.ts; loopback only, so no secret. */
export const client = { id: 'svc', secret: 'svc-secret-of-the-tests', redirectUri: `http://${LOOPBACK}:1/callback` }

const secret = randomBytes(32)

/** @param {object} signed */
const jwt = (signed) => ({ accessTokenFormat: 'jwt', accessTokenTTL: 600, jwt: signed })

/** What an access token can be asked for, by its audience (`resource`). */
const apis = {
  'urn:api:es256': jwt({ sign: { alg: 'ES256' } }),
  'urn:api:rs256': jwt({ sign: { alg: 'RS256' } }),
  'urn:api:ps256': jwt({ sign: { alg: 'PS256' } }),
  'urn:api:eddsa': jwt({ sign: { alg: 'EdDSA' } }),
  'urn:api:jwe': jwt({ sign: { alg: 'ES256' }, encrypt: { alg: 'dir', enc: 'A256GCM', key: secret } }),
  'urn:api:opaque': { accessTokenFormat: 'opaque', accessTokenTTL: 600 },
  'urn:api:short-lived': { ...jwt({ sign: { alg: 'ES256' } }), accessTokenTTL: 1 },
}

/** @typedef {keyof typeof apis} Resource */

const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 })

/** @param {string} alg @param {string} kid @param {import('node:crypto').KeyPairKeyObjectResult} pair */
const key = (alg, kid, { privateKey }) => ({ ...privateKey.export({ format: 'jwk' }), alg, kid, use: 'sig' })

/** @returns {Promise<{ issuer: string, close: () => Promise<void> }>} */
export async function startProvider() {
  const { server, origin: issuer, close } = await listen()
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        grant_types: ['client_credentials', 'authorization_code'],
        redirect_uris: [client.redirectUri],
        response_types: ['code'],
      },
    ],
    cookies: { keys: [randomBytes(16).toString('hex')] },
    jwks: {
      keys: [
        key('ES256', 'es', generateKeyPairSync('ec', { namedCurve: 'P-256' })),
        key('RS256', 'rs', rsa()),
        key('PS256', 'ps', rsa()),
        key('EdDSA', 'ed', generateKeyPairSync('ed25519')),
      ],
    },
    scopes: ['openid', 'api:read'],
    clientBasedCORS: () => true,
    features: {
      devInteractions: { enabled: true },
      clientCredentials: { enabled: true },
      introspection: { enabled: true },
      revocation: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => undefined,
        useGrantedResource: () => true,
        /** @param {unknown} _ctx @param {string} resource */
        getResourceServerInfo(_ctx, resource) {
          const api = Object.entries(apis).find(([name]) => name === resource)?.[1]
          if (!api) throw new errors.InvalidTarget()
          return { scope: 'api:read', audience: resource, ...api }
        },
      },
    },
  })
  server.on('request', provider.callback())
  return { issuer, close }
}
