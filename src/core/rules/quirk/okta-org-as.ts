import { headerTypeOf } from '../../token/token-use.ts'
import type { Json } from '../../model/primitives.ts'
import { accessToken, jws, noon } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import type { RuleCase, RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

export const oktaOrgAs = defineRule({
  id: 'okta-org-as',
  stage: 'quirk',
  severity: 'error',
  title: 'The token is from Okta’s Org authorization server',
  sources: [
    { label: 'Okta: authorization servers', url: 'https://developer.okta.com/docs/concepts/auth-servers/' },
    { label: 'Okta: release notes of 2024', url: 'https://developer.okta.com/docs/release-notes/2024/' },
  ],
  // Whether a key fits changes nothing: Okta alone is meant to check it.
  suppresses: ['signature-bad', 'kid-not-in-jwks'],
  check({ token, provider, signature }) {
    if (token.kind !== 'jws' || !token.claims) return inapplicable
    // ID tokens of that server are for the app, and fit to be checked.
    if (token.use !== 'access-token' && token.use !== 'unknown') return inapplicable
    const internal = headerTypeOf(token.header).endsWith('okta-internal-at+jwt')
    const org = provider?.traits.includes('org-server') === true
    if (!internal && !org) return inapplicable
    return {
      outcome: 'flag',
      at: internal && !org ? '/header/typ' : '/claims/iss',
      evidence: {
        certain: internal || (provider !== undefined && provider.confidence !== 'hint'),
        verified: signature.status === 'verified',
      },
    }
  },
  message: ({ certain }) =>
    certain
      ? 'This token came from Okta’s Org authorization server, so your API cannot rely on it.'
      : 'This token looks like one from Okta’s Org authorization server, on which your API cannot rely.',
  why: ({ certain, verified }, { audience, issuer, provider }) =>
    (audience[0] !== undefined
      ? `It is meant for Okta’s own APIs only: its audience, ${shown(audience[0])}, is the Okta org. `
      : 'It is meant for Okta’s own APIs only. ') +
    (certain || !provider
      ? ''
      : `${shown(issuer ?? '')} is not on a host of Okta’s own, but this speaks for it: ${provider.reason.replace(/\.$/, '')}. `) +
    (verified
      ? 'Its signature matches the key, and still your API must not rely on it: Okta may change such tokens at any time, and anybody in the org can get one, whatever your API allows.'
      : 'Even where its signature can be checked, Okta may change such tokens at any time, and they cannot carry a scope of your API.'),
  fix: ({ issuer }) => {
    const origin = issuer !== undefined && URL.canParse(issuer) ? new URL(issuer).origin : 'https://YOUR_OKTA_DOMAIN'
    return {
      steps: [
        {
          text: 'Choose a custom authorization server, such as “default”, and note its issuer and audience.',
          where: 'Okta Admin Console → Security → API → Authorization Servers',
          snippets: [{ label: 'Issuer', language: 'url', text: `${origin}/oauth2/default` }],
        },
        { text: 'Set that issuer in the app’s SDK and in the API, and let the API expect that server’s audience.' },
        {
          text: 'Define a scope of your API there, give your app an access policy with a rule, and ask for the scope.',
        },
        { text: 'Log in again and paste the new token here: its issuer should contain “/oauth2/”.' },
      ],
      otherwise: {
        title: 'If your Okta plan has no custom authorization servers',
        steps: [
          {
            text: 'Treat the token as opaque, and let the API ask Okta about each one.',
            snippets: [{ label: 'Introspection', language: 'url', text: `${origin}/oauth2/v1/introspect` }],
          },
        ],
      },
      docs: { label: 'Okta: authorization servers', url: 'https://developer.okta.com/docs/concepts/auth-servers/' },
    }
  },
})

const org = 'https://org.okta.com'
const internal = { alg: 'RS256', kid: 'key-1', typ: 'application/okta-internal-at+jwt' }
const untyped = { alg: 'RS256', kid: 'key-1' }
const token = (change: Readonly<Record<string, Json>> = {}, header: Readonly<Record<string, string>> = internal) =>
  jws({
    header,
    claims: {
      ver: 1,
      jti: 'AT.abc',
      iss: org,
      aud: org,
      sub: 'user@example.test',
      iat: noon - 600,
      exp: noon + 3000,
      cid: '0oa1234567890abcdefg',
      uid: '00u1234567890abcdefg',
      scp: ['openid', 'profile'],
      ...change,
    },
  })
const checked = (paste: string, status: 'verified' | 'failed'): RuleCase => ({
  paste,
  context: { signatures: new Map([[paste, { status, alg: 'RS256', origin: 'issuer', warnings: [] }]]) },
})

export const cases: RuleCases = {
  flags: {
    'an Okta host': () => ({ paste: token() }),
    'an Okta host without the type': () => ({ paste: token({}, untyped) }),
    'a preview host': () => ({ paste: token({ iss: 'https://org.oktapreview.com' }, untyped) }),
    'a custom domain, by its type': () => ({
      paste: token({ iss: 'https://login.example.com', aud: 'https://login.example.com' }),
    }),
    'a custom domain, by its claims': () => ({
      paste: token({ iss: 'https://login.example.com', aud: 'https://login.example.com' }, untyped),
    }),
    'a signature that matches': () => checked(token(), 'verified'),
    'a signature that does not match': () => checked(token({}, untyped), 'failed'),
    'sent as a bearer token': () => ({ paste: `Authorization: Bearer ${token()}` }),
  },
  spares: {
    'a custom authorization server': () => ({
      paste: token({ iss: `${org}/oauth2/default`, aud: 'api://default' }, untyped),
    }),
    'a custom authorization server by its id': () => ({
      paste: token({ iss: `${org}/oauth2/aus1234567890abcdefg`, aud: 'https://api.example' }, untyped),
    }),
    'a custom authorization server on a custom domain': () => ({
      paste: token({ iss: 'https://login.example.com/oauth2/default', aud: 'api://default' }, untyped),
    }),
    'its ID token': () => ({
      paste: jws({
        header: untyped,
        claims: { iss: org, aud: '0oa1234567890abcdefg', jti: 'ID.abc', sub: '00u1', nonce: 'n', iat: noon },
      }),
    }),
    'a host that only ends like Okta’s': () => ({ paste: accessToken({ iss: 'https://evil-okta.com' }, untyped) }),
    'RFC 9068’s type': () => ({
      paste: token(
        { iss: 'https://issuer.example', aud: 'https://api.example', scp: 'read' },
        { ...untyped, typ: 'at+jwt' },
      ),
    }),
  },
}
