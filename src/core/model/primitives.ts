/** What all other types are made of. Everything in this folder is plain data without functions, and survives `JSON.stringify`. */

declare const brand: unique symbol
type Brand<T, Name extends string> = T & { readonly [brand]: Name }

/** Offsets into the paste in UTF-16 code units: start inclusive, end exclusive. */
export type Span = readonly [start: number, end: number]

export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [member: string]: Json
}

/** A masked copy that a link may carry. Only `redact()` makes one, so a raw token does not compile into a link. */
export type RedactedText = Brand<string, 'RedactedText'>
