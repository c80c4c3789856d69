/** Texts that stand where a token should: of an empty variable, of a template, of an object that was made a text, of a tool that hides it. */

/**
 * How such a text comes about. `hidden`: what was sent is known to the tool that wrote this, and it does not show it.
 * `format`: of a text whose braces nobody filled in. `name`: the name of the value, or the answer whether there is one.
 */
export type PlaceholderKind =
  'nothing' | 'variable' | 'name' | 'template' | 'format' | 'object' | 'promise' | 'function' | 'hidden'

/** A whole value, in lower case. */
const words: Readonly<Record<string, PlaceholderKind>> = {
  '': 'nothing',
  undefined: 'variable',
  null: 'variable',
  nil: 'variable',
  none: 'variable',
  nan: 'variable',
  '(null)': 'variable',
  '(nil)': 'variable',
  '<nil>': 'variable',
  true: 'name',
  false: 'name',
  token: 'name',
  access_token: 'name',
  '[object object]': 'object',
  '[object promise]': 'promise',
  '%s': 'format',
  '%s!(missing)': 'format',
  '%!s(missing)': 'format',
  '%!s(<nil>)': 'variable',
  value_specified_in_no_log_parameter: 'hidden',
}

const hiding =
  'redacted|hidden|masked|filtered|removed|stripped|scrubbed|sanitized|censored|obfuscated|omitted|sensitive|snip|snipped|data\\+omitted'

/** The first that fits counts. Some go on behind a space, so that they are looked for at the beginning of what was sent. */
const patterns: readonly (readonly [PlaceholderKind, RegExp])[] = [
  ['hidden', /^(?:\*+|[•●∙·⚫█▒░▪◦]{2,80}|[xX]{4,80})$/u],
  ['hidden', /^\[\d{1,12} bytes were stripped\]$/],
  ['hidden', new RegExp(`^[[<({*_-]{0,3}(?:${hiding})(?: [\\w .:-]{0,40})?[\\]>)}*_-]{0,3}$`, 'i')],
  ['promise', /^System\.Threading\.Tasks\.(?:Value)?Task\b[^\n]{0,100}$/],
  ['promise', /^<(?:coroutine object|async_generator|generator object|Future|Task) [^\n]{0,100}>$/],
  [
    'promise',
    /^(?:Promise \{[^\n]{0,60}\}?|[\w.]{0,60}(?:CompletableFuture|Mono\w{0,20}|Deferred\w{0,20})@[^\n]{0,60})$/,
  ],
  ['function', /^(?:async )?function\b[^\n]{0,160}$/],
  ['function', /^(?:async )?\([\w, ]{0,60}\) ?=>[^\n]{0,120}$/],
  ['function', /^\[(?:Async)?Function[ :(][^\n]{0,60}\]$/],
  ['function', /^<(?:function|bound method|built-in method) [^\n]{0,120}>$/],
  ['object', /^(?:[a-z][a-z\d_]{0,40}\.){1,10}[A-Z]\w{0,60}@[0-9a-f]{4,16}$/],
  ['object', /^(?:System|Microsoft|Newtonsoft)\.[\w.`[\]]{1,100}$/],
  ['object', /^(?:<[\w.]{1,60} object at 0x[0-9a-f]{4,20}>|#<[\w:]{1,60}[^\n>]{0,60}>|\[object [A-Z]\w{0,30}\])$/],
  ['template', /^<[^<>]{0,60}>$/],
  ['template', /^\$?\{\{[^{}]{0,60}\}\}$/],
  ['template', /^\$\{[^{}]{0,60}\}$/],
  ['template', /^\$\([^()\n]{0,60}\)$/],
  ['template', /^\$(?:env:)?[A-Za-z_]\w{0,60}$/],
  ['template', /^%[A-Za-z_]{1,60}%$/],
  ['template', /^\[[a-z_ -]{1,60}\]$/i],
  ['template', /^(?:your|my|insert|paste)[_-][a-z_-]{1,50}$/i],
  ['format', /^(?:#|\\)?\{[\w. ]{0,60}\}$|^\\\([\w.]{1,60}\)$|^%\(\w{1,60}\)s$/],
]

/** No such text is longer. */
const longest = 200

/** How a value that stands for no token came about; undefined for all that may be one. The whole value has to fit. */
export function placeholderKind(value: string): PlaceholderKind | undefined {
  if (value.length > longest) return undefined
  const word = value.toLowerCase()
  return Object.hasOwn(words, word) ? words[word] : patterns.find(([, pattern]) => pattern.test(value))?.[0]
}

/** Whether a value is such a text. */
export const isPlaceholder = (value: string): boolean => placeholderKind(value) !== undefined

/** Whether it was made a text by a slip, and so may hold spaces and signs that end any other value. */
export const isSlip = (value: string): boolean =>
  ['promise', 'function', 'object', 'hidden'].some((kind) => kind === placeholderKind(value))
