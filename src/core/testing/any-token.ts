/** Tokens of every kind, sound and damaged, with secrets wherever there is room for one. For tests only. */
import fc from 'fast-check'
import type { Json } from '../model/primitives.ts'
import { filler, flattened, jwe, jws, noon, paseto, sdJwt } from './forge.ts'

export const signature = filler(256)

/** Text that a search can find: eight characters that none of our own words hold. */
export const secret = fc.stringMatching(/^[a-z]{4}[0-9]{6}[A-Z]{6}[a-z]{4}$/)

/** Values of any type, with a secret wherever there is room for one. */
const secretValue = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    secret,
    fc.constantFrom(true, false, null, 1_234_567_890_123),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie('value'), { maxKeys: 3 }),
  ),
})).value

const time = fc.constantFrom<Json>(noon - 90_000, noon - 30, noon + 30, noon + 3600, (noon + 3600) * 1000, 'soon')
const audience = fc.constantFrom<Json>(
  'https://api.example',
  'https://api.example/',
  [],
  ['a', 'b'],
  'https://org.okta.com',
  'https://graph.microsoft.com',
  'Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx',
)
const issuer = fc.constantFrom<Json>(
  'https://issuer.example/',
  'https://tenant.eu.auth0.com/',
  'https://org.okta.com',
  'https://login.example/oauth2/default',
  'https://sts.windows.net/00000000-1111-2222-3333-444444444444/',
  'https://login.microsoftonline.com/00000000-1111-2222-3333-444444444444/v2.0',
  'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Example01',
  'https://sso.example/realms/shop',
  'https://securetoken.google.com/project',
)

/** Claims in the shapes that rules and providers look at, with secrets in every place that is not open. */
const claims = fc.record(
  {
    iss: issuer,
    aud: audience,
    exp: time,
    nbf: time,
    iat: time,
    scope: fc.constantFrom<Json>('openid', 'read:things write:things', ['read:things']),
    client_id: fc.constant('client-1'),
    azp: fc.constant('client-1'),
    sub: fc.oneof(
      secret,
      secret.map((s) => `auth0|${s}`),
      secret.map((s) => `${s}@clients`),
      fc.constant('client-1'),
    ),
    jti: fc.oneof(
      secret,
      secret.map((s) => `AT.${s}`),
      secret.map((s) => `ID.${s}`),
    ),
    cid: fc.oneof(secret, fc.constant('client-1')),
    uid: secret,
    scp: fc.oneof(fc.array(secret, { maxLength: 2 }), fc.constant<Json>(['read:things'])),
    ver: fc.oneof(fc.constantFrom<Json>(1, '1.0', '2.0'), secret),
    typ: fc.oneof(fc.constantFrom('Bearer', 'ID', 'Refresh', 'Offline'), secret),
    token_use: fc.oneof(fc.constantFrom('access', 'id'), secret),
    gty: fc.oneof(fc.constant('client-credentials'), secret),
    nonce: secret,
    at_hash: secret,
    email: secret,
    name: secret,
    sid: secret,
    permissions: fc.array(secret, { maxLength: 2 }),
    roles: fc.array(secret, { maxLength: 2 }),
    htm: fc.oneof(secret, fc.constant('GET')),
    htu: secret.map((s) => `https://api.example/${s}`),
    response_type: fc.constant('code'),
    redirect_uri: secret.map((s) => `https://app.example/cb?state=${s}`),
    token_introspection: fc.oneof(secretValue, fc.record({ active: fc.boolean(), sub: secret })),
    vct: secret,
    _sd: fc.array(secret, { maxLength: 2 }),
    events: fc.oneof(
      fc.dictionary(secret, secretValue, { maxKeys: 2 }),
      secretValue,
      fc.constant<Json>({ 'http://schemas.openid.net/event/backchannel-logout': {} }),
    ),
    cnf: fc.record({ jkt: secret }),
    realm_access: secretValue,
    firebase: secretValue,
    'https://claims.example/tenant': secretValue,
  },
  { requiredKeys: [] },
)

const header = fc.record(
  {
    alg: fc.constantFrom('RS256', 'ES256', 'HS256', 'none', 'None', 'RSA256'),
    typ: fc.constantFrom(
      'JWT',
      'at+jwt',
      'application/okta-internal-at+jwt',
      'dpop+jwt',
      'logout+jwt',
      'secevent+jwt',
      'dc+sd-jwt',
      'client-authentication+jwt',
      'oauth-authz-req+jwt',
      'token-introspection+jwt',
      'kb+jwt',
    ),
    cty: fc.constantFrom('JWT', 'text/plain'),
    b64: fc.boolean(),
    kid: fc.constantFrom('key-1', 'key-2'),
    nonce: secret,
    jku: secret.map((s) => `https://${s}.example/keys`),
    x5u: secret,
    x5c: fc.array(secret, { maxLength: 2 }),
    jwk: fc.record({ kty: fc.constant('RSA'), n: secret }),
    x5t: secret,
  },
  { requiredKeys: ['alg'] },
)

const jweHeader = fc.record(
  {
    alg: fc.constantFrom('dir', 'RSA-OAEP', 'RSA-OAEP-256'),
    enc: fc.constantFrom('A256GCM', 'A256CBC-HS512'),
    iss: fc.constantFrom('https://tenant.eu.auth0.com/', 'https://login.example/'),
    aud: fc.constant('https://api.example'),
    cty: fc.constantFrom('JWT', 'at+jwt'),
    kid: fc.constant('key-1'),
    uat: fc.constant(noon),
    iat: fc.constant(noon),
    exp: fc.constant(noon),
  },
  { requiredKeys: ['alg', 'enc'] },
)

/** What a client signs for itself, and what only looks like it. */
const assertion = fc
  .record({ sub: fc.oneof(fc.constant('client-1'), secret), aud: audience, lifetime: fc.nat(90_000) })
  .map(({ sub, aud, lifetime }) => {
    const place = typeof aud === 'string' ? `https://${aud.replace(/^https:\/\//, '')}/token` : aud
    return jws({ claims: { iss: 'client-1', sub, aud: place, iat: noon, exp: noon + lifetime, jti: sub }, signature })
  })

/** The claims once more in the same object, so that each name stands there twice. */
const repeated = (object: object) => JSON.stringify(object).replace(/^\{(.+)\}$/s, '{$1,$1}')

/** Tokens of other forms, with secrets inside of them. */
const otherForm = fc.oneof(
  fc
    .record({
      header: header.map((h) => ({ ...h, b64: true })),
      claims,
      disclosures: fc.array(fc.tuple(secret, secret, secretValue), { maxLength: 3 }),
      foreign: fc.array(fc.tuple(secret, secretValue), { maxLength: 2 }),
      bound: fc.boolean(),
    })
    .map(({ bound, ...of }) =>
      sdJwt({
        ...of,
        ...(bound && { keyBinding: jws({ header: { typ: 'kb+jwt', alg: 'ES256' }, claims: of.claims }) }),
      }),
    ),
  fc.tuple(header, claims).map(([h, c]) => JSON.stringify(flattened(jws({ header: h, claims: c, signature })))),
  fc.tuple(header, claims, secret).map(([h, c, s]) => {
    const { payload, ...signer } = flattened(jws({ header: h, claims: c, signature }))
    return JSON.stringify({ payload, signatures: [{ ...signer, header: { kid: 'key-2', note: s } }, signer] })
  }),
  fc
    .tuple(jweHeader, secret)
    .map(([h, s]) =>
      JSON.stringify({ protected: flattened(jws({ header: h })).protected, unprotected: { note: s }, ciphertext: s }),
    ),
  fc.tuple(claims, secret).map(([c, s]) => paseto(JSON.stringify(c), JSON.stringify({ kid: s }))),
  fc
    .tuple(header, header, claims)
    .map(([outer, inner, c]) => jws({ header: outer, payload: jws({ header: inner, claims: c }) })),
  fc.tuple(header, claims).map(([h, c]) => jws({ header: repeated(h), payload: repeated(c), signature })),
  fc.dictionary(secret, secret, { maxKeys: 2 }).map((c) => jws({ payload: repeated(c), signature })),
  secret.map((s) => Buffer.from(`001clocation ${s}\n`).toString('base64')),
  secret.map((s) => Buffer.from(`<samlp:Response ID="${s}">`).toString('base64')),
)

/** Beginnings that give a value away, and shapes. */
const prefix = fc.constantFrom(
  '',
  '1//',
  'CfDJ8',
  'ory_rt_',
  'ory_at_',
  'ghp_',
  'gho_',
  'ya29.',
  'xoxb-',
  'sk_live_',
  'npm_',
  'AIza',
  'glcbt-',
  'sntrys_eyJ',
  'pypi-AgE',
  'gAAAAA',
  'v4.local.',
  'sb_secret_',
  '3MVG9',
  `SG.${'a'.repeat(22)}.`,
  'eyJ1c2VyIjoxfQ:1tZ8aB:',
)

const damage = fc.constantFrom<(token: string) => string>(
  (token) => token,
  (token) => token.split('.').slice(0, 2).join('.'),
  (token) => `${token}...`,
  (token) => token.slice(0, -20),
  (token) => `${token}.${token.slice(0, 12)}`,
  (token) => token.replace('.', '=.'),
)

export const token = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(header, claims, damage).map(([h, c, hurt]) => hurt(jws({ header: h, claims: c, signature }))),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(header, claims, fc.nat(40))
      .map(([h, c, cut]) => jws({ header: h, payload: JSON.stringify(c).slice(0, -cut - 1), signature })),
  },
  { weight: 2, arbitrary: jweHeader.map((h) => jwe(h)) },
  {
    weight: 1,
    arbitrary: fc.tuple(prefix, secret, secret).map(([beginning, s, more]) => `${beginning}${s}${more}`),
  },
  { weight: 3, arbitrary: otherForm },
  { weight: 1, arbitrary: assertion },
  { weight: 1, arbitrary: fc.constantFrom('undefined', '{{token}}') },
)
