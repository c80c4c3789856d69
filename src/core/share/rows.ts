import { asArray, asObject } from '../decode/json.ts'
import type { Json, JsonObject } from '../model/primitives.ts'
import type { Masking } from './masking.ts'

/** One member of something that a copy holds: how it gets in, and how it is read back. */
export interface Row<Value> {
  /** What a copy holds of it, as JSON; undefined leaves it out. */
  mask(value: Value, masking: Masking): unknown
  /** Of what anybody may have written; undefined for what does not fit. `length`: of the paste that the copy is. */
  read(json: Json | undefined, length: number): Value | undefined
}

/** One row for each member, so that a further member without one does not compile. */
export type Rows<Whole> = { readonly [Name in keyof Required<Whole>]: Row<Required<Whole>[Name]> }

/** What a copy holds of the whole, row by row. */
export function maskRows<Whole extends object>(rows: Rows<Whole>, whole: Whole, masking: Masking): object {
  const kept: [string, unknown][] = []
  for (const name of namesOf(rows)) {
    const value = whole[name]
    const masked = value === undefined ? undefined : rows[name].mask(value, masking)
    if (masked !== undefined) kept.push([String(name), masked])
  }
  return Object.fromEntries(kept)
}

/** The members that could be read back. */
export function readRows<Whole extends object>(
  rows: Rows<Whole>,
  object: JsonObject | undefined,
  length: number,
): Partial<Whole> {
  const read: Partial<Whole> = {}
  if (object)
    for (const name of namesOf(rows)) {
      const value = rows[name].read(object[String(name)], length)
      if (value !== undefined) read[name] = value
    }
  return read
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the names of a table that is typed by its names
const namesOf = <Whole>(rows: Rows<Whole>) => Object.keys(rows) as (keyof Whole)[]

/** Longer texts are no names of anything. */
const longestLine = 160

/** Cut where it is longer than any name. */
export const line = (json: Json | undefined) => (typeof json === 'string' ? json.slice(0, longestLine) : undefined)

export const count = (json: Json | undefined): number | undefined =>
  typeof json === 'number' && Number.isSafeInteger(json) && json >= 0 ? json : undefined

export const oneOf = <T extends string>(list: readonly T[], json: Json | undefined): T | undefined =>
  list.find((item) => item === json)

/** Never in a copy. */
export const gone: Row<never> & Row<unknown> = { mask: () => undefined, read: () => undefined }

/** There or not. */
export const flag: Row<true> = { mask: () => true, read: (json) => (json === true ? true : undefined) }

/** Yes or no. */
export const yesOrNo: Row<boolean> = {
  mask: (value) => value,
  read: (json) => (typeof json === 'boolean' ? json : undefined),
}

/** A whole number from zero. */
export const counted: Row<number> = { mask: (value) => value, read: count }

/** Words of this program, never of the paste. */
export const ownWords: Row<string> = { mask: (value) => value, read: line }

/** One of a closed list of words. */
export const word = <T extends string>(isWord: (json: Json | undefined) => json is T): Row<T> => ({
  mask: (value) => value,
  read: (json) => (isWord(json) ? json : undefined),
})

/** A value that names a system; `read`: whatever text came back. */
export const system = (longest = longestLine): Row<string> => ({
  mask: (value, masking) => masking.system(value),
  read: (json) => (typeof json === 'string' ? json.slice(0, longest) : undefined),
})

/** An object by its rows; undefined unless all of `needs` are there. */
export const object = <Whole extends object>(rows: Rows<Whole>, ...needs: readonly (keyof Whole)[]): Row<Whole> => ({
  mask: (value, masking) => maskRows(rows, value, masking),
  read(json, length) {
    const read = readRows(rows, asObject(json), length)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what it needs is there, the rest may be absent
    return asObject(json) && needs.every((name) => read[name] !== undefined) ? (read as Whole) : undefined
  },
})

/** A list of at most so many. */
export const list = <Value>(row: Row<Value>, most: number): Row<readonly Value[]> => ({
  mask: (values, masking) => values.slice(0, most).map((value) => row.mask(value, masking)),
  read: (json, length) =>
    asArray(json)
      ?.slice(0, most)
      .flatMap((item) => {
        const value = row.read(item, length)
        return value === undefined ? [] : [value]
      }),
})

type Pair = readonly [name: string, value: string]

/** Names and values, as of a request or a challenge. */
export const pairs = (
  mask: (name: string, value: string, masking: Masking) => Pair,
  most: number,
): Row<readonly Pair[]> => ({
  mask: (values, masking) => values.slice(0, most).map(([name, value]) => mask(name, value, masking)),
  read: (json) =>
    asArray(json)
      ?.slice(0, most)
      .flatMap((pair): Pair[] => {
        const [name, value] = asArray(pair) ?? []
        return typeof name === 'string' && typeof value === 'string' ? [[name, value]] : []
      }),
})
