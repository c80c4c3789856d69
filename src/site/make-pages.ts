/**
 * Makes the pages of rules and providers from the rules and providers themselves. Their words are functions of what was
 * pasted, so each is asked about one of its own cases. Runs at build time and in tests only: cases are not shipped.
 */
import { fixes } from '../core/fixes/index.ts'
import type { Pages, ProviderPage, RulePage } from '../app/pages/define.ts'
import { bindingsOf } from '../core/facts/bindings/find-bindings.ts'
import type { Facts } from '../core/facts/gather.ts'
import { recognise } from '../core/facts/recognise.ts'
import { gatherFacts } from '../core/facts/gather.ts'
import type { ProviderId, ProviderSighting } from '../core/providers/index.ts'
import type { Fix, Severity } from '../core/model/finding.ts'
import { readPaste } from '../core/door.ts'
import type { Provider, ProviderCases, Seen } from '../core/providers/define.ts'
import { providers, sightingOf } from '../core/providers/index.ts'
import type { Judgement, Rule, RuleCases } from '../core/rules/define.ts'
import { type RuleId, rules } from '../core/rules/index.ts'

interface WithCases<Cases> {
  cases?: Cases
}

const ruleFiles = import.meta.glob<WithCases<RuleCases>>('../core/rules/*/*.ts', { eager: true })
const providerFiles = import.meta.glob<WithCases<ProviderCases>>(['../core/providers/*.ts', '!**/*.test.ts'], {
  eager: true,
})

/** Files are named by the id of what they define. */
function casesOf<Cases>(files: Readonly<Record<string, WithCases<Cases>>>, id: string): Cases {
  const path = Object.keys(files).find((name) => name.endsWith(`/${id}.ts`))
  const cases = path === undefined ? undefined : files[path]?.cases
  if (!cases) throw new Error(`${id} has no cases to make a page of`)
  return cases
}

/** A case that a rule flags, and what it says of it. */
interface Example {
  facts: Facts
  said: Extract<Judgement, { outcome: 'flag' }>
}

function examplesOf(rule: Rule, { flags }: RuleCases): Example[] {
  return Object.values(flags).flatMap((make) => {
    const { paste, context = {} } = make()
    const { artifacts, tokens, errors, failures } = readPaste(paste)
    const bindings = bindingsOf(artifacts, tokens, context)
    return gatherFacts(artifacts, tokens, context, {
      recognition: recognise(artifacts, tokens),
      bindings,
      errors,
      failures,
    }).flatMap((facts) => {
      if (facts.about === 'token' && facts.companion && !rule.companions) return []
      const said = rule.judge(facts)
      return said.outcome === 'flag' ? [{ facts, said }] : []
    })
  })
}

/** The case that stands for all: as grave as the rule, and of no provider in particular if there is such a one. */
function typical(rule: Rule, examples: readonly Example[]): Example {
  const grave = examples.filter(({ said }) => said.severity === rule.severity)
  const example = grave.find(({ facts }) => !facts.provider) ?? grave[0] ?? examples[0]
  if (!example) throw new Error(`${rule.id} flags none of its cases`)
  return example
}

/** A provider as it is told by one of its cases, of a request or of a token. */
function toldBy(
  provider: Provider<ProviderId>,
  wanted: 'request' | 'token',
): { seen: Seen; sighting: ProviderSighting } {
  const { takes } = casesOf<ProviderCases>(providerFiles, provider.id)
  const seen = Object.values(takes).map((taken) => taken.seen())
  const one = seen.find((each) => (wanted === 'request') === (each.request !== undefined)) ?? seen[0]
  const recognition = one && provider.recognise(one)
  if (!one || !recognition) throw new Error(`${provider.id} takes none of its cases`)
  return { seen: one, sighting: sightingOf(provider, one, recognition) }
}

/** The same finding at another provider. */
function at(provider: Provider<ProviderId>, facts: Facts): Facts {
  const { seen, sighting } = toldBy(provider, facts.about === 'request' ? 'request' : 'token')
  if (facts.about === 'request' && seen.request)
    return { ...facts, provider: sighting, request: { ...facts.request, url: seen.request.href } }
  if (facts.about !== 'token' || seen.issuerText === undefined) return { ...facts, provider: sighting }
  const { claims } = facts.token
  const token = { ...facts.token, ...(claims && { claims: { ...claims, iss: seen.issuerText } }) }
  return { ...facts, provider: sighting, issuer: seen.issuerText, token }
}

function wayAt(provider: Provider<ProviderId>, rule: Rule<RuleId>, examples: readonly Example[]): Fix | undefined {
  const make = fixes[provider.id]?.[rule.id]
  if (!make) return undefined
  const own = examples.filter(({ facts }) => facts.provider?.id === provider.id)
  const others = [typical(rule, examples), ...examples].map(({ facts }) => at(provider, facts))
  for (const facts of [...own.map((example) => example.facts), ...others]) {
    const fix = make(facts)
    if (fix) return fix
  }
  return undefined
}

const severities: readonly Severity[] = ['error', 'warning', 'info']

function rulePage(rule: Rule<RuleId>): RulePage {
  const cases = casesOf<RuleCases>(ruleFiles, rule.id)
  const examples = examplesOf(rule, cases)
  const { said } = typical(rule, examples)
  const { id, stage, severity, title, sources, suppresses } = rule
  return {
    id,
    stage,
    severity,
    severities: severities.filter(
      (other) => other !== severity && examples.some((example) => example.said.severity === other),
    ),
    title,
    example: said.message,
    why: said.why,
    fix: said.fix(),
    ways: byName.flatMap((provider) => {
      const fix = wayAt(provider, rule, examples)
      return fix ? [{ provider: provider.id, fix }] : []
    }),
    silences: suppresses,
    flags: Object.keys(cases.flags),
    spares: Object.keys(cases.spares),
    sources,
  }
}

const byName = providers.toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))

function providerPage(provider: Provider<ProviderId>): ProviderPage {
  const { takes } = casesOf<ProviderCases>(providerFiles, provider.id)
  const { id, name, sources, lastChecked } = provider
  return {
    id,
    name,
    told: Object.entries(takes).flatMap(([label, { seen }]) => {
      const one = seen()
      const recognition = provider.recognise(one)
      const address = one.request?.href ?? one.issuerText
      if (!recognition) return []
      const { confidence, reason } = recognition
      return [{ name: label, ...(address !== undefined && { address }), confidence, reason }]
    }),
    endpoints: toldBy(provider, 'token').sighting.endpoints,
    sources,
    lastChecked,
  }
}

/** Throws where a rule or provider has nothing to make a page of: the build shall not go on without. */
export const makePages = (): Pages => ({ rules: rules.map(rulePage), providers: byName.map(providerPage) })
