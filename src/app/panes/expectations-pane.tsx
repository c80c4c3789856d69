import { useId } from 'react'
import type { Expectation, Expected } from '../../core/model/resource-server.ts'
import type { Consumer } from '../../core/registry/consumers.ts'
import { apiStacks, isApiStack } from '../../core/registry/api-stacks.ts'
import { AsOf, type Judging } from './as-of.tsx'
import { ExpectationRows } from './expectation-rows.tsx'
import { ProfileBox, type Keeping } from './profile-box.tsx'
import { verbatim } from '../parts/verbatim.ts'

const fields = [
  { name: 'issuer', label: 'Issuer', placeholder: 'https://issuer.example/' },
  { name: 'audience', label: 'Audience', placeholder: 'https://api.example' },
  { name: 'scope', label: 'Scope', placeholder: 'read:things' },
] as const

interface Props {
  /** What the person typed. */
  expected: Expected
  /** The same with what a pasted configuration says. */
  whole: Expected
  onExpect: (change: Expected) => void
  rows: readonly Expectation[]
  /** Who refused the token, as somebody said. */
  consumer: Consumer | undefined
  onConsumer: (consumer: Consumer | undefined) => void
  judging: Judging
  keeping: Keeping
}

/** What the person's API accepts, from wherever it is known, held against the token. */
export function ExpectationsPane({ expected, whole, onExpect, rows, consumer, onConsumer, judging, keeping }: Props) {
  const id = useId()
  const isFromSettings = (name: (typeof fields)[number]['name']) =>
    expected[name] === undefined && whole[name] !== undefined
  const text = (name: (typeof fields)[number]['name'] | 'tokenType') => ({
    id: id + name,
    className: 'field',
    // What pasted settings say, until somebody says otherwise.
    value: expected[name] ?? whole[name] ?? '',
    ...verbatim,
    onChange: (event: { target: { value: string } }) => onExpect({ ...expected, [name]: event.target.value }),
  })
  return (
    <fieldset className="min-w-0">
      <legend className="pane-title">What your API expects</legend>
      <div className="mt-1 grid gap-x-3 gap-y-2 sm:grid-cols-3">
        {fields.map(({ name, label, placeholder }) => (
          <div key={name} data-field={name}>
            <label htmlFor={id + name} className="block text-sm">
              {label}
              {isFromSettings(name) && <span className="text-muted"> from the pasted settings</span>}
            </label>
            <input {...text(name)} placeholder={whole[name] ?? placeholder} />
          </div>
        ))}
      </div>
      <ExpectationRows rows={rows} onTake={(change) => onExpect({ ...expected, ...change })} />
      <p className="mt-1 text-sm text-muted">
        Copy them from your API’s settings, or paste those beside the token: Spring, ASP.NET, Express, jose, PyJWT,
        Envoy, AWS …
      </p>
      <details className="mt-2 border-t border-line pt-2">
        <summary className="text-sm font-semibold">
          Algorithms, token type, tolerance, API stack, who refused it
        </summary>
        <div className="mt-2 grid gap-x-3 gap-y-2 sm:grid-cols-2">
          <Algorithms id={`${id}alg`} expected={expected} whole={whole} onExpect={onExpect} />
          <div>
            <label htmlFor={`${id}tokenType`} className="block text-sm">
              Token type <span className="text-muted">“typ” in the header</span>
            </label>
            <input {...text('tokenType')} placeholder={whole.tokenType ?? 'at+jwt'} />
          </div>
          <div>
            <label htmlFor={`${id}tolerance`} className="block text-sm">
              Clock tolerance <span className="text-muted">seconds</span>
            </label>
            <input
              id={`${id}tolerance`}
              className="field"
              type="number"
              min={0}
              max={86_400}
              step={1}
              value={expected.clockTolerance ?? ''}
              placeholder={String(whole.clockTolerance ?? 60)}
              onChange={({ target }) => onExpect(without(expected, 'clockTolerance', toleranceIn(target.value)))}
            />
          </div>
          <div>
            <label htmlFor={`${id}stack`} className="block text-sm">
              API stack <span className="text-muted">what checks tokens there</span>
            </label>
            <select
              id={`${id}stack`}
              className="field"
              value={expected.stack ?? ''}
              onChange={({ target: { value } }) =>
                onExpect(without(expected, 'stack', isApiStack(value) ? { stack: value } : {}))
              }
            >
              <option value="">{whole.stack ? `${apiStacks[whole.stack]} (as pasted)` : 'Not said'}</option>
              {Object.entries(apiStacks).map(([name, words]) => (
                <option key={name} value={name}>
                  {words}
                </option>
              ))}
            </select>
          </div>
          <RefusedBy id={`${id}consumer`} consumer={consumer} onConsumer={onConsumer} />
        </div>
      </details>
      <AsOf {...judging} />
      <ProfileBox expected={expected} whole={whole} onExpect={onExpect} {...keeping} />
    </fieldset>
  )
}

const consumerWords: Readonly<Record<Exclude<Consumer, 'unknown'>, string>> = {
  api: 'an API that wants an access token',
  login: 'a login, which wants the ID token',
  'login-api': 'an API that takes ID tokens (Kubernetes, Argo CD, IAP …)',
  'authorization-server': 'an authorization server, at its token endpoint',
  federation: 'a cloud that trusts tokens of a CI or a cluster',
}

const isConsumer = (text: string): text is keyof typeof consumerWords => Object.hasOwn(consumerWords, text)

/** A finding is only true for somebody: what a login wants, an API refuses. */
function RefusedBy({ id, consumer, onConsumer }: Pick<Props, 'consumer' | 'onConsumer'> & { id: string }) {
  return (
    <div>
      <label htmlFor={id} className="block text-sm">
        Refused by
      </label>
      <select
        id={id}
        className="field"
        value={consumer ?? ''}
        onChange={({ target: { value } }) => onConsumer(isConsumer(value) ? value : undefined)}
      >
        <option value="">Not said: as the paste tells</option>
        {Object.entries(consumerWords).map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}

/** A list as one text; a comma that was just typed stays. */
function Algorithms({
  id,
  expected,
  whole,
  onExpect,
}: Pick<Props, 'expected' | 'whole' | 'onExpect'> & { id: string }) {
  return (
    <div>
      <label htmlFor={id} className="block text-sm">
        Algorithms <span className="text-muted">one or several</span>
      </label>
      <input
        id={id}
        className="field"
        value={expected.algorithms?.join(' ') ?? ''}
        placeholder={whole.algorithms?.join(' ') ?? 'RS256'}
        {...verbatim}
        onChange={({ target: { value } }) => {
          const words = value.split(/[\s,]+/)
          // A blank at the end is the beginning of the next one.
          onExpect(without(expected, 'algorithms', value.trim() === '' ? {} : { algorithms: words }))
        }}
      />
    </div>
  )
}

/** The expectations with another value of one, or without it. */
function without(expected: Expected, name: keyof Expected, change: Expected): Expected {
  const { [name]: _, ...others } = expected
  return { ...others, ...change }
}

const toleranceIn = (text: string): Expected =>
  text.trim() === '' || !(Number(text) >= 0) ? {} : { clockTolerance: Number(text) }
