import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inspect } from '../inspect.ts'
import { byCondition } from './by-condition.ts'
import type { Rule, RuleCases } from './define.ts'
import { stages } from './define.ts'
import { rules } from './index.ts'

const files = stages.flatMap((stage) => {
  try {
    return readdirSync(`${import.meta.dirname}/${stage}`)
      .filter((file) => file !== 'index.ts')
      .map((file) => ({ stage, name: file.replace(/\.ts$/, '') }))
  } catch {
    return []
  }
})

describe.each(files)('$stage/$name', async ({ stage, name }) => {
  const module = (await import(`./${stage}/${name}.ts`)) as { cases: RuleCases } & Record<string, unknown>
  const rule = Object.values(module).find(
    (value): value is Rule => typeof value === 'object' && value !== null && 'judge' in value,
  )
  if (!rule) throw new Error(`${name} exports no rule`)
  const { flags, spares } = module.cases
  const findings = (make: RuleCases['flags'][string]) => {
    const { paste, context } = make()
    const inspection = inspect(paste, context)
    return {
      inspection,
      own: inspection.findings.filter((finding) => finding.rule === rule.id && finding.outcome === 'flag'),
    }
  }

  it('is in the index, named by its file, in the folder of its stage, sourced, with hits and near misses', () => {
    expect(rules).toContain(rule)
    expect(rule.id).toBe(name)
    expect(rule.stage).toBe(stage)
    expect(rule.sources.length).toBeGreaterThan(0)
    for (const { url } of rule.sources) expect(url).toMatch(/^https:\/\//)
    expect(Object.keys(flags).length).toBeGreaterThan(0)
    expect(Object.keys(spares).length).toBeGreaterThan(0)
  })

  it.each(Object.entries(flags))('flags %s', (_, make) => {
    const { inspection, own } = findings(make)
    expect(own, JSON.stringify(inspection.findings.map((finding) => finding.rule))).toHaveLength(1)
    const [finding] = own
    expect(finding?.severity).toBe(make().severity ?? rule.severity)
    expect(finding?.message).toMatch(/[.?]$/)
    if (!/undefined|object/.test(make().paste))
      expect(`${finding?.message} ${finding?.why}`).not.toMatch(/undefined|NaN|\[object/)
    expect(finding?.fix?.steps.length).toBeGreaterThan(0)
  })

  it.each(Object.entries(spares))('spares %s', (_, make) => {
    expect(findings(make).own).toEqual([])
  })
})

describe('the rules of a condition', () => {
  it.each(Object.entries(byCondition))('%s: some, each once', (_, ids) => {
    expect(ids.length).toBeGreaterThan(0)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('the list of rules', () => {
  it('names each rule once and suppresses only rules that are there', () => {
    const ids: string[] = rules.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { suppresses } of rules) for (const id of suppresses) expect(ids).toContain(id)
  })
})
