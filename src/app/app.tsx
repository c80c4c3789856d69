import { use, useEffect } from 'react'
import type { Arrival } from '../io/fragment.ts'
import { leavePlace } from '../io/fragment.ts'
import type { NewVersion } from '../io/service-worker.ts'
import { pageChunks, warmChunks } from './page-chunks.ts'
import { isEmpty, type PageState } from './page-state.ts'
import { EmptyPane } from './panes/empty-pane.tsx'
import { BroughtNotice } from './panes/notice.tsx'
import { PageFoot } from './panes/page-foot.tsx'
import { PastePane } from './panes/paste-pane.tsx'
import { ShareButton } from './panes/share-button.tsx'
import { TopBar } from './panes/top-bar.tsx'
import { Headline, VerdictRegion } from './parts/headline.tsx'
import { Pane } from './parts/pane.tsx'
import { Slots, useSlot } from './parts/slots.tsx'
import { useDrop } from './use-drop.ts'
import { type Dispatch, usePage } from './use-page.ts'
import { usePasteAnywhere } from './use-paste-anywhere.ts'
import { usePlace } from './use-place.ts'
import { useFile, useScan } from './use-scan.ts'

interface Props {
  newVersion: NewVersion
  /** What the address brought. */
  arrival: Arrival
}

/** Lays out the page. */
export function App(props: Props) {
  return (
    <Slots>
      <Page {...props} />
    </Slots>
  )
}

function Page({ newVersion, arrival }: Props) {
  const [state, dispatch] = usePage(arrival)
  const place = usePlace()
  const scanning = useScan()
  const notice = useSlot('notice')
  useEffect(warmChunks, [])
  const paste = (text: string) => dispatch({ type: 'pasted', text })
  const open = useFile(scanning, paste)
  const dragging = useDrop((file) => {
    leavePlace()
    open(file)
  })
  usePasteAnywhere((text) => {
    leavePlace()
    paste(text)
  })
  return (
    <div className="mx-auto max-w-7xl px-4 pb-16 sm:px-6">
      <TopBar newVersion={newVersion} sharing={place === undefined} />
      <main className="pt-3">
        {place && (
          <Pane
            what="The list of rules and providers"
            chunk={pageChunks.catalogue}
            subject={place}
            waiting={<Waiting />}
          >
            <Catalogue place={place} home={state.link ?? '#'} waiting={!isEmpty(state)} />
          </Pane>
        )}
        {/* Not taken down: what was decrypted, checked and unfolded is there again on the way back. */}
        <div hidden={place !== undefined} className="space-y-5">
          <PastePane state={state} dispatch={dispatch} onFile={open} />
          {scanning.scan && (
            <Pane what="What a file holds" chunk={pageChunks.file} subject={scanning.scan.name} waiting={<Waiting />}>
              <File scanning={scanning} onOpen={paste} />
            </Pane>
          )}
          <BroughtNotice brought={state.brought} />
          <div ref={notice} className="empty:hidden" />
          <VerdictRegion />
          <Body state={state} dispatch={dispatch} scanned={scanning.scan !== undefined} />
        </div>
      </main>
      <PageFoot />
      {dragging && (
        <div
          aria-hidden="true"
          className="pointer-events-none fixed inset-2 z-20 grid place-items-center rounded-lg border-2 border-dashed border-accent bg-page/90"
        >
          <p className="text-headline font-semibold">Drop the file: it is read here, and goes nowhere.</p>
        </div>
      )}
    </div>
  )
}

const Waiting = () => (
  <p role="status" className="text-sm text-muted">
    Reading …
  </p>
)

function Catalogue(props: React.ComponentProps<Awaited<ReturnType<typeof pageChunks.catalogue.load>>['PagesPane']>) {
  const { PagesPane } = use(pageChunks.catalogue.load())
  return <PagesPane {...props} />
}

function File(props: React.ComponentProps<Awaited<ReturnType<typeof pageChunks.file.load>>['FilePane']>) {
  const { FilePane } = use(pageChunks.file.load())
  return <FilePane {...props} />
}

/** `scanned`: a file is shown in place of the welcome. */
function Body({ state, dispatch, scanned }: { state: PageState; dispatch: Dispatch; scanned: boolean }) {
  if (isEmpty(state))
    return (
      <>
        <ShareButton />
        {!scanned && <EmptyPane dispatch={dispatch} />}
      </>
    )
  return (
    <Pane
      what="What this page knows about tokens"
      chunk={pageChunks.inspector}
      subject={state.turn}
      waiting={
        <>
          <ShareButton />
          <Headline rule="none">Reading …</Headline>
        </>
      }
    >
      <Inspection state={state} dispatch={dispatch} />
    </Pane>
  )
}

function Inspection(props: { state: PageState; dispatch: Dispatch }) {
  const { Inspector } = use(pageChunks.inspector.load())
  return <Inspector {...props} />
}
