import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Provider, ProviderCases } from './define.ts'
import { providers } from './index.ts'

const pieces = new Set(['define', 'index', 'recognition'])
const names = readdirSync(import.meta.dirname)
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((name) => !pieces.has(name))

const isModule = (value: unknown): value is { cases: ProviderCases } & Record<string, unknown> =>
  typeof value === 'object' && value !== null && 'cases' in value

describe.each(names)('%s', async (name) => {
  const module: unknown = await import(`../providers/${name}.ts`)
  if (!isModule(module)) throw new Error(`${name} exports no cases`)
  const provider = Object.values(module).find(
    (value): value is Provider => typeof value === 'object' && value !== null && 'recognise' in value,
  )
  if (!provider) throw new Error(`${name} exports no provider`)
  const { takes, refuses } = module.cases

  it('is in the index, named by its file, sourced and dated, with issuers it takes and look-alikes it refuses', () => {
    expect(providers).toContain(provider)
    expect(provider.id).toBe(name)
    expect(provider.sources.length).toBeGreaterThan(0)
    for (const { url } of provider.sources) expect(url).toMatch(/^https:\/\//)
    expect(provider.lastChecked).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(Object.keys(takes).length).toBeGreaterThan(0)
    expect(Object.keys(refuses).length).toBeGreaterThan(0)
  })

  it.each(Object.entries(takes))('takes %s', (_, { seen, confidence, traits }) => {
    const recognition = provider.recognise(seen())
    expect(recognition).toMatchObject({ confidence, ...(traits && { traits }) })
    expect(recognition?.reason).toMatch(/\.$/)
    if (!recognition) return
    const { issuer, request } = seen()
    for (const address of Object.values(provider.endpoints(seen(), recognition)).flat()) {
      const url = new URL(address)
      const plainHttp = provider.id === 'keycloak' && (issuer ?? request)?.protocol === 'http:'
      expect(url.protocol).toBe(plainHttp ? 'http:' : 'https:')
      expect(`${url.username}${url.password}${url.search}${url.hash}`).toBe('')
    }
  })

  it.each(Object.entries(refuses))('refuses %s', (_, seen) => {
    expect(provider.recognise(seen())).toBeUndefined()
  })
})

describe('the list of providers', () => {
  it('names each once', () => {
    const ids = providers.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
