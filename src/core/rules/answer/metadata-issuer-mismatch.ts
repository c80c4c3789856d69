import { isPlainAddress } from '../../text/plain-address.ts'
import { tokenInQuestion } from '../../facts/answers.ts'
import { nearness } from '../../text/near.ts'
import { accessToken } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable, pass } from '../define.ts'

/** `{tenantid}` of Entra’s shared documents, and providers whose documents name something else on purpose. */
const isTemplate = (issuer: string) => /[{}]|%7B/i.test(issuer)
const differOnPurpose = /(?:^|\.)(?:b2clogin\.com|ciamlogin\.com|descope\.com|windows\.net|microsoftonline\.com)$/

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).hostname : '')

/** The issuer for which a document is loaded from this address (OIDC Discovery section 4.1, RFC 8414 section 3.1). */
function issuersOf(address: string): readonly string[] {
  if (!URL.canParse(address)) return []
  const { origin, pathname } = new URL(address)
  const name = /\/\.well-known\/[^/]+/.exec(pathname)
  if (!name) return []
  const [before, after] = [pathname.slice(0, name.index), pathname.slice(name.index + name[0].length)]
  return [origin + before + after.replace(/\/$/, '')]
}

const sameButSlash = (a: string, b: string) => a.replace(/\/$/, '') === b.replace(/\/$/, '')

export const metadataIssuerMismatch = defineAnswerRule({
  id: 'metadata-issuer-mismatch',
  stage: 'answer',
  severity: 'error',
  title: 'The discovery document describes another issuer',
  sources: [
    rfc(8414, '3.3'),
    {
      label: 'OpenID Connect Discovery, section 4.3',
      url: 'https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfigurationValidation',
    },
  ],
  check({ artifact, tokens }) {
    const { metadata } = artifact ?? {}
    if (!metadata || isTemplate(metadata.issuer) || !isPlainAddress(metadata.issuer)) return inapplicable
    const { issuer, address } = metadata
    if (address !== undefined && isPlainAddress(address) && !differOnPurpose.test(hostOf(address))) {
      const [loaded] = issuersOf(address)
      // A slash at the end is taken off before the well-known path is put on.
      if (loaded !== undefined && !sameButSlash(loaded, issuer))
        return { outcome: 'flag', evidence: { issuer, other: loaded, byAddress: true } }
    }
    const claimed = tokenInQuestion(tokens)?.claims?.iss
    if (typeof claimed !== 'string' || !isPlainAddress(claimed)) return address === undefined ? inapplicable : pass
    if (claimed === issuer || differOnPurpose.test(hostOf(claimed))) return pass
    return {
      outcome: 'flag',
      evidence: { issuer, other: claimed, byAddress: false },
      // It may be the document of another environment, pasted to compare.
      ...(!nearness(claimed, issuer).near && { severity: 'warning' as const }),
    }
  },
  message: ({ issuer, other, byAddress }) =>
    byAddress
      ? `The discovery document is for ${shown(issuer)}, but it was loaded for ${shown(other)}.`
      : `The discovery document is for ${shown(issuer)}, and the token comes from ${shown(other)}.`,
  why: ({ byAddress }) =>
    byAddress
      ? 'Strict clients stop here: a server could otherwise pass itself off as another. Mostly a server behind a proxy does not know its public address, or a custom domain is in play.'
      : 'An API that takes this document for its setting expects the issuer in it, to the character, and refuses the token.',
  fix: (_, { byAddress }) => ({
    steps: byAddress
      ? [
          {
            text: 'Set the client’s issuer to the value in the document, if that address works, or have the server told its public address (Keycloak: “hostname” and the proxy headers).',
          },
          { text: 'Compare tenant, realm and path to the character, and load the document again.' },
        ]
      : [{ text: 'Load the document of the issuer in the token, or get a token from the server of this document.' }],
  }),
})

const document = (issuer: string) => JSON.stringify({ issuer, jwks_uri: `${issuer}/keys` })
const loaded = (base: string, issuer: string) => `${base}/.well-known/openid-configuration\n${document(issuer)}`

export const cases: RuleCases = {
  flags: {
    'another host': () => ({ paste: loaded('https://idp.example/realms/a', 'http://keycloak:8080/realms/a') }),
    'another tenant': () => ({ paste: `curl ${loaded('https://idp.example/a', 'https://idp.example/b')}` }),
    'a token without the slash': () => ({
      paste: `${accessToken({ iss: 'https://a.example' })}\n${document('https://a.example/')}`,
    }),
    'a token from elsewhere': () => ({
      paste: `${accessToken({ iss: 'https://a.example' })}\n${document('https://b.example')}`,
      severity: 'warning',
    }),
  },
  spares: {
    'the same': () => ({ paste: loaded('https://idp.example/realms/a', 'https://idp.example/realms/a') }),
    'a slash at the end': () => ({ paste: loaded('https://tenant.eu.auth0.com', 'https://tenant.eu.auth0.com/') }),
    'the path behind the name': () => ({
      paste: `https://idp.example/.well-known/oauth-authorization-server/a\n${document('https://idp.example/a')}`,
    }),
    'Entra’s shared document': () => ({
      paste: loaded(
        'https://login.microsoftonline.com/common/v2.0',
        'https://login.microsoftonline.com/{tenantid}/v2.0',
      ),
    }),
    'Azure AD B2C': () => ({
      paste: loaded('https://t.b2clogin.com/t.onmicrosoft.com/p/v2.0', 'https://t.b2clogin.com/11111111/v2.0/'),
    }),
    'a token of the same issuer': () => ({
      paste: `${accessToken({ iss: 'https://a.example' })}\n${document('https://a.example')}`,
    }),
    alone: () => ({ paste: document('https://a.example') }),
  },
}
