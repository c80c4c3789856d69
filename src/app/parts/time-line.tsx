import { duration } from '../../core/text/wording.ts'

interface Props {
  /** NumericDates in seconds. */
  issued: number
  expires: number
  now: number
}

/** The token's life as a line, with the present on it. The same is said in words by the claims. */
export function TimeLine({ issued, expires, now }: Props) {
  const life = expires - issued
  if (life <= 0 || !Number.isFinite(life)) return null
  // The present stays on the line: far beyond either end it sticks to the border.
  const at = Math.min(1, Math.max(0, (now - issued) / life / 1.25 + 0.1))
  const [from, to] = [0.1, 0.9]
  const over = now > expires
  return (
    <div className="px-1 pt-1 pb-2" aria-hidden="true">
      <div className="relative h-6">
        <div className="absolute inset-x-0 top-2.5 h-px bg-line" />
        <div
          className={`absolute top-2 h-1 rounded ${over ? 'bg-strong' : 'bg-good'}`}
          style={{ insetInlineStart: `${from * 100}%`, width: `${(to - from) * 100}%` }}
        />
        <div
          className={`absolute top-0.5 h-4 w-0.5 ${over ? 'bg-error' : 'bg-text'}`}
          style={{ insetInlineStart: `${at * 100}%` }}
        />
      </div>
      <div className="flex justify-between text-sm text-muted">
        <span>issued</span>
        <span className={over ? 'text-error' : 'text-text'}>
          {over
            ? `expired ${duration(now - expires)} ago`
            : now < issued
              ? 'not issued yet'
              : `${duration(expires - now)} left`}
        </span>
        <span>expires</span>
      </div>
    </div>
  )
}
