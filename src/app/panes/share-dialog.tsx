import { useEffect, useRef } from 'react'
import { nameAt } from '../../core/text/json-pointer.ts'
import { visibleLines } from '../../core/text/wording.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { verbatim } from '../parts/verbatim.ts'

interface Props {
  /** The whole address with its fragment. */
  link: string
  /** What the fragment carries, to be read. */
  content: string
  /** Members whose values were masked, as JSON Pointers. */
  masked: readonly string[]
  onClose: () => void
}

/** Shows exactly what a link would carry before anybody has it. */
export function ShareDialog({ link, content, masked, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const names = masked.map(nameAt)
  return (
    <dialog
      ref={dialog}
      aria-labelledby="share-title"
      onClose={onClose}
      className="m-auto max-h-[90dvh] w-[min(44rem,calc(100vw-2rem))] overflow-y-auto rounded-lg border border-line bg-raised p-5 text-text"
    >
      <div className="flex items-start justify-between gap-4">
        <h2 id="share-title" className="text-headline font-semibold">
          Share the diagnosis, not the token
        </h2>
        <button type="button" className="button button-small" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
      <p className="mt-2">
        Whoever opens this link sees the same findings. The link cannot be turned back into the token.
      </p>
      <div className="mt-3 flex items-end gap-2">
        <label className="min-w-0 grow text-sm">
          Link
          <input
            className="field mt-1"
            {...verbatim}
            readOnly
            value={link}
            onFocus={(event) => event.target.select()}
          />
        </label>
        <CopyButton text={link} what="link" />
      </div>
      <h3 className="pane-title mt-4">Left out</h3>
      <p className="text-sm">
        The token’s text, its signature, encrypted parts and opaque values
        {names.length > 0 && (
          <>
            , and the values of{' '}
            <span translate="no" className="value">
              {names.slice(0, 40).join(', ')}
            </span>
            {names.length > 40 && ` and ${names.length - 40} more`}
          </>
        )}
        .
      </p>
      <h3 className="pane-title mt-4">Everything that the link carries</h3>
      <pre
        translate="no"
        className="value mt-1 max-h-72 overflow-y-auto rounded bg-sunken p-3"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard has to reach it
        tabIndex={0}
        aria-label="Content of the link"
      >
        {visibleLines(content)}
      </pre>
    </dialog>
  )
}
