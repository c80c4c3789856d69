import { encryptionOf } from '../../token/encryption.ts'
import type { TokenFacts } from '../../facts/gather.ts'
import { filler, jwe, noon } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

interface Maker {
  /** Completes “This looks like …”. */
  cookie: string
  /** What gave it away. */
  sign: string
}

const byEncryption: Readonly<Record<string, Maker>> = {
  'next-session': {
    cookie: 'the session cookie of NextAuth.js 4 or of Auth0’s SDK for Next.js',
    sign: 'its header names an encryption method and nothing else',
  },
  'authjs-session': {
    cookie: 'the session cookie of Auth.js 5',
    sign: 'its header names a key and the encryption method of that framework',
  },
  'auth0-session': {
    cookie: 'the session cookie of an Auth0 web SDK',
    sign: 'its header holds the times of a session',
  },
}

const byCredential: Readonly<Record<string, Maker>> = {
  'aspnet-data-protection': {
    cookie: 'a session cookie or an Identity token of ASP.NET Core',
    sign: 'it begins with CfDJ8',
  },
  'iron-session': { cookie: 'the session cookie of iron-session', sign: 'it begins with Fe26.2' },
  'laravel-cookie': { cookie: 'an encrypted Laravel cookie', sign: 'it begins as every Laravel cookie does' },
}

function makerOf({ token }: TokenFacts): Maker | undefined {
  const id = token.kind === 'opaque' ? token.credential?.id : undefined
  return id === undefined ? byEncryption[encryptionOf(token) ?? ''] : byCredential[id]
}

export const sessionCookieJwe = defineRule({
  id: 'session-cookie-jwe',
  stage: 'kind',
  severity: 'error',
  title: 'This is a web framework’s session cookie',
  sources: [
    { label: 'nextauthjs/next-auth, issue 3366', url: 'https://github.com/nextauthjs/next-auth/issues/3366' },
    { label: 'nextauthjs/next-auth, issue 5744', url: 'https://github.com/nextauthjs/next-auth/issues/5744' },
    {
      label: 'auth0/nextjs-auth0, cookies.ts',
      url: 'https://github.com/auth0/nextjs-auth0/blob/main/src/server/cookies.ts',
    },
  ],
  suppresses: [
    'opaque-token',
    'jwe-generic',
    'signature-bad',
    'kid-not-in-jwks',
    'aud-missing',
    'aud-mismatch',
    'aud-near-miss',
  ],
  check(facts) {
    const maker = makerOf(facts)
    return maker ? { outcome: 'flag', evidence: maker } : inapplicable
  },
  message: ({ cookie }) => `This looks like ${cookie}, not like the access token of your identity provider.`,
  why: ({ sign }) =>
    `It gives itself away: ${sign}. Only the app that made it holds the secret to open it, so to any other API it is noise. ` +
    'If there is an access token for your API, that app keeps it inside or beside it.',
  fix: () => ({
    steps: [
      {
        text: 'On the server of your web app, take the provider’s access token out of the session instead of passing the cookie on. In NextAuth.js and Auth.js, keep “account.access_token” in the “jwt” callback; in Auth0’s SDKs, call “getAccessToken()” or read “req.oidc.accessToken”.',
      },
      { text: 'Send that token to the API as “Authorization: Bearer …”, from the server that holds the session.' },
      {
        text: 'If the API belongs to the same app and is meant to take this value, call it at that app: no other one can open it.',
      },
      { text: 'Paste the new token here. If it has one part or five, it was not made for your API yet.' },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'NextAuth.js 4': () => ({ paste: jwe({ alg: 'dir', enc: 'A256GCM' }) }),
    'Auth.js 5': () => ({ paste: jwe({ alg: 'dir', enc: 'A256CBC-HS512', kid: filler(32) }) }),
    'the Auth0 SDK for Next.js': () => ({
      paste: `Bearer ${jwe({ alg: 'dir', enc: 'A256GCM', iat: noon, uat: noon, exp: noon + 86_400 })}`,
    }),
    'ASP.NET Core Data Protection': () => ({ paste: `Authorization: Bearer CfDJ8${filler(120)}` }),
    'iron-session': () => ({ paste: `Fe26.2*1*${filler(32)}*${filler(16)}*${filler(90)}` }),
    Laravel: () => ({ paste: `eyJpdiI6${filler(150)}` }),
  },
  spares: {
    'an Auth0 token for /userinfo': () => ({
      paste: jwe({ alg: 'dir', enc: 'A256GCM', iss: 'https://tenant.eu.auth0.com/' }),
    }),
    'an encrypted access token of oidc-provider': () => ({
      paste: jwe({ alg: 'dir', enc: 'A256GCM', iss: 'https://op.example', aud: 'https://api.example', cty: 'at+jwt' }),
    }),
    'the encryption of Auth.js 5 with an issuer': () => ({
      paste: jwe({ alg: 'dir', enc: 'A256CBC-HS512', kid: 'k', iss: 'https://op.example' }),
    }),
    'the encryption of Auth.js 5 without a key': () => ({ paste: jwe({ alg: 'dir', enc: 'A256CBC-HS512' }) }),
    'only two of the three times': () => ({ paste: jwe({ alg: 'dir', enc: 'A256GCM', iat: noon, exp: noon + 60 }) }),
    'one for an API’s own key': () => ({ paste: jwe({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: 'key-1' }) }),
    'an opaque token': () => ({ paste: 'V1StGXR8Z5jdHi6BmyTaQw' }),
    'an opaque token with the letters elsewhere': () => ({ paste: 'xCfDJ8StGXR8Z5jdHi6BmyTaQw' }),
  },
}
