/** Values and times in words. Everything from the paste that enters a sentence goes through `shown`. */

/** Characters that are not seen or that turn the text around: controls, bidirectional marks, zero-width ones, fillers, tags. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu

/** A text with its invisible characters written as `⟨U+200B⟩`. */
export const visible = (text: string) =>
  text.replace(
    invisible,
    (character) => `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  )

/** The same for a text of several lines, whose line ends are shown as such. */
export const visibleLines = (text: string) => text.split('\n').map(visible).join('\n')

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
  return Number.isNaN(date.getTime())
    ? String(seconds)
    : `${date
        .toISOString()
        .replace('T', ' ')
        .replace(/\.\d+Z$/, '')} UTC`
}
