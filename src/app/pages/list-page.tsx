import { use, useId } from 'react'
import { stages } from '../../core/rules/define.ts'
import { SiteContext } from '../parts/site.ts'
import type { Pages, ProviderPage, RulePage } from './define.ts'
import { RuleList } from './pieces.tsx'
import { stageWords } from './stage-words.ts'

interface Props {
  pages: Pages
  /** What is looked for; a page without scripts has no box for it. */
  wanted?: string
  onWant?: (text: string) => void
}

/** Everything that the page knows: providers, and rules in the order of their stages. */
export function ListPage({ pages, wanted = '', onWant }: Props) {
  const { href } = use(SiteContext)
  const id = useId()
  const rules = pages.rules.filter((rule) => isWanted(wanted, textOf(rule, pages)))
  const providers = pages.providers.filter((provider) => isWanted(wanted, namesOf(provider)))
  return (
    <div data-page="list">
      <header className="max-w-[75ch]">
        <h1 tabIndex={-1} className="text-headline font-semibold text-balance outline-none">
          Why an API rejects a token
        </h1>
        <p className="mt-2">
          {pages.rules.length} rules look at what you paste. Each has a page: what it means, how to fix it, also at one
          of {pages.providers.length} identity providers, and where that is written.
        </p>
      </header>
      {onWant && (
        <div className="mt-4 max-w-[75ch]">
          <label htmlFor={id} className="mb-1 block text-sm font-semibold">
            Search
          </label>
          <input
            id={id}
            type="search"
            className="field"
            value={wanted}
            placeholder="audience, kid, expired, Okta …"
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onWant(event.target.value)}
          />
          <p role="status" className="mt-1 text-sm text-muted">
            {wanted.trim() !== '' && found(rules.length, providers.length)}
          </p>
        </div>
      )}
      <div className="mt-6 grid gap-x-12 gap-y-7 min-[800px]:grid-cols-[13rem_minmax(0,1fr)]">
        {providers.length > 0 && (
          <section aria-labelledby={`${id}-providers`}>
            <h2 id={`${id}-providers`} className="mb-2 font-semibold">
              Providers
            </h2>
            <ul className="flex flex-wrap gap-x-4 gap-y-1.5 min-[800px]:block min-[800px]:space-y-1.5">
              {providers.map((provider) => (
                <li key={provider.id}>
                  <a href={href({ kind: 'provider', id: provider.id })}>{provider.name}</a>
                </li>
              ))}
            </ul>
          </section>
        )}
        <div className="max-w-[75ch] space-y-6 min-[800px]:col-start-2">
          {stages.map((stage) => {
            const members = rules.filter((rule) => rule.stage === stage)
            return (
              members.length > 0 && (
                <section key={stage} aria-labelledby={`${id}-${stage}`}>
                  <h2 id={`${id}-${stage}`} className="mb-1 font-semibold">
                    {stageWords[stage]}
                  </h2>
                  <RuleList rules={members} />
                </section>
              )
            )
          })}
        </div>
      </div>
    </div>
  )
}

/** All words, in any order; part of a word will do. */
function isWanted(wanted: string, text: string): boolean {
  const words = wanted.toLowerCase().split(/\s+/)
  return words.every((word) => text.includes(word))
}

function textOf({ id, title, example, stage, why, ways }: RulePage, { providers }: Pages): string {
  const at = providers.filter((provider) => ways.some((way) => way.provider === provider.id)).map(namesOf)
  return [id, title, stageWords[stage], example, why, ...at].join(' ').toLowerCase()
}

const namesOf = ({ id, name }: ProviderPage) => `${id} ${name}`.toLowerCase()

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

function found(rules: number, providers: number): string {
  if (rules + providers === 0) return 'Nothing found. Fewer or shorter words find more.'
  return [rules > 0 && counted(rules, 'rule'), providers > 0 && counted(providers, 'provider')]
    .filter((part) => part !== false)
    .join(' and ')
}
