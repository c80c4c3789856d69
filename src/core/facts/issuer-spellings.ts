import type { ProviderId } from '../providers/index.ts'
import type { TokenFacts } from './gather.ts'

/** How the provider writes its issuer; the id of project or client is the last piece of the address of the keys. */
export function spellingsOf({ provider, issuer = '' }: Pick<TokenFacts, 'provider' | 'issuer'>): readonly string[] {
  const { jwks = '' } = provider?.endpoints ?? {}
  const id = jwks.replace(/^.*\//, '')
  const [origin] = /^https:\/\/[^/]+/.exec(jwks) ?? ['']
  const api = 'https://api.workos.com'
  const known: { readonly [id in ProviderId]?: readonly string[] } = {
    google: ['https://accounts.google.com', 'accounts.google.com'],
    stytch: [`stytch.com/${id}`, issuer],
    descope: [id, `${origin}/${id}`, `${origin}/v1/apps/${id}`, issuer],
    workos: [api, `${api}/`, ...(id === '' ? [] : [`${api}/user_management/${id}`]), issuer],
  }
  // A domain of AuthKit’s is the only issuer of its environment.
  return provider && !provider.traits.includes('authkit-domain') ? (known[provider.id] ?? []) : []
}
