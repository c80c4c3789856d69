import { useId } from 'react'
import { utc } from '../../core/text/wording.ts'

export interface Judging {
  /** The other time to judge at, in seconds since the epoch; undefined: as time passes. */
  asOf: number | undefined
  onAsOf: (seconds: number | undefined) => void
  /** The time that is judged at. */
  now: number
  /** NumericDates of the selected token. */
  issued: number | undefined
  expires: number | undefined
}

/** How far the slider goes: the life of the token, and a third of it before and behind; a day around now without one. */
function reach({ issued, expires, now }: Judging): { from: number; to: number; step: number } {
  const day = 86_400
  const sound = issued !== undefined && expires !== undefined && expires > issued && expires - issued < 100 * 366 * day
  const [start, end] = sound ? [issued, expires] : [(expires ?? issued ?? now) - day, (expires ?? issued ?? now) + day]
  const beyond = Math.max(60, Math.ceil((end - start) / 3))
  const step = Math.max(1, Math.round((end - start + 2 * beyond) / 300))
  return { from: Math.floor(start) - beyond, to: Math.ceil(end) + beyond, step }
}

/** Judges as if it were another time: when the call was made, say. */
export function AsOf(judging: Judging) {
  const { asOf, onAsOf, now, issued, expires } = judging
  const id = useId()
  const { from, to, step } = reach(judging)
  const take = (seconds: number) => onAsOf(Math.abs(seconds) < 8e12 ? Math.floor(seconds) : undefined)
  return (
    <div className="mt-2 border-t border-line pt-2 text-sm" data-as-of={asOf ?? 'now'}>
      <label className="inline-flex items-center gap-2 font-semibold">
        <input
          type="checkbox"
          checked={asOf !== undefined}
          onChange={({ target }) => onAsOf(target.checked ? now : undefined)}
        />
        Judge as of another time
      </label>
      {asOf !== undefined && (
        <div className="mt-2 space-y-2">
          <div className="flex flex-wrap items-end gap-2">
            <div>
              <label htmlFor={`${id}at`} className="block">
                As of <span className="text-muted">in this computer’s time</span>
              </label>
              <input
                id={`${id}at`}
                type="datetime-local"
                step={1}
                className="field"
                value={localText(asOf)}
                onChange={({ target: { value } }) => {
                  const seconds = Date.parse(value) / 1000
                  if (!Number.isNaN(seconds)) take(seconds)
                }}
              />
            </div>
            {issued !== undefined && (
              <button type="button" className="button button-small" onClick={() => take(issued)}>
                When it was issued
              </button>
            )}
            {expires !== undefined && (
              <button type="button" className="button button-small" onClick={() => take(expires)}>
                When it expires
              </button>
            )}
            <button type="button" className="button button-small" onClick={() => onAsOf(undefined)}>
              Back to now
            </button>
          </div>
          <input
            type="range"
            aria-label="Time, from before it was issued to after it expires"
            aria-valuetext={utc(asOf)}
            className="w-full accent-accent"
            min={from}
            max={to}
            step={step}
            value={Math.min(to, Math.max(from, asOf))}
            onChange={({ target }) => take(Number(target.value))}
          />
          <p role="status" className="text-muted">
            Everything on this page is judged as of {utc(asOf)}.
          </p>
        </div>
      )}
    </div>
  )
}

/** As the field wants it: local, with seconds, without a zone. Empty outside of its calendar. */
function localText(seconds: number): string {
  const date = new Date(seconds * 1000)
  if (Number.isNaN(date.getTime())) return ''
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000)
  return Number.isNaN(local.getTime()) ? '' : (/^\d{4}-.{14}/.exec(local.toISOString())?.[0] ?? '')
}
