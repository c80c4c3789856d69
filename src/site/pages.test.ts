import { fixes } from '../core/fixes/index.ts'
import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { severityWords } from '../app/words.ts'
import { providers } from '../core/providers/index.ts'
import type { Rule } from '../core/rules/define.ts'
import { rules } from '../core/rules/index.ts'
import { makePages } from './make-pages.ts'
import { isBeside, siteUrl } from './plugin.ts'
import { sitemap, staticPages } from './render.tsx'

const pages = makePages()
const style = 'a{color:inherit}'
const made = staticPages(pages, style)
const files = new Map(made.flatMap(({ name, text }) => (name.endsWith('.html') ? [[name, text] as const] : [])))
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
    for (const { name } of made) expect(isBeside(name)).toBe(true)
  })

  it('list every rule with its title and severity, and every provider by its name', () => {
    const items = [...textOf('rules/index.html').matchAll(/<li\b[^>]*>(.*?)<\/li>/gs)]
    const shown = items.flatMap(([, item = '']) => {
      const [, href] = /href="\.\.\/([^"]+)"/.exec(item) ?? []
      return href === undefined
        ? []
        : [
            `${href} ${item
              .replaceAll(/<[^>]*>/g, ' ')
              .trim()
              .replaceAll(/ +/g, ' ')}`,
          ]
    })
    const expected = [
      ...rules.map(({ id, title, severity }) => `rules/${id}/ ${severityWords[severity]} ${title}`),
      ...providers.map(({ id, name }) => `providers/${id}/ ${name}`),
    ]
    expect(shown.toSorted()).toEqual(expected.toSorted())
  })

  it('share one style sheet, which is named by its content', () => {
    const sheets = made.filter(({ name }) => !name.endsWith('.html'))
    expect(sheets).toHaveLength(1)
    expect(sheets[0]?.text).toBe(style)
    expect(sheets[0]?.name).toMatch(/^rules\/style-[0-9a-f]{16}\.css$/)
    expect(staticPages(pages, `${style} `).map(({ name }) => name)).not.toContain(sheets[0]?.name)
    for (const [name, html] of files) expect(html.match(/<link rel="stylesheet"[^>]*>/g), name).toHaveLength(1)
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

  it('load their style and run nothing', () => {
    const policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
    for (const [name, html] of files) {
      expect(html, name).toContain(`<meta http-equiv="Content-Security-Policy" content="${policy}" />`)
      expect(html, name).not.toMatch(
        /<(?:script|style|form|input|button|iframe|img)\b|<[^>]*\s(?:on\w+|style|src)=|javascript:/i,
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
        const own = target === './' || target === 'icon.svg' || made.some((file) => file.name === target)
        expect(own || files.has(`${target}index.html`), `${name}: ${href}`).toBe(true)
      }
    }
  })

  it('leave nothing of the style to chance', () => {
    expect(() => staticPages(pages, '@import "https://cdn.example/a.css"')).toThrow('loads a file')
    expect(() => staticPages(pages, 'a{background:url(https://cdn.example/a.png)}')).toThrow('loads a file')
  })
})

describe('the sitemap', () => {
  it('names the page and every other by its absolute address, and robots.txt names it', () => {
    const site = new Map(sitemap(made, new URL('https://inspector.example/x/')).map(({ name, text }) => [name, text]))
    const named = [...(site.get('sitemap.xml') ?? '').matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address)
    expect(named).toHaveLength(files.size + 1)
    expect(named).toEqual(
      expect.arrayContaining([
        'https://inspector.example/x/',
        'https://inspector.example/x/rules/',
        'https://inspector.example/x/rules/expired/',
        'https://inspector.example/x/providers/okta/',
      ]),
    )
    expect(site.get('robots.txt')).toContain('Sitemap: https://inspector.example/x/sitemap.xml\n')
    for (const name of site.keys()) expect(isBeside(name)).toBe(true)
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
