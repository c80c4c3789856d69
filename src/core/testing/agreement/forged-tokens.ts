/** A hundred credentials, whole and broken, made by a generator with a seed. For tests only. */
import { createHmac, sign, type KeyObject } from 'node:crypto'
import type { Defect } from '../../errors/lab.ts'
import type { Condition } from '../../registry/conditions.ts'
import type { Json } from '../../model/primitives.ts'
import { accessClaims, filler, jwe, noon } from '../forge.ts'

export interface Signers {
  own: KeyObject
  other: KeyObject
  curve: KeyObject
  /** The text of the public key, which somebody may take for a secret. */
  pem: string
}

/** Whole numbers from `low` to `high`, both included. */
type Random = (low: number, high: number) => number

/** xorshift32; the same numbers for the same seed. */
function randomFrom(seed: number): Random {
  let state = seed
  return (low, high) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return low + ((state >>> 0) % (high - low + 1))
  }
}

export interface Kind {
  name: string
  /** What stands behind the scheme `Bearer`. */
  make(signers: Signers, random: Random): string
  /** What a text about it may be explained with; none: whoever refuses it says anything. */
  means: readonly Condition[]
  /** The row of the lab that is about the same. */
  lab?: Defect
}

type Change = Readonly<Record<string, Json | undefined>>
const header = { alg: 'RS256', typ: 'at+jwt', kid: 'key-1' }
const encode = (text: string) => Buffer.from(text).toString('base64url')

/** Signed by the algorithm that is named, whatever the header says. */
const signers = {
  RS256: (input: string, { own }: Signers) => sign('sha256', Buffer.from(input), own),
  RS512: (input: string, { own }: Signers) => sign('sha512', Buffer.from(input), own),
  PS256: (input: string, { own }: Signers) =>
    sign('sha256', Buffer.from(input), { key: own, padding: 6, saltLength: 32 }),
  ES256: (input: string, { curve }: Signers) =>
    sign('sha256', Buffer.from(input), { key: curve, dsaEncoding: 'ieee-p1363' }),
  other: (input: string, { other }: Signers) => sign('sha256', Buffer.from(input), other),
  'HMAC by the public key': (input: string, { pem }: Signers) => createHmac('sha256', pem).update(input).digest(),
  'HMAC by a secret': (input: string) => createHmac('sha256', 'a secret of sixteen and more').update(input).digest(),
} as const

/** A compact JWS as it is read: header and payload are texts, or members. */
export function compact(
  all: Signers,
  of: { header?: Change | string; claims?: Change; payload?: string; by?: keyof typeof signers; signed?: string },
): string {
  const { claims, by = 'RS256', payload = JSON.stringify(accessClaims(claims)) } = of
  const first = typeof of.header === 'string' ? of.header : JSON.stringify({ ...header, ...of.header })
  const input = `${encode(first)}.${encode(payload)}`
  return `${input}.${signers[by](of.signed ?? input, all).toString('base64url')}`
}

/** The nth part with the change. */
function withPart(token: string, n: number, change: (part: string) => string): string {
  const parts = token.split('.')
  return parts.map((part, i) => (i === n ? change(part) : part)).join('.')
}

/** Another letter at a place that is not the last, whose low bits may mean nothing. */
function flip(text: string, at: number): string {
  const place = at % (text.length - 2)
  return text.slice(0, place) + (text[place] === 'A' ? 'B' : 'A') + text.slice(place + 1)
}

const claims = (change: Change | ((random: Random) => Change)) => (all: Signers, random: Random) =>
  compact(all, { claims: typeof change === 'function' ? change(random) : change })
const headed = (change: Change) => (all: Signers) => compact(all, { header: change })
const kind = (name: string, make: Kind['make'], means: readonly Condition[] = [], lab?: Defect): Kind => ({
  name,
  make,
  means,
  ...(lab && { lab }),
})
const unreadable = ['malformed', 'opaque-or-jwe'] as const

/** The names are those of the list of disagreements. */
export const kinds: readonly Kind[] = [
  kind(
    'healthy',
    claims((random) => ({ jti: `id-${random(1, 9999)}` })),
  ),
  kind('healthy, typ JWT', headed({ typ: 'JWT' })),
  kind('healthy, no typ', headed({ typ: undefined })),
  kind('healthy, typ in full', headed({ typ: 'application/at+jwt' })),
  kind('healthy, an unknown header member', headed({ rh: '0.A' })),
  kind('healthy, white space in the payload', (all) =>
    compact(all, { payload: JSON.stringify(accessClaims(), null, 2) }),
  ),
  kind('healthy, escapes in the payload', (all) =>
    compact(all, { payload: JSON.stringify(accessClaims()).replace('api.example', '\\u0061pi.example') }),
  ),
  kind('healthy, several audiences', claims({ aud: ['https://other.example', 'https://api.example'] })),
  kind('healthy, a list of one audience', claims({ aud: ['https://api.example'] })),
  kind('healthy, scope as a list', claims({ scope: ['read:things'] }), ['claim']),
  kind(
    'healthy, a fraction of a second',
    claims((random) => ({ exp: noon + random(100, 999) + 0.5 })),
  ),
  kind('healthy, no jti', claims({ jti: undefined })),
  kind('healthy, no iat', claims({ iat: undefined })),
  kind('healthy, no sub', claims({ sub: undefined })),
  kind('no exp', claims({ exp: undefined }), ['expired', 'claim']),
  kind(
    'past its end within the tolerance',
    claims((random) => ({ exp: noon - random(1, 59) })),
  ),
  kind(
    'before its beginning within the tolerance',
    claims((random) => ({ nbf: noon + random(1, 59) })),
  ),
  kind(
    'issued ahead within the tolerance',
    claims((random) => ({ iat: noon + random(1, 59) })),
  ),
  kind(
    'issued far ahead',
    claims((random) => ({ iat: noon + random(600, 2000) })),
    ['not-yet', 'claim'],
  ),
  kind(
    'expired',
    claims((random) => ({ exp: noon - random(120, 1_000_000) })),
    ['expired'],
    'expired',
  ),
  kind('expired to the second', claims({ exp: noon - 60 }), ['expired']),
  kind(
    'not yet',
    claims((random) => ({ nbf: noon + random(120, 2000) })),
    ['not-yet'],
    'not-yet',
  ),
  kind(
    'another audience',
    claims((random) => ({ aud: `https://${random(1, 99)}.example` })),
    ['aud'],
    'other-audience',
  ),
  kind('an audience with a slash', claims({ aud: 'https://api.example/' }), ['aud'], 'other-audience'),
  kind('no audience', claims({ aud: undefined }), ['aud'], 'no-audience'),
  kind('an empty list of audiences', claims({ aud: [] }), ['aud']),
  kind('another issuer', claims({ iss: 'https://other.example/' }), ['iss'], 'other-issuer'),
  kind('an issuer without its slash', claims({ iss: 'https://issuer.example' }), ['iss'], 'other-issuer'),
  kind('an issuer by http', claims({ iss: 'http://issuer.example/' }), ['iss'], 'other-issuer'),
  kind('no issuer', claims({ iss: undefined }), ['iss']),
  kind(
    'an ID token',
    (all) =>
      compact(all, {
        header: { typ: 'JWT' },
        claims: { aud: 'client-1', azp: 'client-1', nonce: 'n', scope: undefined, client_id: undefined },
      }),
    ['aud'],
  ),
  kind('an ID token with the audience of the API', (all) =>
    compact(all, {
      header: { typ: 'JWT' },
      claims: { nonce: 'n', at_hash: 'h', azp: 'client-1', scope: undefined, client_id: undefined, jti: undefined },
    }),
  ),
  kind('a refresh token in the manner of Keycloak', (all) =>
    compact(all, { header: { typ: 'JWT' }, claims: { typ: 'Refresh' } }),
  ),
  kind('a logout token with the audience of the API', (all) =>
    compact(all, {
      header: { typ: 'logout+jwt' },
      claims: { events: { 'http://schemas.openid.net/event/backchannel-logout': {} }, scope: undefined },
    }),
  ),
  kind('bound to a key, sent as Bearer', claims({ cnf: { jkt: filler(32) } }), ['bind']),
  kind(
    'HS256 by the public key',
    (all) => compact(all, { header: { alg: 'HS256' }, by: 'HMAC by the public key' }),
    ['alg', 'key'],
    'hs256',
  ),
  kind(
    'HS256 by a secret',
    (all) => compact(all, { header: { alg: 'HS256' }, by: 'HMAC by a secret' }),
    ['alg', 'key'],
    'hs256',
  ),
  kind('RS512', (all) => compact(all, { header: { alg: 'RS512' }, by: 'RS512' }), ['alg', 'key']),
  kind('PS256', (all) => compact(all, { header: { alg: 'PS256' }, by: 'PS256' }), ['alg', 'key']),
  kind('ES256', (all) => compact(all, { header: { alg: 'ES256' }, by: 'ES256' }), ['alg', 'key']),
  kind('alg in small letters', headed({ alg: 'rs256' }), ['alg', 'key', 'malformed']),
  kind('no alg', headed({ alg: undefined }), ['alg', 'key', ...unreadable]),
  kind(
    'none',
    (all) => withPart(compact(all, { header: { alg: 'none', kid: undefined } }), 2, () => ''),
    ['alg', 'malformed', 'key'],
    'alg-none',
  ),
  kind('none with a signature', headed({ alg: 'none' }), ['alg', 'malformed', 'key']),
  kind('no signature', (all) => withPart(compact(all, {}), 2, () => ''), ['sig', 'alg', 'malformed']),
  kind(
    'the payload changed',
    (all) => withPart(compact(all, {}), 1, () => encode(JSON.stringify(accessClaims({ sub: 'admin' })))),
    ['sig'],
    'other-key',
  ),
  kind(
    'the signature changed',
    (all, random) => withPart(compact(all, {}), 2, (part) => flip(part, random(0, 300))),
    ['sig'],
    'other-key',
  ),
  kind(
    'the signature cut',
    (all, random) => withPart(compact(all, {}), 2, (part) => part.slice(0, -4 * random(1, 50))),
    ['sig', 'malformed'],
    'signature-cut',
  ),
  kind(
    'the signature cut within an octet',
    (all, random) => withPart(compact(all, {}), 2, (part) => part.slice(0, -4 * random(1, 50) - 1)),
    ['sig', 'malformed'],
  ),
  kind(
    'the payload cut',
    (all, random) => withPart(compact(all, {}), 1, (part) => part.slice(0, -random(10, 40) * 4)),
    ['sig', ...unreadable],
    'payload-cut',
  ),
  kind('another key with the same kid', (all) => compact(all, { by: 'other' }), ['sig'], 'other-key'),
  kind('another key with its own kid', (all) => compact(all, { header: { kid: 'key-9' }, by: 'other' }), [
    'sig',
    'key',
  ]),
  kind('an unknown kid', headed({ kid: 'key-9' }), ['key'], 'unknown-kid'),
  kind('no kid', headed({ kid: undefined }), ['key'], 'no-kid'),
  kind('exp as text', claims({ exp: String(noon + 3000) }), ['claim', 'expired'], 'exp-as-text'),
  kind('exp in milliseconds', claims({ exp: (noon + 3000) * 1000 }), [], 'exp-in-milliseconds'),
  kind('nbf as text', claims({ nbf: String(noon - 600) }), ['claim', 'not-yet']),
  kind('iat as text', claims({ iat: String(noon - 600) }), ['claim']),
  kind('two parts', (all) => compact(all, {}).split('.').slice(0, 2).join('.'), unreadable, 'two-parts'),
  kind('four parts', (all) => `${compact(all, {})}.${filler(9)}`, ['sig', 'alg', ...unreadable]),
  kind(
    'encrypted by its issuer',
    () => jwe({ alg: 'dir', enc: 'A256GCM', iss: 'https://issuer.example/' }),
    ['alg', ...unreadable],
    'encrypted',
  ),
  kind('encrypted for the API', () => jwe({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: 'api-1' }), [
    'alg',
    ...unreadable,
  ]),
  kind('opaque', (_, random) => filler(random(12, 40), random(1, 999)), unreadable, 'opaque'),
  kind(
    'padded',
    (all) =>
      compact(all, { payload: JSON.stringify(accessClaims({ jti: 'id' })), header: { kid: 'key-1', x: '1' } })
        .split('.')
        .map((part) => part.padEnd(Math.ceil(part.length / 4) * 4, '='))
        .join('.'),
    ['sig', 'malformed'],
    'padded',
  ),
  kind('in quotation marks', (all) => `"${compact(all, {})}"`, ['sig', ...unreadable], 'quoted'),
  kind('Bearer twice', (all) => `Bearer ${compact(all, {})}`, ['scheme', ...unreadable], 'bearer-twice'),
  kind('an extension that nobody knows', headed({ crit: ['x'], x: 1 }), ['claim', 'malformed']),
  kind('an empty list of extensions', headed({ crit: [] }), ['claim', 'malformed']),
  kind('a payload that is a list', (all) => compact(all, { payload: '[1]' }), ['claim', 'aud', 'iss', ...unreadable]),
  kind('a payload that is no JSON', (all) => compact(all, { payload: 'iss=x' }), ['claim', 'aud', ...unreadable]),
  kind('a header that is no JSON', (all) => compact(all, { header: '{"alg":"RS256"' }), ['sig', ...unreadable]),
  kind('the audience twice', (all) =>
    compact(all, { payload: JSON.stringify(accessClaims()).replace('{', '{"aud":"https://other.example",') }),
  ),
]

/** As many as asked, kind after kind, the same for the same seed. */
export function forgedTokens(all: Signers, seed: number, count: number): readonly { kind: Kind; token: string }[] {
  const random = randomFrom(seed)
  return Array.from({ length: count }, (_, i) => kinds[i % kinds.length])
    .filter((one) => one !== undefined)
    .map((one) => ({ kind: one, token: one.make(all, random) }))
}
