/** Texts that stand in a header when the variable for the token was empty or never filled in. */

const words: ReadonlySet<string> = new Set([
  '',
  'undefined',
  'null',
  'nil',
  'none',
  'nan',
  'true',
  'false',
  '[object object]',
  '[object promise]',
  'token',
  'access_token',
  '%s',
])

const templates: readonly RegExp[] = [
  /^<[^<>]{0,60}>$/,
  /^\{\{[^{}]{0,60}\}\}$/,
  /^\$\{[^{}]{0,60}\}$/,
  /^\$[A-Za-z_]{1,60}$/,
  /^%[A-Za-z_]{1,60}%$/,
  /^\[[a-z_ -]{1,60}\]$/i,
  /^(?:your|my|insert|paste)[_-][a-z_-]{1,50}$/i,
]

/** Whether a value is such a text: an exact word, or the whole value a template. */
export function isPlaceholder(value: string): boolean {
  return value.length <= 64 && (words.has(value.toLowerCase()) || templates.some((template) => template.test(value)))
}
