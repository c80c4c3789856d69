/** The http(s) address that a text consists of, as it was written; undefined when the text is anything else. */
export function addressIn(text: string): string | undefined {
  const trimmed = text.trim()
  return /^https?:\/\/\S+$/i.test(trimmed) && URL.canParse(trimmed) ? trimmed : undefined
}
