import { useState } from 'react'
import type { Inspection } from '../../core/inspect.ts'
import type { Expected } from '../../core/model/resource-server.ts'
import { isAddressedElsewhere } from '../../core/registry/token-uses.ts'

interface Props {
  inspection: Inspection
  expected: Expected
}

type Body = (props: Props) => React.ReactNode

const loadBody = () => import('./verifier-body.tsx')

/** Folded until somebody wants it: how an API checks such tokens, and how to ask the provider about this one. */
export function VerifierPane({ inspection, expected }: Props) {
  const [body, setBody] = useState<{ Body: Body }>()
  const [failed, setFailed] = useState(false)
  const token = inspection.selected === null ? undefined : inspection.tokens[inspection.selected]
  if (!token || !kinds.has(token.kind) || isAddressedElsewhere(token.use)) return null
  const load = async () => {
    try {
      setBody({ Body: (await loadBody()).VerifierBody })
      setFailed(false)
    } catch {
      setFailed(true)
    }
  }
  return (
    <details
      data-verifier
      onToggle={(event) => {
        if (event.currentTarget.open && !body) void load()
      }}
    >
      <summary className="font-semibold">Check it in your API</summary>
      <div className="mt-2">
        {body ? (
          <body.Body inspection={inspection} expected={expected} />
        ) : (
          <p className="text-sm text-muted" role="status">
            {failed ? 'This part of the page could not be loaded. Fold it, and unfold it again.' : 'Reading …'}
          </p>
        )}
      </div>
    </details>
  )
}

/** What comes as an access token. */
const kinds: ReadonlySet<string> = new Set(['jws', 'jwe', 'opaque'])
