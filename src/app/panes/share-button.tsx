import { Fill } from '../parts/slots.tsx'

/** Stands in the top bar; without `onShare` there is nothing to share. */
export function ShareButton({ onShare }: { onShare?: (() => void) | undefined }) {
  return (
    <Fill name="share">
      <button type="button" className="button button-small" disabled={!onShare} onClick={onShare}>
        Share
      </button>
    </Fill>
  )
}
