import { duration, utc } from '../../core/text/wording.ts'

const local = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' })

/** A NumericDate in words: how far away, in this computer's time, and in UTC. */
export function Moment({ seconds, now }: { seconds: number; now: number }) {
  const date = new Date(seconds * 1000)
  if (Number.isNaN(date.getTime())) return <span className="text-sm text-muted">outside the calendar</span>
  const away = seconds - now
  return (
    <span className="text-sm text-muted">
      <strong className="font-semibold text-text">
        {Math.abs(away) < 1 ? 'now' : away > 0 ? `in ${duration(away)}` : `${duration(away)} ago`}
      </strong>
      {' · '}
      <time dateTime={date.toISOString()}>{local.format(date)}</time> local{' · '}
      <span className="whitespace-nowrap">{utc(seconds)}</span>
    </span>
  )
}
