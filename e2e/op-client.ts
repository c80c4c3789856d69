/** Tokens from the provider of op.mjs, got as an application gets them. */
import { createHash, randomBytes } from 'node:crypto'
import { ISSUER } from './addresses.mjs'
import { client, type Resource } from './op.mjs'

/** The answer of the token endpoint, as it came. */
async function tokenRequest(issuer: string, body: Record<string, string>): Promise<string> {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${client.id}:${client.secret}`)}` },
    body: new URLSearchParams(body),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${issuer}/token: ${response.status} ${text}`)
  return text
}

function member(response: string, name: 'access_token' | 'id_token'): string {
  const parsed: unknown = JSON.parse(response)
  const token: unknown = new Map(Object.entries(parsed ?? {})).get(name)
  if (typeof token !== 'string') throw new Error(`the token response has no ${name}: ${response}`)
  return token
}

/** The JSON text that the token endpoint answers to client credentials. */
export const tokenResponse = (resource: Resource, issuer = ISSUER) =>
  tokenRequest(issuer, { grant_type: 'client_credentials', scope: 'api:read', resource })

/** An access token for one of the APIs; `urn:api:short-lived` has expired a second later. */
export async function accessToken(resource: Resource, issuer = ISSUER): Promise<string> {
  return member(await tokenResponse(resource, issuer), 'access_token')
}

/** Follows the authorization code flow as a browser would, signing in and consenting on the provider's own pages. */
export async function idToken(issuer = ISSUER): Promise<string> {
  const cookies = new Map<string, string>()

  /** One step; the address that it leads to. The provider scopes its cookies by path, with names that never clash. */
  const step = async (url: URL, form?: Record<string, string>): Promise<URL> => {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (name !== undefined && value !== undefined) cookies.set(name, value)
    }
    const location = response.headers.get('location')
    if (location === null) throw new Error(`${url.href}: ${response.status}, no redirect: ${await response.text()}`)
    return new URL(location, url)
  }

  const verifier = randomBytes(32).toString('base64url')
  const start = new URL(`${issuer}/auth`)
  start.search = new URLSearchParams({
    client_id: client.id,
    redirect_uri: client.redirectUri,
    response_type: 'code',
    scope: 'openid',
    nonce: randomBytes(8).toString('hex'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString()

  let at = await step(start)
  for (const prompt of ['login', 'consent']) {
    at = await step(at, { prompt, login: 'alice', password: 'any' })
    at = await step(at)
  }
  const code = at.searchParams.get('code')
  if (!code) throw new Error(`the flow ended at ${at.href}, without a code`)
  const response = await tokenRequest(issuer, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: client.redirectUri,
    code_verifier: verifier,
  })
  return member(response, 'id_token')
}
