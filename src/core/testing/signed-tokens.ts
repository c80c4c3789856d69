/** Signed tokens for the tests of this folder. Never shipped. */
import * as jose from 'jose'
import type { Jwk } from '../verify/jwk.ts'

/** A token signed by jose with a new key, and the public key. */
export async function sign(alg: string, kid?: string, header: object = {}, claims: object = {}) {
  const pair = await jose.generateKeyPair(alg, { extractable: true })
  const token = await new jose.SignJWT({ sub: 'user-1', ...claims })
    .setProtectedHeader({ alg, ...(kid !== undefined && { kid }), ...header })
    .sign(pair.privateKey)
  const jwk: Jwk = { ...(await jose.exportJWK(pair.publicKey)), ...(kid !== undefined && { kid }) }
  return { token, jwk, pair }
}

/** The same token with other claims. */
export const tamper = (token: string) => {
  const [header, , signature] = token.split('.')
  return `${header}.${jose.base64url.encode('{"sub":"user-2"}')}.${signature}`
}
