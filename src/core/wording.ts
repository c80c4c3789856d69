/** Values and times in words. Everything from the paste that enters a sentence goes through `shown`. */

/** Characters that are not seen or that turn the text around: controls, bidirectional marks, zero-width ones, tags. */
const invisible =
  // oxlint-disable-next-line eslint/no-control-regex -- control characters are what it looks for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu

/** A text with its invisible characters written as `⟨U+200B⟩`. */
export const visible = (text: string) =>
  text.replace(
    invisible,
    (character) => `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  )

/** A value from the paste inside a sentence: visible, in quotation marks, and not longer than a sentence bears. */
export function shown(value: string, most = 120): string {
  const text = visible(value.length > most ? `${value.slice(0, most)}…` : value)
  return `“${text}”`
}

/** Several values from the paste: “a”, “b” and “c”. */
export function shownList(values: readonly string[], most = 6): string {
  const some = values.slice(0, most).map((value) => shown(value, 80))
  if (values.length > most) some.push(`${values.length - most} more`)
  const last = some.pop() ?? ''
  return some.length > 0 ? `${some.join(', ')} and ${last}` : last
}

const units: readonly (readonly [seconds: number, name: string])[] = [
  [365.25 * 86_400, 'year'],
  [30.4375 * 86_400, 'month'],
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
]

/** A length of time in seconds, in its largest fitting unit: “3 hours”, “90 seconds” as “2 minutes”. */
export function duration(seconds: number): string {
  const length = Math.abs(seconds)
  const [size, name] = units.find(([unit]) => length >= unit) ?? [1, 'second']
  const count = Math.round(length / size)
  return `${count} ${name}${count === 1 ? '' : 's'}`
}

/** Seconds since the epoch as `2026-03-01 12:00:00 UTC`; a number outside the calendar as it is. */
export function utc(seconds: number): string {
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? String(seconds) : `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`
}
