/** The pages as files of their own, for search engines and for whoever has no scripts: the same content, in the same look. */
import { createHash } from 'node:crypto'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Pages } from '../app/pages/define.ts'
import { ListPage } from '../app/pages/list-page.tsx'
import { ProviderPage } from '../app/pages/provider-page.tsx'
import { RulePage } from '../app/pages/rule-page.tsx'
import { SiteContext } from '../app/parts/site.ts'
import type { Place } from '../io/fragment.ts'
import { addressOf } from '../io/fragment.ts'

/** What a place becomes below the root of the site; hosts serve its index.html. */
const folderOf = (place: Place) =>
  place.kind === 'rules' ? 'rules/' : place.kind === 'rule' ? `rules/${place.id}/` : `providers/${place.id}/`

export interface StaticFile {
  /** Relative to the root of the site. */
  name: string
  text: string
}

/**
 * One HTML file for the list, each rule and each provider, and the style sheet that they share. The sheet is named by its
 * content, so that hosts and browsers may keep it for good.
 */
export function staticPages(pages: Pages, style: string): StaticFile[] {
  // A sheet that asks for more files would need a wider policy.
  if (/url\(|@import/i.test(style)) throw new Error('the style of the static pages loads a file')
  const sheet = `rules/style-${createHash('sha256').update(style).digest('hex').slice(0, 16)}.css`
  const page = (place: Place, title: string, description: string, content: React.ReactNode): StaticFile => {
    const folder = folderOf(place)
    // Relative, so that the site works from any path of any host.
    const root = '../'.repeat(folder.split('/').length - 1)
    const body = renderToStaticMarkup(
      <SiteContext value={{ still: true, href: (to) => root + folderOf(to) }}>
        <Frame root={root} place={place}>
          {content}
        </Frame>
      </SiteContext>,
    )
    return { name: `${folder}index.html`, text: documentOf({ root, title, description, sheet, body }) }
  }
  const { rules, providers } = pages
  return [
    { name: sheet, text: style },
    page(
      { kind: 'rules' },
      'Why an API rejects a token',
      `What makes an API reject a JWT or another access token: ${rules.length} rules, each with what it means and how to fix it, also at ${providers.length} identity providers.`,
      <ListPage pages={pages} />,
    ),
    ...rules.map((rule) =>
      page(
        { kind: 'rule', id: rule.id },
        rule.title,
        `${rule.title}. ${rule.why}`,
        <RulePage rule={rule} pages={pages} />,
      ),
    ),
    ...providers.map((provider) =>
      page(
        { kind: 'provider', id: provider.id },
        `Tokens of ${provider.name}`,
        `How tokens of ${provider.name} are told, where its endpoints are, and what to change there when an API rejects one.`,
        <ProviderPage provider={provider} pages={pages} />,
      ),
    ),
  ]
}

function Frame({ root, place, children }: { root: string; place: Place; children: React.ReactNode }) {
  return (
    <div className="mx-auto max-w-7xl px-4 pb-16 sm:px-6">
      <header className="flex flex-wrap items-center justify-between gap-x-5 gap-y-1 border-b border-line py-2">
        <p className="font-semibold">
          <a href={root}>Token Inspector</a>
        </p>
        <nav aria-label="Pages" className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
          {place.kind !== 'rules' && <a href={`${root}rules/`}>All rules and providers</a>}
          <a href={root + addressOf(place)}>Open in the inspector</a>
        </nav>
      </header>
      <main className="pt-5">{children}</main>
      <footer className="mt-10 max-w-[75ch] border-t border-line pt-4">
        <p className="mb-3">
          Token Inspector says which of these it is: paste the token or the error. It is read in your browser and not
          sent anywhere.
        </p>
        <p>
          <a href={root} className="button button-main no-underline">
            Paste a token
          </a>
        </p>
      </footer>
    </div>
  )
}

interface Content {
  root: string
  title: string
  description: string
  /** Relative to the root of the site. */
  sheet: string
  body: string
}

const policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"

function documentOf({ root, title, description, sheet, body }: Content): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="referrer" content="no-referrer" />
    <title>${escaped(title)} – Token Inspector</title>
    <meta name="description" content="${escaped(shortened(description))}" />
    <meta name="color-scheme" content="light dark" />
    <link rel="icon" type="image/svg+xml" href="${root}icon.svg" />
    <link rel="stylesheet" href="${root}${sheet}" />
  </head>
  <body>${body}</body>
</html>
`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character] ?? '')

/** As much as search engines show, ending with a sentence or at least with a word. */
function shortened(text: string, most = 160): string {
  if (text.length <= most) return text
  const sentence = /^.{60,160}[.?](?= )/.exec(text.slice(0, most))
  return sentence ? sentence[0] : `${text.slice(0, most - 1).replace(/\s\S*$/, '')}…`
}

/**
 * For search engines, which want absolute addresses: made only where it is known that the site is at `site`, and named by
 * robots.txt, which counts at the root of a host only.
 */
export function sitemap(files: readonly StaticFile[], site: URL): StaticFile[] {
  const folders = files.flatMap(({ name }) =>
    name.endsWith('index.html') ? [name.slice(0, -'index.html'.length)] : [],
  )
  const addresses = ['', ...folders].map((path) => new URL(path, site))
  const rows = addresses.map(({ href }) => `  <url><loc>${escaped(href)}</loc></url>\n`)
  return [
    {
      name: 'sitemap.xml',
      text: `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${rows.join('')}</urlset>\n`,
    },
    { name: 'robots.txt', text: `User-agent: *\nAllow: /\nSitemap: ${new URL('sitemap.xml', site).href}\n` },
  ]
}
