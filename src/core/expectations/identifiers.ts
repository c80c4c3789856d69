import type { JsonObject } from '../model/primitives.ts'
import type { Expected } from '../model/resource-server.ts'
import { eachField, valueOf } from './fields.ts'

/**
 * The expectations without what somebody put into the wrong field: a token is neither kept nor shared. Any of them may be
 * absent.
 */
export const identifiersOf = (expected: Expected): Expected =>
  eachField((field, name) => {
    const value = valueOf(expected, name)
    return value === undefined ? undefined : field.identifier(value)
  })

/** Expectations that anybody may have written, in a link or a file. Total: takes only members of the right type. */
export const expectedFrom = (object: JsonObject | undefined): Expected =>
  identifiersOf(eachField((field, name) => field.read(object?.[name])))
