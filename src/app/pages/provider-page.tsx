import { use } from 'react'
import type { Snippet } from '../../core/model/finding.ts'
import { visible } from '../../core/text/wording.ts'
import { FixView } from '../parts/fix-view.tsx'
import { SiteContext } from '../parts/site.ts'
import { Addresses } from '../parts/snippet-view.tsx'
import type { Pages, ProviderPage as Content } from './define.ts'
import { Page, SourceList, Titled } from './pieces.tsx'

/** One identity provider: how its tokens are told, where its endpoints are, and what to change at its consoles. */
export function ProviderPage({ provider, pages }: { provider: Content; pages: Pages }) {
  const { href } = use(SiteContext)
  const { name, told, sources, lastChecked } = provider
  const ways = pages.rules.flatMap((rule) => {
    const way = rule.ways.find((one) => one.provider === provider.id)
    return way ? [{ rule, fix: way.fix }] : []
  })
  const endpoints = endpointsOf(provider)
  return (
    <Page
      id={provider.id}
      aside={
        <>
          <SourceList sources={sources} />
          <p className="text-sm text-muted">Last checked on {lastChecked}. Addresses on this page are examples.</p>
        </>
      }
    >
      <header>
        <p className="mb-1 text-sm text-muted">Identity provider</p>
        <h1 tabIndex={-1} className="text-headline font-semibold text-balance outline-none">
          {name}
        </h1>
        <p className="mt-2">How its tokens are told, where its endpoints are, and what to change there.</p>
      </header>
      {ways.length > 0 && (
        <Titled title="What to change there">
          <div className="divide-y divide-line border-y border-line">
            {ways.map(({ rule, fix }) => (
              <details key={rule.id} data-way={rule.id}>
                <summary className="py-2 wrap-anywhere">{rule.title}</summary>
                <div className="space-y-3 pb-4 ps-4">
                  <FixView fix={fix} />
                  <p className="text-sm">
                    <a href={href({ kind: 'rule', id: rule.id })}>What that means, and the general way</a>
                  </p>
                </div>
              </details>
            ))}
          </div>
        </Titled>
      )}
      <Titled title="How its tokens and requests are told">
        <Told said="By what only this provider has:" told={told.filter(({ confidence }) => confidence === 'host')} />
        <Told
          said="By signs that others may have too, so that the page says “looks like”:"
          told={told.filter(({ confidence }) => confidence === 'hint')}
        />
      </Titled>
      {endpoints.length > 0 && (
        <Titled title="Its endpoints">
          <p className="text-sm text-muted">Of the first one above. What there is not is left out.</p>
          <Addresses snippets={endpoints} />
        </Titled>
      )}
    </Page>
  )
}

function Told({ said, told }: { said: string; told: Content['told'] }) {
  if (told.length === 0) return null
  return (
    <div className="mb-4 last:mb-0">
      <p className="text-sm text-muted">{said}</p>
      <ul className="mt-1 space-y-2">
        {told.map(({ name, address, reason }) => (
          <li key={name} className="wrap-anywhere">
            {address !== undefined && (
              <p translate="no" className="value">
                {visible(address)}
              </p>
            )}
            <p className="text-sm">
              <span className="inline-block first-letter:uppercase">{name}</span>: {reason}
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}

function endpointsOf({ endpoints }: Content): Snippet[] {
  const { issuer, metadata = [], jwks, userinfo, introspection, revocation } = endpoints
  const rows = [
    ['Issuer', issuer],
    ...metadata.map((address, i) => [i === 0 ? 'Metadata' : `Metadata ${i + 1}`, address] as const),
    ['Keys', jwks],
    ['Userinfo', userinfo],
    ['Introspection', introspection],
    ['Revocation', revocation],
  ] as const
  return rows.flatMap(([label, text]) => (text === undefined ? [] : [{ label, language: 'url', text }]))
}
