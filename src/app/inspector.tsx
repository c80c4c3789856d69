import { notifyManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { AdviceColumn } from './advice-column.tsx'
import type { PageState } from './page-state.ts'
import { AxesPane } from './panes/axes-pane.tsx'
import { ComparisonPane } from './panes/comparison-pane.tsx'
import { EmptyPane } from './panes/empty-pane.tsx'
import { Found } from './panes/found.tsx'
import { linkWords, Notice } from './panes/notice.tsx'
import { ShareButton } from './panes/share-button.tsx'
import { ShareCopy } from './panes/share-copy.tsx'
import { VerdictPane } from './panes/verdict-pane.tsx'
import { Pane } from './parts/pane.tsx'
import { Fill } from './parts/slots.tsx'
import { PasteColumn } from './paste-column.tsx'
import { useComparison } from './use-comparison.ts'
import { useInspection } from './use-inspection.ts'
import type { Dispatch } from './use-page.ts'

// Its default is a timer, which costs a frame between an answer and its picture.
notifyManager.setScheduler(queueMicrotask)

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // The default would wait for a network that a loopback issuer does not need.
      networkMode: 'always',
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 5 * 60_000,
    },
  },
})

interface Props {
  state: PageState
  dispatch: Dispatch
}

/** Everything that is said of a paste. */
export function Inspector(props: Props) {
  return (
    <QueryClientProvider client={queries}>
      <Panes {...props} />
    </QueryClientProvider>
  )
}

function Panes({ state, dispatch }: Props) {
  const inspected = useInspection(state)
  const { opened, text, closed, inspection, now, context } = inspected
  const { comparison, dismiss } = useComparison(inspection, state)
  // One that was pasted stands in the box, as any text that cannot be read.
  const notice = opened && (opened.ok || state.paste === '') && (
    <Fill name="notice">
      <Notice>{linkWords(opened)}</Notice>
    </Fill>
  )
  if (text === '')
    return (
      <>
        {notice}
        <ShareButton />
        <EmptyPane dispatch={dispatch} />
      </>
    )
  const { findings, headline, artifacts, errors } = inspection
  const leader = findings.find(({ rule, outcome }) => rule === headline && outcome === 'flag')
  return (
    <>
      {notice}
      <Found paste={state.paste} reading={closed} />
      <ShareButton
        onShare={artifacts.length + errors.length > 0 ? () => dispatch({ type: 'share opened', at: now }) : undefined}
      />
      <VerdictPane
        inspection={inspection}
        leader={leader}
        refused={opened && !opened.ok ? linkWords(opened) : undefined}
      />
      <AxesPane inspection={inspection} />
      {comparison && <ComparisonPane comparison={comparison} onDismiss={dismiss} />}
      <div className="grid gap-x-10 gap-y-6 min-[800px]:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <AdviceColumn {...{ state, dispatch, inspected, leader }} />
        <PasteColumn {...{ state, dispatch, inspected }} />
      </div>
      {state.sharedAt !== undefined && (
        <Pane what="The copy to share">
          <ShareCopy
            reading={closed}
            context={{ ...context, now: state.sharedAt }}
            onClose={() => dispatch({ type: 'share closed' })}
          />
        </Pane>
      )}
    </>
  )
}
