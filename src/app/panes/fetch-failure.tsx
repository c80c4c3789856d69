import { useEffect, useRef, useState } from 'react'
import type { Json } from '../../core/model/primitives.ts'
import { visible } from '../../core/text/wording.ts'
import type { HttpFailure } from '../../io/http.ts'
import { probe } from '../../io/http.ts'
import type { FetchedKeys, PlaceFault } from '../../io/key-sources/define.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { differenceWords, unverifiableWords } from '../proof-words.ts'

type Failed = Extract<FetchedKeys, { ok: false }>

const placeWords: Readonly<Record<PlaceFault, string>> = {
  relative: 'It is no absolute address',
  'user-info': 'It holds a user name',
  'not-http': 'It is no web address',
  nearer: 'It is nearer to you than the issuer',
}

/** Where the way to the keys ended, what stood there, and how to go on without this page. */
export function FetchFailure({ failed, issuer }: { failed: Failed; issuer: Json | undefined }) {
  const { url, status, metadata, found, difference, place, because } = failed
  return (
    <div className="space-y-1 text-sm text-muted">
      <p>
        Asked:{' '}
        <span translate="no" className="value">
          {visible(url)}
        </span>
        {status !== undefined && ` (HTTP ${status})`}
        {metadata !== undefined && (
          <>
            , the “jwks_uri” of{' '}
            <span translate="no" className="value">
              {visible(metadata)}
            </span>
          </>
        )}
      </p>
      {because === 'issuer-mismatch' && (
        <p>
          The token says{' '}
          <span translate="no" className="value">
            {visible(typeof issuer === 'string' ? issuer : '')}
          </span>
          , the metadata{' '}
          <span translate="no" className="value">
            {visible(found ?? '') || 'nothing at all'}
          </span>
          . {difference !== undefined && differenceWords[difference]}
        </p>
      )}
      {because === 'not-jwks' && found !== undefined && (
        <p>
          This is metadata. The keys are at its “jwks_uri”:{' '}
          <span translate="no" className="value">
            {visible(found)}
          </span>
        </p>
      )}
      {place && (
        <p>
          Its “jwks_uri” cannot be asked:{' '}
          <span translate="no" className="value">
            {visible(place.jwks_uri)}
          </span>{' '}
          {placeWords[place.fault]}.
        </p>
      )}
      {withCurl.has(because) && <CurlLine url={url} />}
      {because === 'unreadable' && <Probe url={url} />}
    </div>
  )
}

/** Failures of the browser rather than of the address: another program may well read it. */
const withCurl: ReadonlySet<string> = new Set([
  'airplane',
  'unreadable',
  'cors-closed',
  'mixed-content',
  'local-network',
  'not-https',
  'redirected',
  'timeout',
  'html-page',
  'http-error',
])

/** What to run in a shell to get the same document. */
export function CurlLine({ url }: { url: string }) {
  // A quote ends the word in a shell; an address has it escaped.
  const command = `curl -sSL '${url.replaceAll("'", '%27')}'`
  return (
    <p className="flex flex-wrap items-center gap-2">
      <code translate="no" className="value min-w-0">
        {visible(command)}
      </code>
      <CopyButton text={command} what="curl line" />
    </p>
  )
}

/** One more request, which tells a closed door from an empty lot; nothing can be read by it. */
function Probe({ url }: { url: string }) {
  const [said, setSaid] = useState<'under way' | HttpFailure>()
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])
  const ask = async () => {
    const controller = new AbortController()
    running.current = controller
    setSaid('under way')
    try {
      setSaid((await probe(url, controller.signal)).because)
    } catch {
      // The pane is gone, and whoever looked at it.
    }
  }
  if (said !== undefined && said !== 'under way') {
    return (
      <p role="status" data-probe={said} className="text-text">
        {unverifiableWords[said].says} {unverifiableWords[said].next}
      </p>
    )
  }
  return (
    <p>
      <button type="button" className="button button-small" disabled={said !== undefined} onClick={() => void ask()}>
        Which of these? Ask once more
      </button>{' '}
      Sends the same request again without reading the answer; here the browser follows redirects.
    </p>
  )
}
