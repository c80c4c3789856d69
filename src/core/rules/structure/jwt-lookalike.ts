import type { TokenKind } from '../../decode/index.ts'
import type { Token } from '../../token/token.ts'
import { accessToken, filler, jws, paseto } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

interface LookAlike {
  what: string
  /** Completes “… can check it”. */
  home: string
}

const byKind: { readonly [kind in TokenKind]?: LookAlike } = {
  paseto: { what: 'a PASETO', home: 'a library for PASETO that has the key' },
  saml: { what: 'a SAML message in base64', home: 'the SAML endpoint that it was made for' },
  macaroon: { what: 'a macaroon', home: 'the service that made it' },
}

function lookAlike({ kind, credential }: Token): LookAlike | undefined {
  if (credential?.likeJwt) return { what: credential.label, home: credential.home ?? 'its maker' }
  return byKind[kind]
}

export const jwtLookalike = defineRule({
  id: 'jwt-lookalike',
  stage: 'structure',
  severity: 'warning',
  title: 'This is not a JWT, though it may look like one',
  sources: [
    rfc(7519, '7.2'),
    { label: 'PASETO, protocol versions', url: 'https://github.com/paseto-standard/paseto-spec' },
    {
      label: 'itsdangerous, URL-safe serialization',
      url: 'https://itsdangerous.palletsprojects.com/en/stable/url_safe/',
    },
  ],
  suppresses: ['opaque-token', 'bad-json', 'part-count', 'alg-missing'],
  check({ token }) {
    const evidence = lookAlike(token)
    return evidence ? { outcome: 'flag', evidence } : inapplicable
  },
  message: ({ what }) => `This looks like ${what}, which is not a JWT.`,
  why: ({ home }) =>
    'Dots and base64 alone do not make a JWT: that begins with a JSON header which names its algorithm, and this does not. ' +
    `Only ${home} can check it, and an API that expects a JWT calls it malformed.`,
  fix: (_, { home }) => ({
    steps: [
      { text: `If you want to use it, it belongs to ${home}.` },
      {
        text: 'To call an API that expects a JWT, send the access token that your identity provider issued for it: in a token response it is the value of `access_token`.',
      },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'the shape of a Discord token': () => ({ paste: `${'M'.repeat(24)}.${'a'.repeat(6)}.${'b'.repeat(27)}` }),
    'a Flask session': () => ({ paste: `eyJ1c2VyIjoxfQ.Z${'a'.repeat(5)}.${filler(20)}` }),
    'a compressed Flask session': () => ({ paste: `Bearer .eJw${'a'.repeat(40)}.Z${'a'.repeat(5)}.${filler(20)}` }),
    'a value that Django signed': () => ({ paste: `eyJ1c2VyIjoxfQ:1tZ8aB:${filler(32)}` }),
    'a value that Rails signed': () => ({ paste: `eyJfcmFpbHMiOnt9fQ==--${'0a'.repeat(20)}` }),
    'a value that Rails encrypted': () => ({
      paste: `${'aB3/'.repeat(20)}--${'aB3/'.repeat(4)}--${'aB3/'.repeat(5)}A==`,
    }),
    Fernet: () => ({ paste: `gAAAAABl${filler(80)}` }),
    SendGrid: () => ({ paste: `SG.${filler(16)}.${filler(32)}` }),
    'a PASETO': () => ({ paste: paseto('{"iss":"https://issuer.example/"}') }),
    'a macaroon': () => ({ paste: btoa('001clocation api.example\n0026identifier user-1 and his things\n') }),
    'a SAML response': () => ({ paste: `Bearer ${btoa('<samlp:Response xmlns:samlp="urn:oasis" ID="_1">')}` }),
  },
  spares: {
    'a JWT': () => ({ paste: accessToken() }),
    'a JWT of the same lengths': () => ({ paste: jws({ header: { alg: 'HS1' }, claims: {}, signature: filler(20) }) }),
    'an opaque token': () => ({ paste: 'V1StGXR8Z5jdHi6BmyTaQw' }),
    'an opaque token of three parts': () => ({ paste: `${'K'.repeat(24)}.${'a'.repeat(6)}.${'b'.repeat(27)}` }),
    'a token of another service': () => ({ paste: 'ory_at_abcdefghijklmnop.qrstuvwxyz' }),
    'a host name': () => ({ paste: 'Bearer v4.public.example' }),
  },
}
