import { useId, useState } from 'react'
import { effectiveExpected } from '../../core/expectations/effective.ts'
import { issuerOf } from '../../core/token/claims.ts'
import type { Inspection } from '../../core/inspect.ts'
import type { Expected } from '../../core/model/resource-server.ts'
import { whyNotLocally } from '../../core/why-not-locally.ts'
import { questionsFor } from '../../core/snippets/questions.ts'
import { stacks } from '../../core/snippets/index.ts'
import type { VerifierContext } from '../../core/snippets/verifier.ts'
import { verifierOf } from '../../core/snippets/verifier.ts'
import { SnippetView } from '../parts/snippet-view.tsx'

interface Props {
  inspection: Inspection
  expected: Expected
}

/** What is behind the fold of the verifier pane, in a chunk of its own. */
export function VerifierBody({ inspection, expected }: Props) {
  const reason = whyNotLocally(inspection)
  const context = contextOf(inspection, expected)
  return (
    <div className="space-y-4">
      {reason === undefined ? (
        <Stacks context={context} />
      ) : (
        <p data-verifier-reason className="wrap-anywhere">
          {reason}
        </p>
      )}
      <Questions context={context} open={reason !== undefined} />
    </div>
  )
}

function contextOf(
  { tokens, providers, selected, artifacts, errors }: Inspection,
  expected: Expected,
): VerifierContext {
  const [token, provider] = selected === null ? [] : [tokens[selected], providers[selected]]
  const issuers = tokens.flatMap((one) => issuerOf(one) ?? [])
  return {
    ...(token && { token }),
    ...(provider && { provider }),
    expected: effectiveExpected(expected, artifacts, errors, issuers).expected,
  }
}

function Stacks({ context }: { context: VerifierContext }) {
  const id = useId()
  const [chosen, setChosen] = useState<string>()
  const wanted = chosen ?? context.expected.stack
  const stack = stacks.find((one) => one.id === wanted) ?? stacks[0]
  if (!stack) return null
  const verifier = verifierOf(context)
  const snippets = stack.snippets(verifier)
  const remarks = stack.remarks?.(verifier) ?? []
  return (
    <div>
      <label htmlFor={id} className="block text-sm">
        What checks tokens there
      </label>
      <select id={id} className="field max-w-md" value={stack.id} onChange={(event) => setChosen(event.target.value)}>
        {stacks.map((one) => (
          <option key={one.id} value={one.id}>
            {one.label}
          </option>
        ))}
      </select>
      {snippets.some(({ marks }) => marks) && (
        <p className="mt-2 text-sm">
          What is <mark>marked</mark> was taken from the token, which anybody could have written, or is still to be
          filled in. Compare it with what your provider’s console says.
        </p>
      )}
      {snippets.map((snippet) => (
        <SnippetView key={snippet.label} snippet={snippet} />
      ))}
      <ul className="list-disc space-y-1 ps-5 text-sm">
        {remarks.map((text) => (
          <li key={text} className="wrap-anywhere">
            {text}
          </li>
        ))}
      </ul>
      <p className="mt-1 text-sm">
        <a href={stack.source.url} target="_blank" rel="noreferrer">
          {stack.source.label}
        </a>
      </p>
    </div>
  )
}

function Questions({ context: { provider }, open }: { context: VerifierContext; open: boolean }) {
  const questions = questionsFor(provider)
  if (!provider || questions.length === 0) return null
  return (
    <div>
      <h3 className="pane-title">Ask {provider.name} about a token</h3>
      <p className="text-sm">
        Revoked tokens look like any other; only the provider knows. Put the token into a variable of your shell first,
        which keeps it out of the history: <code translate="no">read -rs TOKEN</code>, paste, Enter.
      </p>
      {questions.map(({ endpoint, title, text, snippet }, i) => (
        <details key={endpoint} data-question={endpoint} open={open && i === 0} className="my-1">
          <summary className="text-sm">{title}</summary>
          <p className="mt-1 text-sm wrap-anywhere">{text}</p>
          <SnippetView snippet={snippet} />
        </details>
      ))}
    </div>
  )
}
