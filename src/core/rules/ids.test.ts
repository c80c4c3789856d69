/** Ids are types: a misspelt one does not compile. The compiler holds it, which must refuse each line that is marked. */
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { Fixes } from '../fixes/define.ts'
import { fixes } from '../fixes/index.ts'
import type { Finding, Inspection } from '../inspect.ts'
import type { KeyWarning } from '../model/verification.ts'
import type { ProviderId } from '../providers/index.ts'
import { byCondition } from './by-condition.ts'
import { closed, defineRule, pass } from './define.ts'
import type { RuleId } from './index.ts'

const rule = <const Id extends string, const Named extends string>(id: Id, suppresses: readonly Named[]) =>
  defineRule({
    id,
    suppresses,
    stage: 'kind',
    severity: 'info',
    title: '',
    sources: [],
    check: () => pass,
    message: () => '',
    why: () => '',
    fix: () => ({ steps: [] }),
  })

describe('ids are types', () => {
  it('a rule names rules of the list', () => {
    const [first, second] = [rule('first', ['second']), rule('second', [])]
    expect(closed([first, second])).toHaveLength(2)
    // @ts-expect-error -- no rule of the list is called so
    closed([first, rule('third', ['secnod'])])
    // @ts-expect-error -- nor if the one that is named is missing
    closed([first])
  })

  it('findings, headlines and warnings are about rules that there are', () => {
    expectTypeOf<Finding['rule']>().toEqualTypeOf<RuleId>()
    expectTypeOf<Inspection['headline']>().toEqualTypeOf<RuleId | null>()
    expectTypeOf<KeyWarning>().toExtend<RuleId>()
    // @ts-expect-error -- misspelt
    const wrong: RuleId = 'aud-mising'
    expect(wrong).not.toBe('aud-missing')
  })

  it('fixes are for rules, and of providers', () => {
    // @ts-expect-error -- misspelt
    const wrong: Fixes = { 'aud-mising': () => ({ steps: [] }) }
    expect(wrong).not.toHaveProperty('aud-missing')
    // @ts-expect-error -- misspelt
    expect(fixes.octa).toBeUndefined()
  })

  it('error texts stand for conditions', () => {
    // @ts-expect-error -- misspelt
    expect(byCondition.expird).toBeUndefined()
    // @ts-expect-error -- misspelt
    const ids: (typeof byCondition)['expired'] = ['expird']
    expect(ids).toHaveLength(1)
  })

  it('providers and kinds of tokens are those of the lists', () => {
    expectTypeOf<NonNullable<Inspection['providers'][number]>['id']>().toEqualTypeOf<ProviderId>()
    expectTypeOf<'jws' | 'opaque'>().toExtend<Inspection['tokens'][number]['kind']>()
    expectTypeOf<Inspection['tokens'][number]['kind']>().not.toExtend<'jws' | 'opaque'>()
    // @ts-expect-error -- no decoder reads such
    const wrong: Inspection['tokens'][number]['kind'] = 'jwt'
    expect(wrong).toBe('jwt')
  })
})
