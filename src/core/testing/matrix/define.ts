import type { Json } from '../../model/primitives.ts'
import type { Expected } from '../../model/resource-server.ts'
import { accessClaims, jwe, jws, noon } from '../forge.ts'

/** Members over those of a shape; undefined leaves one out. */
export type Change = Readonly<Record<string, Json | undefined>>

/** What the page should say of one kind of a provider’s tokens, half an hour before its end, when nobody has said what the API expects. */
type Row = readonly [
  kind: string,
  paste: () => string,
  headline: string | null,
  /** `rule`, in front of it `!` for an error and `?` for a warning; what is marked neither is information. */
  findings: string,
]

export interface Column {
  /** Id of the provider that it should be recognised as. */
  provider: string
  rows: readonly Row[]
  /** Tokens that an API of the person takes, if the provider makes such. */
  healthy?: readonly Healthy[]
}

interface Healthy {
  token: (change?: Change, header?: Change) => string
  expected: Expected
  /** Headlines of the faulty ones, where they are others than with most. */
  headlines?: Partial<Record<Fault, string | null>>
}

/** Ways in which a healthy token does not fit, and the headline that they have with most. */
export const faults = {
  expired: 'expired',
  'not yet': 'not-yet-valid',
  'another audience': 'aud-mismatch',
  'another issuer': 'iss-mismatch-exact',
  'a missing scope': 'scope-missing',
} as const
export type Fault = keyof typeof faults

/** A maker of tokens: the members of the shape, the times of the matrix, and the change. */
export const shaped =
  (claims: Change, header: Change = {}) =>
  (change: Change = {}, headerChange: Change = {}) =>
    jws({
      header: present({ alg: 'RS256', kid: 'key-1', ...header, ...headerChange }),
      claims: accessClaims({ ...bare, ...claims, ...change }),
    })

const bare: Change = {
  iss: undefined,
  sub: undefined,
  aud: undefined,
  client_id: undefined,
  scope: undefined,
  jti: undefined,
}

const present = (members: Change): Record<string, Json> =>
  Object.fromEntries(Object.entries(members).filter((member): member is [string, Json] => member[1] !== undefined))

/** As a client sends it. */
export const sent = (token: () => string) => () => `Authorization: Bearer ${token()}`

/** An encrypted token with this header. */
export const sealed = (header: Record<string, Json>) => () => jwe(header)

export const uuid = '11111111-2222-3333-4444-555555555555'
export const other = '66666666-7777-8888-9999-000000000000'
export const email = 'user@example.test'
/** Of the login. */
export const login = noon - 700
