import { useId } from 'react'
import type { Expected } from '../../core/model.ts'

const fields = [
  { name: 'issuer', label: 'Issuer', placeholder: 'https://issuer.example/' },
  { name: 'audience', label: 'Audience', placeholder: 'https://api.example' },
  { name: 'scope', label: 'Scope', placeholder: 'read:things' },
] as const

/** What the person's API accepts. The rules compare the token with it; it stays in this tab. */
export function ExpectationsPane({ expected, onExpect }: { expected: Expected; onExpect: (change: Expected) => void }) {
  const id = useId()
  return (
    <fieldset className="min-w-0">
      <legend className="pane-title">What your API expects</legend>
      <div className="mt-1 grid gap-x-3 gap-y-2 sm:grid-cols-3">
        {fields.map(({ name, label, placeholder }) => (
          <div key={name}>
            <label htmlFor={`${id}${name}`} className="block text-sm">
              {label}
            </label>
            <input
              id={`${id}${name}`}
              className="field"
              value={expected[name] ?? ''}
              placeholder={placeholder}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              onChange={(event) => onExpect({ ...expected, [name]: event.target.value })}
            />
          </div>
        ))}
      </div>
      <p className="mt-1 text-sm text-muted">Copy them from your API’s settings. They are kept for this tab only.</p>
    </fieldset>
  )
}
