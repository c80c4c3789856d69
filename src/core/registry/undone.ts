/** What a carrier does to a token, and the page undoes before it reads it. Always told: the API may see it otherwise. */
export const undoings = {
  quotes: 'quotation marks',
  'json-escapes': 'JSON escapes',
  'percent-encoding': 'percent-encoding',
  'line-breaks': 'line breaks inside',
  spaces: 'spaces inside',
  'line-end': 'an escaped line end',
  invisible: 'invisible characters',
  base64: 'a second base64 encoding',
  prefix: 'a prefix',
  'shell-escapes': 'shell escapes',
  chunks: 'cookie chunks',
  response: 'the token response around it',
  brackets: 'brackets',
  'bytes-literal': 'a bytes literal',
  colours: 'terminal colours',
  'odd-space': 'a space that is none',
  'soft-breaks': 'soft line breaks of a mail',
  'base64-around': 'the base64 of what it stood in',
  numerals: 'numerals',
  glued: 'characters at its ends',
} as const

export type Undoing = keyof typeof undoings

/** Whether a text that somebody else wrote names one. */
export const isUndoing = (text: unknown): text is Undoing => typeof text === 'string' && Object.hasOwn(undoings, text)
