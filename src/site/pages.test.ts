import { fixes } from '../core/fixes/index.ts'
import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { providers } from '../core/providers/index.ts'
import type { Rule } from '../core/rules/define.ts'
import { rules } from '../core/rules/index.ts'
import { makePages } from './make-pages.ts'
import { isBeside, siteUrl } from './plugin.ts'
import { sitemap, staticPages } from './render.tsx'

const pages = makePages()
const style = 'a{color:inherit}'
const files = new Map(staticPages(pages, style).map(({ name, text }) => [name, text]))
const textOf = (name: string) => {
  const text = files.get(name)
  if (text === undefined) throw new Error(`${name} is missing`)
  return text
}

describe('every rule has a page', () => {
  it.each(rules.map((rule: Rule) => [rule.id, rule] as const))('%s', (id, rule) => {
    const page = pages.rules.find((one) => one.id === id)
    if (!page) throw new Error('no page')
    expect(page).toMatchObject({ title: rule.title, stage: rule.stage, severity: rule.severity, sources: rule.sources })
    expect(page.example).toMatch(/[.?]$/)
    expect(page.why.length).toBeGreaterThan(30)
    expect(page.fix.steps.length).toBeGreaterThan(0)
    expect(page.flags.length).toBeGreaterThan(0)
    expect(page.spares.length).toBeGreaterThan(0)
    // Whoever has a way of their own is named, and shown by it.
    const withWay = providers.filter((one) => id in (fixes[one.id] ?? {})).map((one) => one.id)
    expect(page.ways.map(({ provider }) => provider).toSorted()).toEqual(withWay.toSorted())
    for (const { fix } of page.ways) expect(fix.steps.length).toBeGreaterThan(0)

    const html = textOf(`rules/${id}/index.html`)
    expect(html).toContain(`data-page="${id}"`)
    for (const provider of withWay) expect(html).toContain(`data-provider="${provider}"`)
    for (const { url } of rule.sources) expect(html).toContain(`href="${url.replaceAll('&', '&amp;')}"`)
  })
})

describe('every provider has a page', () => {
  it.each(providers.map((provider) => [provider.id, provider] as const))('%s', (id, provider) => {
    const page = pages.providers.find((one) => one.id === id)
    expect(page).toMatchObject({ name: provider.name, sources: provider.sources, lastChecked: provider.lastChecked })
    expect(page?.told.length).toBeGreaterThan(0)
    const html = textOf(`providers/${id}/index.html`)
    for (const rule of Object.keys(fixes[provider.id] ?? {})) expect(html).toContain(`data-way="${rule}"`)
  })
})

describe('the pages as files', () => {
  it('are the list, and one for each rule and provider', () => {
    expect(files.size).toBe(1 + rules.length + providers.length)
    for (const name of files.keys()) expect(isBeside(name)).toBe(true)
  })

  it('have each a title and a description of their own, and no word that is missing', () => {
    const heads = [...files.values()].map((html) => [
      /<title>([^<]+)<\/title>/.exec(html)?.[1] ?? '',
      /<meta name="description" content="([^"]+)"/.exec(html)?.[1] ?? '',
    ])
    for (const [title = '', description = ''] of heads) {
      expect(title).toMatch(/^.{5,} – Token Inspector$/)
      expect(description.length).toBeGreaterThan(50)
      expect(description.replaceAll(/&\w+;/g, '"').length).toBeLessThanOrEqual(160)
      expect(description).toMatch(/[.?…]$/)
    }
    for (const column of [0, 1]) expect(new Set(heads.map((head) => head[column])).size).toBe(files.size)
    for (const [name, html] of files) expect(html, name).not.toMatch(/\bundefined\.|NaN|\[object/)
  })

  it('load nothing and run nothing: the policy allows the one style by its hash', () => {
    const hash = createHash('sha256').update(style).digest('base64')
    const policy = `default-src 'none'; style-src 'sha256-${hash}'; img-src 'self' data:; base-uri 'none'; form-action 'none'`
    for (const [name, html] of files) {
      expect(html, name).toContain(`<meta http-equiv="Content-Security-Policy" content="${policy}" />`)
      expect(html, name).toContain(`<style>${style}</style>`)
      expect(html, name).not.toMatch(
        /<(?:script|form|input|button|iframe|img)\b|<[^>]*\s(?:on\w+|style|src)=|javascript:/i,
      )
    }
  })

  it('link to each other and into the app by relative addresses that are there', () => {
    for (const [name, html] of files) {
      const links = [...html.matchAll(/\shref="([^"]*)"/g)].map(([, href = '']) => href)
      expect(
        links.some((href) => /^(?:\.\.\/)+#\/(?:rules|providers)/.test(href)),
        name,
      ).toBe(true)
      for (const href of links) {
        if (href.startsWith('https://')) continue
        const [path = ''] = href.split('#')
        expect(path, `${name}: ${href}`).toMatch(/^\.\.\//)
        const target = posix.join(posix.dirname(name), path)
        const own = target === './' || target === 'icon.svg'
        expect(own || files.has(`${target}index.html`), `${name}: ${href}`).toBe(true)
      }
    }
  })

  it('leave nothing of the style to chance', () => {
    expect(() => staticPages(pages, 'a{}</style><script>')).toThrow('closes its element')
    expect(() => staticPages(pages, 'a{background:url(https://cdn.example/a.png)}')).toThrow('loads a file')
  })
})

describe('the sitemap', () => {
  const all = [...files].map(([name, text]) => ({ name, text }))

  it('names the page and every other by its absolute address, and robots.txt names it', () => {
    const made = new Map(sitemap(all, new URL('https://inspector.example/x/')).map(({ name, text }) => [name, text]))
    const named = [...(made.get('sitemap.xml') ?? '').matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address)
    expect(named).toHaveLength(files.size + 1)
    expect(named).toEqual(
      expect.arrayContaining([
        'https://inspector.example/x/',
        'https://inspector.example/x/rules/',
        'https://inspector.example/x/rules/expired/',
        'https://inspector.example/x/providers/okta/',
      ]),
    )
    expect(made.get('robots.txt')).toContain('Sitemap: https://inspector.example/x/sitemap.xml\n')
    for (const name of made.keys()) expect(isBeside(name)).toBe(true)
  })

  it('is made for an address that is one', () => {
    expect(siteUrl(undefined)).toBeUndefined()
    expect(siteUrl(' ')).toBeUndefined()
    expect(siteUrl('https://inspector.example')?.href).toBe('https://inspector.example/')
    expect(siteUrl('https://inspector.example/x')?.href).toBe('https://inspector.example/x/')
    for (const given of ['inspector.example', 'ftp://inspector.example/', 'https://inspector.example/?a', '/x/'])
      expect(() => siteUrl(given)).toThrow('SITE_URL')
  })
})
