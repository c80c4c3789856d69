import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inspect } from '../../inspect.ts'
import { accessToken } from '../../testing/forge.ts'
import { resourceServerConfig } from '../resource-server-config.ts'
import type { ConfigCase, ConfigCases } from './define.ts'
import { configOf, secondsIn } from './define.ts'
import { readYaml } from '../../decode/read-yaml.ts'
import { configReaders } from './index.ts'

const configsIn = (paste: string) => resourceServerConfig.find(paste, undefined, undefined, () => readYaml(paste))

const forms = await Promise.all(
  readdirSync(import.meta.dirname)
    .filter((name) => !name.endsWith('.test.ts') && !['define.ts', 'entries.ts', 'code.ts', 'index.ts'].includes(name))
    .map(async (name) => {
      const module = (await import(/* @vite-ignore */ `./${name}`)) as { cases: ConfigCases } & Record<string, unknown>
      return { name, module, cases: module.cases }
    }),
)

/** As the door sees them, in one: the last value of each field. */
const readAs = (paste: string) => {
  const found = configsIn(paste)
  return {
    expected: Object.assign({}, ...found.map(({ config }) => config?.expected ?? {})) as object,
    authority: found.map(({ config }) => config?.authority).find((item) => item !== undefined),
    spans: found.map(({ span }) => span),
  }
}

describe.each(forms)('$name', ({ module, cases }) => {
  it('is in the list', () => {
    expect(configReaders.some((reader) => Object.values(module).includes(reader))).toBe(true)
    expect(Object.keys(cases.spares).length).toBeGreaterThan(0)
  })

  it.each(Object.entries(cases.reads))('reads %s', (_, { paste, expected, authority }: ConfigCase) => {
    const read = readAs(`Our settings:\n\n${paste}\n\nWhat is wrong?`)
    expect(read.spans).toHaveLength(1)
    expect(read.expected).toEqual(expected)
    expect(read.authority).toBe(authority)
    const [artifact] = inspect(paste).artifacts.filter(({ config }) => config)
    expect(artifact?.config?.expected).toEqual(expected)
  })

  it.each(Object.entries(cases.spares))('spares %s', (_, paste) => {
    expect(configsIn(paste)).toEqual([])
  })
})

const samples = forms.flatMap(({ cases }) => Object.values(cases.reads).map(({ paste }) => paste))

describe('readers of configurations', () => {
  it('take any text', () => {
    const piece = fc.oneof(
      fc.constantFrom(...samples),
      fc.constantFrom(
        '\n',
        '  ',
        '- ',
        '- - - ',
        '[',
        '{"a":',
        ': ',
        '---\n',
        '"',
        "'",
        '(',
        'jwtVerify(',
        'auth_jwt "',
        '#',
      ),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.nat(), fc.nat(), (pieces, from, to) => {
        const text = pieces.join('')
        const part = text.slice(from % (text.length + 1), to % (text.length + 1))
        for (const paste of [text, part])
          for (const { span } of configsIn(paste)) {
            expect(span[0]).toBeLessThan(span[1])
            expect(span[1]).toBeLessThanOrEqual(paste.length)
          }
      }),
      { numRuns: 500 },
    )
  })

  it('leave a token inside of a call where it is', () => {
    const token = accessToken()
    const { tokens, artifacts } = inspect(`jwtVerify('${token}', keys, { audience: 'orders' })`)
    expect(tokens.map(({ text }) => text)).toEqual([token])
    expect(artifacts.map(({ config }) => config?.expected)).toContainEqual({ audience: 'orders' })
  })

  it('take no gap, template or token for a value', () => {
    for (const text of [
      '${ISSUER}',
      '{{issuer}}',
      '<issuer>',
      '!Ref Issuer',
      'your-audience',
      'null',
      'eyJhbGciOiJub25lIn0.eyJhIjoxfQ.',
    ])
      expect(configOf('spring', [{ setting: 'audience', text }])?.expected, text).toEqual({})
  })

  it('know the forms of a tolerance', () => {
    expect(['60', '60s', '1 minute', 'PT1M30S', '00:01:00', '500ms', '', 'soon'].map(secondsIn)).toEqual([
      60,
      60,
      60,
      90,
      60,
      0.5,
      undefined,
      undefined,
    ])
  })
})
