import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inspect } from './inspect.ts'
import type { Context, Json } from './model.ts'
import { decodePermalink, encodePermalink } from './permalink.ts'
import { mask, redact } from './redact.ts'
import { filler, jwe, jws, noon } from './testing.ts'

const signature = filler(256)

/** Text that a search can find: eight characters that none of our own words hold. */
const secret = fc.stringMatching(/^[a-z]{4}[0-9]{6}[A-Z]{6}[a-z]{4}$/)

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
    events: fc.oneof(secretValue, fc.constant<Json>({ 'http://schemas.openid.net/event/backchannel-logout': {} })),
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
    typ: fc.constantFrom('JWT', 'at+jwt', 'application/okta-internal-at+jwt', 'dpop+jwt', 'logout+jwt'),
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

const damage = fc.constantFrom<(token: string) => string>(
  (token) => token,
  (token) => token.split('.').slice(0, 2).join('.'),
  (token) => `${token}...`,
  (token) => token.slice(0, -20),
  (token) => `${token}.${token.slice(0, 12)}`,
  (token) => token.replace('.', '=.'),
)

const token = fc.oneof(
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
    arbitrary: fc.tuple(fc.constantFrom('', '1//', 'CfDJ8', 'ory_rt_'), secret).map(([prefix, s]) => prefix + s),
  },
  { weight: 1, arbitrary: fc.constantFrom('undefined', '{{token}}') },
)

const paste = fc.oneof(
  token,
  token.map((text) => `Authorization: Bearer ${text}`),
  token.map((text) => `Bearer Bearer ${text}`),
  fc
    .tuple(token, token)
    .map(([access, id]) => JSON.stringify({ access_token: access, id_token: id, refresh_token: 'r'.repeat(30) })),
  fc
    .tuple(token, secret)
    .map(
      ([text, s]) =>
        `https://tenant.eu.auth0.com/authorize?client_id=abc&response_type=code&state=${s}&login_hint=${s}\n${text}`,
    ),
  secret.map(
    (s) => `https://org.okta.com/oauth2/v1/authorize?client_id=abc&response_type=code&scope=openid&nonce=${s}`,
  ),
  secret.map(
    (s) =>
      `curl https://tenant.eu.auth0.com/oauth/token -d 'grant_type=client_credentials&client_id=abc&client_secret=${s}'`,
  ),
)

const context: fc.Arbitrary<Context> = fc.record({
  now: fc.constant(noon),
  expected: fc.record(
    {
      issuer: fc.constantFrom('https://issuer.example', 'https://tenant.eu.auth0.com/'),
      audience: fc.constant('https://api.example'),
      scope: fc.constant('read:things'),
    },
    { requiredKeys: [] },
  ),
})

/** What decides what a person sees; `at` may name a member whose own name was masked. */
const essence = (text: string, given: Context) =>
  inspect(text, given).findings.map(({ rule, outcome, severity, token: index, artifact }) => ({
    rule,
    outcome,
    severity,
    index,
    artifact,
  }))

const open = (link: string) => {
  const opened = decodePermalink(link)
  if (!opened.ok) throw new Error(opened.because)
  return opened.shared
}

const pieces = (text: string, length = 8) =>
  Array.from({ length: Math.max(0, text.length - length + 1) }, (_, i) => text.slice(i, i + length))

describe('a shared link', () => {
  it('shows the findings of the original and holds nothing that was masked', () => {
    fc.assert(
      fc.property(paste, context, (text, given) => {
        const copy = redact(inspect(text, given), given)
        const link = encodePermalink({ copy, asOf: given.now ?? 0, expected: given.expected ?? {} })
        const shared = open(link)
        expect(shared.copy).toBe(copy)
        expect(essence(shared.copy, { now: shared.asOf, expected: shared.expected })).toEqual(essence(text, given))

        const carried = `${link}\n${JSON.stringify(shared)}`
        // Secrets are the only stretches of this shape, wherever the generators put them, also inside the encoded parts.
        const decoded = text.replaceAll(
          /[A-Za-z0-9_-]{20,}/g,
          (part) => `${part}\n${Buffer.from(part, 'base64url').toString('latin1')}`,
        )
        for (const [found] of decoded.matchAll(/[a-z]{4}[0-9]{6}[A-Z]{6}[a-z]{4}/g)) {
          for (const piece of pieces(found)) expect(carried).not.toContain(piece)
        }
        if (text.includes(signature.slice(0, 100)))
          for (const piece of pieces(signature)) expect(carried).not.toContain(piece)
      }),
      { numRuns: 600 },
    )
  })

  it('can be shared on, with the same findings again', () => {
    fc.assert(
      fc.property(paste, context, (text, given) => {
        const once = redact(inspect(text, given), given)
        const twice = redact(inspect(once, given), given)
        expect(essence(twice, given)).toEqual(essence(once, given))
      }),
      { numRuns: 150 },
    )
  })

  it('keeps what is open, masks the rest, and says which', () => {
    const original = inspect(
      jws({
        header: { alg: 'RS256', kid: 'key-1', x5t: 'thumb' },
        claims: { iss: 'https://issuer.example/', sub: 'user-17', email: 'a@b.test', n: 12, ok: true, 'a@b.test': 1 },
      }),
    )
    const [copied] = inspect(redact(original, {})).tokens
    expect(copied?.claims).toEqual({
      iss: 'https://issuer.example/',
      sub: mask,
      email: mask,
      n: 0,
      ok: false,
      [`${mask} 6`]: 0,
    })
    expect(copied?.header).toEqual({ alg: 'RS256', kid: 'key-1', x5t: mask })
    expect(copied?.text).toBe('')
    expect(copied?.masked).toEqual([
      '/header/x5t',
      '/claims/sub',
      '/claims/email',
      '/claims/n',
      '/claims/ok',
      `/claims/${mask} 6`,
    ])
  })
})

describe('decodePermalink', () => {
  it('takes anything and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        decodePermalink(text)
        decodePermalink(`#v1=${text}`)
        decodePermalink(`#v1=${Buffer.from(text).toString('base64url')}`)
        inspect(`{"copy":"token-inspector"${text}`)
      }),
    )
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const text = JSON.stringify({
          copy: 'token-inspector',
          artifacts: [
            a,
            {
              tokens: [
                b,
                {
                  kind: 'jws',
                  use: 'unknown',
                  parts: [a, { label: 'header', fault: b }],
                  header: { alg: a },
                  claims: { iss: b, aud: a, exp: b },
                },
              ],
            },
          ],
        })
        inspect(text, { now: noon })
        const opened = decodePermalink(
          `#v1=${Buffer.from(JSON.stringify({ copy: text, asOf: 1, expected: a, signature: b })).toString('base64url')}`,
        )
        expect(opened.ok).toBe(true)
      }),
    )
  })

  it('tells a newer version, a damaged link and another fragment apart', () => {
    expect(decodePermalink('#v2=abc')).toEqual({ ok: false, because: 'unknown-version' })
    expect(decodePermalink('#v1=abc')).toEqual({ ok: false, because: 'damaged' })
    expect(decodePermalink('#token=abc')).toEqual({ ok: false, because: 'absent' })
    expect(decodePermalink('')).toEqual({ ok: false, because: 'absent' })
  })
})
