import { useEffect, useMemo, useState } from 'react'
import type { Span } from '../core/model/primitives.ts'
import type { Expected } from '../core/model/resource-server.ts'
import { decodeProfile } from '../core/expectations/profile.ts'
import { utc } from '../core/text/wording.ts'
import type { Arrival } from '../io/fragment.ts'
import { dropFragment, leavePlace, onArrival, pastedLink, takeArrival } from '../io/fragment.ts'
import { keepExpected, readExpected, readsKeptProfile } from '../io/preferences.ts'
import type { NewVersion } from '../io/service-worker.ts'
import { useDrop } from './use-drop.ts'
import { EmptyPane } from './panes/empty-pane.tsx'
import { FilePane } from './panes/file-pane.tsx'
import { PageFoot } from './panes/page-foot.tsx'
import { PastePane } from './panes/paste-pane.tsx'
import { TopBar } from './panes/top-bar.tsx'
import { useDoor } from './use-door.ts'
import { useNow } from './use-now.ts'
import { usePages } from './use-pages.ts'
import { usePlace } from './use-place.ts'
import { useScan } from './use-scan.ts'

/** Lays out the page; owns the paste and the expectations, and nothing that can be derived from them. */
export function App({ newVersion, arrival: first }: { newVersion: NewVersion; arrival: Arrival }) {
  const [arrival, setArrival] = useState(first)
  const [paste, setPaste] = useState(first.kind === 'paste' ? first.text : '')
  const [expected, setExpected] = useState(() => filledBy(first) ?? readExpected())
  const [kept, setKept] = useState(readsKeptProfile)
  const [asOf, setAsOf] = useState<number>()
  const [sharing, setSharing] = useState(false)
  // The sender's expectations come with the copy; whoever changes them judges by their own from then on.
  const [own, setOwn] = useState(false)
  // A new array each time, so that the same stretch can be marked again.
  const [marked, setMarked] = useState<Span>()
  const [caret, setCaret] = useState<number>()
  const present = useNow()
  const door = useDoor()
  const scanning = useScan()
  const place = usePlace()
  const catalogue = usePages(place !== undefined)
  useDrop((file) => {
    leavePlace()
    scanning.start(file)
  })

  useEffect(
    () =>
      onArrival(() => {
        const next = takeArrival()
        // Back from a page of the catalogue, a redacted copy is still open.
        const same = next.kind === 'permalink' && arrival.kind === 'permalink' && next.fragment === arrival.fragment
        if (next.kind === 'nothing' || same) return
        if (next.kind === 'profile') {
          const filled = filledBy(next)
          if (filled) {
            setOwn(true)
            setExpected(filled)
          }
          if (arrival.kind !== 'permalink') setArrival(next)
          return
        }
        setArrival(next)
        setOwn(false)
        setPaste(next.kind === 'paste' ? next.text : '')
      }),
    [arrival],
  )
  useEffect(() => keepExpected(expected, kept), [expected, kept])

  const opened = useMemo(
    () => (arrival.kind === 'permalink' ? door?.decodePermalink(arrival.fragment) : undefined),
    [arrival, door],
  )
  const shared = opened?.ok ? opened.shared : undefined
  const wanted = shared && !own ? shared.expected : expected
  const text = shared ? shared.copy : paste
  const read = useMemo(() => (text === '' ? undefined : door?.readPaste(text)), [door, text])

  const change = (next: string) => {
    const link = pastedLink(next)
    // A damaged one stays in the box: nothing that was pasted is lost.
    const filled = link && filledBy(link)
    if (filled) {
      // What was pasted before stays; only the fields change.
      setOwn(true)
      setExpected(filled)
      return
    }
    if (link?.kind === 'permalink' && door?.decodePermalink(link.fragment).ok) {
      setArrival(link)
      setOwn(false)
      setPaste('')
      return
    }
    if (arrival.kind !== 'nothing') {
      dropFragment()
      setArrival({ kind: 'nothing' })
    }
    setPaste(next)
    setMarked(undefined)
    setCaret(undefined)
  }
  const waiting = !door && (paste !== '' || arrival.kind === 'permalink')
  return (
    <div className="mx-auto max-w-7xl px-4 pb-16 sm:px-6">
      <TopBar
        newVersion={newVersion}
        onShare={read && read.artifacts.length > 0 && !place ? () => setSharing(true) : undefined}
      />
      <main className="pt-3">
        {place && catalogue && (
          <catalogue.PagesPane
            place={place}
            home={arrival.kind === 'permalink' ? arrival.fragment : '#'}
            waiting={text !== ''}
          />
        )}
        {/* Not taken down: what was decrypted, checked and unfolded is there again on the way back. */}
        <div hidden={place !== undefined} className="space-y-5">
          <PastePane
            paste={paste}
            inspection={shared ? undefined : read}
            idle={shared !== undefined}
            onPaste={change}
            onFile={scanning.start}
            marked={marked}
            onCaret={setCaret}
          />
          <FilePane scanning={scanning} now={present} onOpen={change} />
          <Notice arrival={arrival} failed={opened?.ok === false ? opened.because : undefined} asOf={shared?.asOf} />
          {waiting && (
            <h1 data-headline="none" className="text-headline font-semibold" role="status">
              Reading …
            </h1>
          )}
          {!waiting && text === '' && !scanning.scan && <EmptyPane onPaste={change} />}
          {door && read && (
            <door.Results
              paste={text}
              read={read}
              now={asOf ?? (shared ? shared.asOf : present)}
              expected={wanted}
              onExpect={(next) => {
                setOwn(true)
                setExpected(next)
              }}
              asOf={asOf}
              onAsOf={setAsOf}
              keeping={{ kept, onKeep: setKept }}
              seen={shared?.signature}
              saidBySender={shared?.provider}
              caret={caret}
              onMark={setMarked}
              sharing={sharing}
              onShared={() => setSharing(false)}
            />
          )}
        </div>
      </main>
      <PageFoot />
    </div>
  )
}

/** What a link says that an API expects. */
function filledBy(arrival: Arrival): Expected | undefined {
  const profile = arrival.kind === 'profile' ? decodeProfile(arrival.fragment) : undefined
  return profile?.ok ? profile.expected : undefined
}

/** What the address brought, where that needs a word. */
function Notice({ arrival, failed, asOf }: { arrival: Arrival; failed: string | undefined; asOf: number | undefined }) {
  const text =
    asOf !== undefined
      ? `This is a redacted copy that somebody shared: the findings are theirs, judged as of ${utc(asOf)}. Values were masked, and the signature was seen by the sender only. Anybody can write such a link.`
      : failed === 'unknown-version'
        ? 'This link was made by a newer version of this page. Reload the page, and open the link again.'
        : failed === 'damaged'
          ? 'This link is damaged, probably cut off when it was copied. Ask for it again.'
          : arrival.kind === 'profile'
            ? filledBy(arrival)
              ? 'The link filled in what your API expects. It brought no token: paste one.'
              : 'The link should have filled in what your API expects, but it is damaged or newer than this page. Ask for it again.'
            : arrival.kind === 'paste' && arrival.inQuery
              ? 'The token came in the query of the address, so the host of this page has seen it, and its logs may hold it. It is out of the address bar now; hand it over behind a “#” instead, which is never sent.'
              : arrival.kind === 'paste'
                ? 'The token came with the address. It has been taken out of the address bar and the history.'
                : undefined
  if (text === undefined) return null
  return (
    <p role="note" className="border-s-4 border-info ps-3 text-sm wrap-anywhere">
      {text}
    </p>
  )
}
