import type { Artifact } from '../token/artifact.ts'
import type { ErrorReading } from '../model/error-reading.ts'
import { nearness } from '../text/near.ts'
import type { ExpectationOrigin, Expected, ResourceServerConfig } from '../model/resource-server.ts'
import { identifiersOf } from './identifiers.ts'

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
function typed({ issuer, audience, scope, tokenType, stack, clockTolerance, ...others }: Expected): Expected {
  const algorithms = others.algorithms?.filter((name) => name.trim() !== '') ?? []
  return {
    ...(issuer?.trim() && { issuer }),
    ...(audience?.trim() && { audience }),
    ...(scope?.trim() && { scope }),
    ...(algorithms.length > 0 && { algorithms }),
    ...(tokenType?.trim() && { tokenType }),
    ...(stack && { stack }),
    ...(clockTolerance !== undefined && { clockTolerance }),
  }
}

/** Where several disagree, the more lenient reading: an API with two issuers may accept either. */
function fromConfigs(configs: readonly ResourceServerConfig[], issuers: readonly string[]): Expected {
  const of = <T>(pick: (config: ResourceServerConfig) => T | undefined) => configs.map(pick)
  const issuer = agreed(of((config) => config.expected.issuer ?? issuerAt(config.authority, issuers)))
  const audiences = all(of(({ expected }) => expected.audience))
  const algorithms = all(of(({ expected }) => expected.algorithms))?.flat()
  const tolerances = of(({ expected }) => expected.clockTolerance).filter((value) => value !== undefined)
  const [scope, tokenType] = [
    agreed(of(({ expected }) => expected.scope)),
    agreed(of(({ expected }) => expected.tokenType)),
  ]
  const stack = agreed(of((config) => config.stack))
  return {
    ...(issuer !== undefined && { issuer }),
    ...(audiences && { audience: [...new Set(audiences)].join(' ') }),
    ...(scope !== undefined && { scope }),
    ...(algorithms && { algorithms: [...new Set(algorithms)] }),
    ...(tokenType !== undefined && { tokenType }),
    ...(stack && { stack }),
    ...(tolerances.length > 0 && { clockTolerance: Math.max(...tolerances) }),
  }
}

/** Metadata is fetched from there, and its spelling counts: with the slash or without, whatever the address says. */
const issuerAt = (authority: string | undefined, issuers: readonly string[]) =>
  authority === undefined
    ? undefined
    : (issuers.find((issuer) => issuer === authority || nearness(issuer, authority).near) ?? authority)

/** The one value that all have. */
function agreed<T>(values: readonly (T | undefined)[]): T | undefined {
  const [first] = values
  return values.every((value) => value === first) ? first : undefined
}

/** Undefined where one of them does not ask. */
function all<T>(values: readonly (T | undefined)[]): T[] | undefined {
  const some = values.filter((value) => value !== undefined)
  return some.length === values.length && some.length > 0 ? some : undefined
}

/** What the texts name, where they do not contradict one another. */
function fromErrors(errors: readonly ErrorReading[]): Expected {
  const said = (name: 'issuer' | 'audience' | 'scope' | 'algorithm' | 'type') => {
    const values = new Set(errors.flatMap(({ facts }) => facts[name] ?? []))
    return values.size === 1 ? [...values][0] : undefined
  }
  const algorithm = said('algorithm')
  return identifiersOf({
    issuer: said('issuer') ?? '',
    audience: said('audience') ?? '',
    scope: said('scope') ?? '',
    ...(algorithm !== undefined && { algorithms: [algorithm] }),
    tokenType: said('type') ?? '',
  })
}
