import type { Artifact } from '../token/artifact.ts'
import type { ErrorReading } from '../model/error-reading.ts'
import { nearness } from '../text/near.ts'
import type { ExpectationOrigin, Expected, ResourceServerConfig } from '../model/resource-server.ts'
import { agreedFact, eachField, valueOf } from './fields.ts'

export interface EffectiveExpected {
  expected: Expected
  origins: { readonly [Field in keyof Expected]?: ExpectationOrigin }
}

/**
 * What the API expects as far as anybody has said: what the person typed goes before a pasted configuration, and that
 * before what error texts name. `issuers`: of the tokens of the paste; a configuration that names only the address of its
 * issuer means the spelling that the issuer uses.
 */
export function effectiveExpected(
  given: Expected,
  artifacts: readonly Artifact[],
  errors: readonly ErrorReading[],
  issuers: readonly string[] = [],
): EffectiveExpected {
  const configs = artifacts.flatMap(({ config }) => (config ? [config] : []))
  const layers = [
    ['error', errors.length > 0 ? fromErrors(errors) : {}],
    ['config', configs.length > 0 ? fromConfigs(configs, issuers) : {}],
    ['given', typed(given)],
  ] as const
  let [expected, origins]: [Expected, EffectiveExpected['origins']] = [{}, {}]
  for (const [origin, layer] of layers) {
    expected = { ...expected, ...layer }
    origins = { ...origins, ...Object.fromEntries(Object.keys(layer).map((field) => [field, origin])) }
  }
  return { expected, origins }
}

/** Without fields that hold nothing but white space: those were not filled in. */
const typed = (given: Expected): Expected =>
  eachField((field, name) => {
    const value = valueOf(given, name)
    return value === undefined ? undefined : field.typed(value)
  })

function fromConfigs(configs: readonly ResourceServerConfig[], issuers: readonly string[]): Expected {
  const stated = configs.map(({ stack, expected, authority }): Expected => {
    const issuer = expected.issuer ?? issuerAt(authority, issuers)
    return { stack, ...expected, ...(issuer !== undefined && { issuer }) }
  })
  return eachField((field, name) => field.merged(stated.map((one) => valueOf(one, name))))
}

/** Metadata is fetched from there, and its spelling counts: with the slash or without, whatever the address says. */
const issuerAt = (authority: string | undefined, issuers: readonly string[]) =>
  authority === undefined
    ? undefined
    : (issuers.find((issuer) => issuer === authority || nearness(issuer, authority).near) ?? authority)

/** What the texts name, where they do not contradict one another. */
function fromErrors(errors: readonly ErrorReading[]): Expected {
  const facts = errors.map((error) => error.facts)
  return eachField((field) => {
    const { told } = field
    const fact = told && agreedFact(facts, told.by)
    return told && fact !== undefined ? field.identifier(told.as(fact)) : undefined
  })
}
