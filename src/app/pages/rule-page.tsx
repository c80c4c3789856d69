import { use } from 'react'
import { FixView } from '../parts/fix-view.tsx'
import { SeverityWord } from '../parts/severity-mark.tsx'
import { SiteContext } from '../parts/site.ts'
import { severityWords } from '../words.ts'
import type { Pages, RulePage as Content } from './define.ts'
import { Lasting, Page, RuleLinks, SourceList, Titled } from './pieces.tsx'
import { stageWords } from './stage-words.ts'

/** One rule: what it means, what to change, and where that is written. */
export function RulePage({ rule, pages }: { rule: Content; pages: Pages }) {
  const { href } = use(SiteContext)
  const named = (ids: readonly string[]) => pages.rules.filter(({ id }) => ids.includes(id))
  const silences = named(rule.silences)
  const silencedBy = pages.rules.filter((other) => other.silences.includes(rule.id))
  return (
    <Page
      id={rule.id}
      aside={
        <>
          <SourceList sources={rule.sources} />
          {silences.length + silencedBy.length > 0 && (
            <Titled title="Beside other findings">
              <div className="space-y-2">
                {silences.length > 0 && <RuleLinks said={`Silences ${others(silences.length)}`} rules={silences} />}
                {silencedBy.length > 0 && (
                  <RuleLinks said={`Silenced by ${others(silencedBy.length)}`} rules={silencedBy} />
                )}
              </div>
            </Titled>
          )}
          <Titled title="When it is found, and when not">
            <p className="mb-2 text-sm text-muted">Every version is tested with these.</p>
            <div className="space-y-2">
              <Lasting title={`Found in ${counted(rule.flags.length, 'case')}`} items={rule.flags} />
              <Lasting title={`Not found in ${counted(rule.spares.length, 'near miss')}`} items={rule.spares} />
            </div>
          </Titled>
          <p className="text-sm text-muted">Names, addresses and values on this page are examples.</p>
        </>
      }
    >
      <header>
        <p className="mb-1 flex flex-wrap items-center gap-x-3 text-sm text-muted">
          <SeverityWord severity={rule.severity} />
          <span>{stageWords[rule.stage]}</span>
          <code translate="no" className="wrap-anywhere">
            {rule.id}
          </code>
        </p>
        <h1 tabIndex={-1} className="text-headline font-semibold text-balance wrap-anywhere outline-none">
          {rule.title}
        </h1>
        <p className="mt-2 wrap-anywhere">
          <span className="text-muted">For example:</span> {rule.example}
        </p>
      </header>
      <Titled title="What it means">
        <p className="wrap-anywhere">{rule.why}</p>
        {rule.severities.length > 0 && (
          <p className="mt-2 text-sm text-muted">
            In some cases it is said as {rule.severities.map((other) => `“${severityWords[other]}”`).join(' or ')}{' '}
            instead of “{severityWords[rule.severity]}”.
          </p>
        )}
      </Titled>
      <Titled title="How to fix it">
        <FixView fix={rule.fix} />
      </Titled>
      {rule.ways.length > 0 && (
        <Titled title="How to fix it at your provider">
          <div className="divide-y divide-line border-y border-line">
            {rule.ways.map(({ provider, fix }) => (
              <details key={provider} data-provider={provider}>
                <summary className="py-2 font-semibold">
                  {pages.providers.find(({ id }) => id === provider)?.name ?? provider}
                </summary>
                <div className="space-y-3 pb-4 ps-4">
                  <FixView fix={fix} />
                  <p className="text-sm">
                    <a href={href({ kind: 'provider', id: provider })}>How its tokens are told, and its endpoints</a>
                  </p>
                </div>
              </details>
            ))}
          </div>
        </Titled>
      )}
    </Page>
  )
}

const counted = (count: number, one: 'case' | 'near miss') =>
  `${count} ${count === 1 ? one : one === 'case' ? 'cases' : 'near misses'}`

const others = (count: number) => (count === 1 ? 'one other' : `${count} others`)
