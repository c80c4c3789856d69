import { asArray } from '../decode/json.ts'
import type { Json } from '../model/primitives.ts'
import type { ErrorFacts } from '../model/error-reading.ts'
import type { Expected } from '../model/resource-server.ts'
import { isApiStack } from '../registry/api-stacks.ts'

/** All that is done with one expectation, whoever stated it. `undefined`: nothing was stated, or nothing of use. */
interface Field<Value> {
  /** From JSON that anybody may have written; undefined for another type. */
  read(json: Json | undefined): Value | undefined
  /** Without what somebody put into the wrong field: a token is neither kept nor shared. */
  identifier(value: Value): Value | undefined
  /** As it was typed, unless the field holds nothing but white space: then it was not filled in. */
  typed(value: Value): Value | undefined
  /** Of several configurations, the more lenient reading: an API with two issuers may accept either. */
  merged(values: readonly (Value | undefined)[]): Value | undefined
  /** The fact of an error text that names it, and the fact as an expectation. */
  told?: { by: 'issuer' | 'audience' | 'scope' | 'algorithm' | 'type'; as(fact: string): Value }
}

/** Longer values are no identifiers. */
const longest = 200
/** No API accepts as many. */
const mostAlgorithms = 20
/** Seconds in a day: whoever tolerates more has mistyped. */
const mostTolerance = 86_400

/** A JOSE header wherever it stands, behind “Bearer”, say: `{` with a quotation mark or white space, in base64url. */
const token = /(?:^|[^\w-])e(?:y[A-DI-L]|w[k-r0-3])[\w-]{8}[\w-]*\./

const isIdentifier = (text: string) => text !== '' && text.length <= longest && !token.test(text)

/** The one value that all have. */
function agreed<T>(values: readonly (T | undefined)[]): T | undefined {
  const [first] = values
  return values.every((value) => value === first) ? first : undefined
}

/** Undefined where one of them does not ask. */
function all<T>(values: readonly (T | undefined)[]): readonly T[] | undefined {
  const some = values.filter((value) => value !== undefined)
  return some.length === values.length && some.length > 0 ? some : undefined
}

const text = (told: 'issuer' | 'audience' | 'scope' | 'type'): Field<string> => ({
  read: (json) => (typeof json === 'string' ? json : undefined),
  identifier: (value) => (isIdentifier(value) ? value : undefined),
  typed: (value) => (value.trim() === '' ? undefined : value),
  merged: agreed,
  told: { by: told, as: (fact) => fact },
})

const algorithms: Field<readonly string[]> = {
  read: (json) => asArray(json)?.filter((item) => typeof item === 'string'),
  identifier: (names) => nonEmpty(names.filter((name) => /^[\w-]{1,24}$/.test(name)).slice(0, mostAlgorithms)),
  typed: (names) => nonEmpty(names.filter((name) => name.trim() !== '')),
  merged: (values) => {
    const lists = all(values)
    return lists && [...new Set(lists.flat())]
  },
  told: { by: 'algorithm', as: (fact) => [fact] },
}

const nonEmpty = (list: readonly string[]) => (list.length > 0 ? list : undefined)

type Stated = Required<Expected>

/** One row for each expectation: whoever adds one writes its type, and its row here. */
const fields: { readonly [Each in keyof Stated]: Field<Stated[Each]> } = {
  issuer: text('issuer'),
  audience: {
    ...text('audience'),
    merged: (values) => {
      const audiences = all(values)
      return audiences && [...new Set(audiences)].join(' ')
    },
  },
  scope: text('scope'),
  algorithms,
  tokenType: {
    ...text('type'),
    identifier: (value) => (isIdentifier(value) && /^[\w.+/-]{1,60}$/.test(value) ? value : undefined),
  },
  stack: {
    read: (json) => (isApiStack(json) ? json : undefined),
    identifier: (value) => (isApiStack(value) ? value : undefined),
    typed: (value) => value,
    merged: agreed,
  },
  clockTolerance: {
    read: (json) => (typeof json === 'number' ? json : undefined),
    identifier: (seconds) => (seconds >= 0 && seconds <= mostTolerance ? seconds : undefined),
    // What is no number of JSON does not survive it.
    typed: (seconds) => (Number.isFinite(seconds) ? seconds || 0 : undefined),
    merged: (values) => {
      const some = values.filter((value) => value !== undefined)
      return some.length > 0 ? Math.max(...some) : undefined
    },
  },
}

type Name = keyof Expected

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the names of the table above
const names = Object.keys(fields) as readonly Name[]

/** Expectations made field by field; a field that comes to nothing is left out. */
export function eachField(make: <N extends Name>(field: Field<Stated[N]>, name: N) => Stated[N] | undefined): Expected {
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it ties the row to its own type of value
  const one = <N extends Name>(name: N): Expected => {
    const value = make<N>(fields[name], name)
    return value === undefined ? {} : { [name]: value }
  }
  return Object.assign({}, ...names.map((name) => one(name)))
}

/** The value of one field, of a type that the compiler can follow from field to field. */
export const valueOf = <N extends Name>(expected: Expected, name: N): Stated[N] | undefined =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a member of an optional type is
  expected[name] as Stated[N] | undefined

/** The fact of error texts about one field, where they do not contradict one another. */
export function agreedFact(facts: readonly ErrorFacts[], name: keyof ErrorFacts): string | undefined {
  const values = new Set(facts.flatMap((one) => one[name] ?? []))
  const [only] = values
  return values.size === 1 && typeof only === 'string' ? only : undefined
}
