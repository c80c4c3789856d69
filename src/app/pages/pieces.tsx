import { use } from 'react'
import type { Source } from '../../core/model/finding.ts'
import { SeverityWord } from '../parts/severity-mark.tsx'
import { SiteContext } from '../parts/site.ts'
import type { RulePage } from './define.ts'

/** A page of the catalogue; what few look for stands beside it, or below where there is no room. */
export function Page({ id, aside, children }: { id: string; aside: React.ReactNode; children: React.ReactNode }) {
  return (
    <article
      data-page={id}
      className="grid grid-cols-[minmax(0,75ch)] gap-x-14 gap-y-7 min-[1000px]:grid-cols-[minmax(0,75ch)_minmax(0,20rem)]"
    >
      <div className="space-y-7">{children}</div>
      <div className="space-y-7 min-[1000px]:pt-7">{aside}</div>
    </article>
  )
}

export function Titled({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section>
      <h2 className="mb-2 font-semibold">{title}</h2>
      {children}
    </section>
  )
}

/** A list that is long, and read by few. */
export function Lasting({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <details>
      <summary className="text-sm font-semibold">{title}</summary>
      <ul className="mt-1 list-disc space-y-0.5 ps-5 text-sm">
        {items.map((item) => (
          <li key={item} className="wrap-anywhere">
            {item}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Rules with how grave they are, each a link to its page. */
export function RuleList({ rules }: { rules: readonly RulePage[] }) {
  const { href } = use(SiteContext)
  return (
    <ul>
      {rules.map(({ id, severity, title }) => (
        <li key={id} className="flex items-start gap-2 border-b border-line py-1.5 last:border-b-0">
          <span className="mt-0.5">
            <SeverityWord severity={severity} wordless />
          </span>
          <a href={href({ kind: 'rule', id })} className="min-w-0 wrap-anywhere">
            {title}
          </a>
        </li>
      ))}
    </ul>
  )
}

export function RuleLinks({ said, rules }: { said: string; rules: readonly RulePage[] }) {
  return (
    <details>
      <summary className="text-sm font-semibold">{said}</summary>
      <RuleList rules={rules} />
    </details>
  )
}

export function SourceList({ sources }: { sources: readonly Source[] }) {
  return (
    <Titled title={sources.length > 1 ? 'Sources' : 'Source'}>
      <ul className="space-y-0.5">
        {sources.map(({ label, url }) => (
          <li key={url}>
            <a href={url} target="_blank" rel="noreferrer" className="wrap-anywhere">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </Titled>
  )
}
