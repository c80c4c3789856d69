import { use, useState } from 'react'
import type { Inspection } from '../../core/inspect.ts'
import { isAddressedElsewhere } from '../../core/registry/token-uses.ts'
import { chunks } from '../chunks.ts'
import { Pane } from '../parts/pane.tsx'

interface Props {
  inspection: Inspection
}

/** Folded until somebody wants it: how an API checks such tokens, and how to ask the provider about this one. */
export function VerifierPane({ inspection }: Props) {
  const [wanted, setWanted] = useState(false)
  const token = inspection.selected === null ? undefined : inspection.tokens[inspection.selected]
  if (!token || !kinds.has(token.kind) || isAddressedElsewhere(token.use)) return null
  return (
    <details data-verifier onToggle={(event) => event.currentTarget.open && setWanted(true)}>
      <summary className="font-semibold">Check it in your API</summary>
      <div className="mt-2">
        {wanted && (
          <Pane
            what="How an API checks tokens"
            chunk={chunks.verifier}
            subject={token}
            waiting={
              <p className="text-sm text-muted" role="status">
                Reading …
              </p>
            }
          >
            <Body inspection={inspection} />
          </Pane>
        )}
      </div>
    </details>
  )
}

function Body({ inspection }: Props) {
  const { VerifierBody } = use(chunks.verifier.load())
  return <VerifierBody inspection={inspection} expected={inspection.expected} />
}

/** What comes as an access token. */
const kinds: ReadonlySet<string> = new Set(['jws', 'jwe', 'opaque'])
