/** The members of a header or a claims set. */
export type Members = Readonly<Record<string, unknown>>

/**
 * A kind of token that is not for an API of one's own, or that looks otherwise than an access token by its specification.
 * Rules about access tokens do not speak of one.
 */
export interface SpecialToken {
  /** As a person calls it, without article. */
  name: string
  /** What it is for and whom it is for: a sentence. */
  purpose: string
  source: { label: string; url: string }
  /** Header `typ`, in lower case and without `application/`. */
  types?: readonly string[]
  /** Whether a token without such a type is one, by members that no other has. */
  is?: (claims: Members, header: Members) => boolean
  /** It is sent behind the scheme `Bearer` by its specification, so whoever holds it can use it. */
  bearer?: true
  /** Services of one’s own take it, and check it as they do an access token. */
  ownServices?: true
}

export const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
export const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
/** Whether an object has all of these members. */
export const hasAll = (members: Members, ...names: readonly string[]): boolean =>
  names.every((name) => Object.hasOwn(members, name))
/** Whether it has nothing but these. */
export const hasOnly = (members: Members, ...names: readonly string[]): boolean =>
  Object.keys(members).every((name) => names.includes(name))
