import type { Finding } from '../core/inspect.ts'
import type { Expected } from '../core/model/resource-server.ts'
import { secondsOf } from '../core/token/claims.ts'
import type { PageState } from './page-state.ts'
import { BindingsPane } from './panes/bindings-pane.tsx'
import { ExpectationsPane } from './panes/expectations-pane.tsx'
import { FindingsPane } from './panes/findings-pane.tsx'
import { VerifierPane } from './panes/verifier-pane.tsx'
import { FixView } from './parts/fix-view.tsx'
import { Pane } from './parts/pane.tsx'
import type { Inspected } from './use-inspection.ts'
import type { Dispatch } from './use-page.ts'

export interface ColumnProps {
  state: PageState
  dispatch: Dispatch
  inspected: Inspected
}

/** What to do, and what else was found. */
export function AdviceColumn({ state, dispatch, inspected, leader }: ColumnProps & { leader: Finding | undefined }) {
  const { inspection, now, text, context } = inspected
  const { findings, tokens, selected, bindings, expected: whole } = inspection
  // In a redacted copy those of its sender, until somebody changes them.
  const expected = context.expected ?? {}
  const onExpect = (change: Expected) => dispatch({ type: 'expectations changed', expected: change })
  const claims = tokens[selected ?? 0]?.claims
  return (
    <div className="space-y-6">
      {leader?.fix && (
        <Pane what="The fix" subject={text}>
          <section aria-labelledby="fix">
            <h2 id="fix" className="pane-title mb-2">
              How to fix it{leader.fix.provider && ` at ${leader.fix.provider}`}
            </h2>
            <FixView fix={leader.fix} expected={expected} onExpect={onExpect} />
          </section>
        </Pane>
      )}
      <Pane what="What else was found" subject={text}>
        <FindingsPane
          inspection={inspection}
          findings={findings.filter((finding) => finding !== leader)}
          expected={expected}
          onExpect={onExpect}
        />
      </Pane>
      {bindings.length > 0 && (
        <Pane what="What belongs together" subject={text}>
          <BindingsPane bindings={bindings} tokens={tokens} />
        </Pane>
      )}
      <Pane what="What your API expects" subject={text}>
        <ExpectationsPane
          expected={expected}
          whole={whole}
          onExpect={onExpect}
          rows={inspection.expectations}
          consumer={state.consumer}
          onConsumer={(consumer) => dispatch({ type: 'consumer said', consumer })}
          judging={{
            asOf: state.asOf,
            onAsOf: (asOf) => dispatch({ type: 'judged at', asOf }),
            now,
            issued: secondsOf(claims, 'iat'),
            expires: secondsOf(claims, 'exp'),
          }}
          keeping={{ kept: state.kept, onKeep: (kept) => dispatch({ type: 'keeping changed', kept }) }}
        />
      </Pane>
      <VerifierPane inspection={inspection} />
    </div>
  )
}
