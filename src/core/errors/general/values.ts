/** Values in an error text: in quotation marks, in brackets, or a bare word. */
export interface Values {
  list: readonly string[]
  /** Where they end. */
  end: number
  /** Nothing marks it as a value. */
  bare?: true
}

/** Longer ones are no identifiers. */
const longest = 200
const most = 12

/** Words between a sign of a value and the value. */
const filler =
  /^(?:value|values|an?|the|one|any|of|to|be|equal|equals|contain|match|is|are|was|were|in|it|claim|string|type|issuers?|audiences?|algorithms?|algs?|iss|aud|alg|typ|kid|token|id|but|with|instead|for|by|following|either|exactly|least|at|list|set|only|has|jwt|wird|werden|wurde|se|est|era)$/
/** Words that are no values where nothing marks them as such. */
const noValue =
  /^(?:wird|werden|wurde|war|ist|est|sont|un|une|le|la|les|der|die|das|ein|eine|el|los|se|era|es|il|lo|and|or|not|no|none of|but|got|received|found|expected|actual|actually|instead|token|tokens|jwt|claim|claims|value|values|for|by|from|in|on|to|as|that|this|which|be|have|has|with|when|if|while|during|error|an?|the|of|present|valid|invalid|provided|supplied|given|set|configured|required|missing|match|matches|matching|equal|equals|header|parameter|signature|audience|issuer|algorithm|key|keys|type|format|scope|scopes|string|number|object|array|boolean|yet|only|one|any|all|before|after|until|since|there|was|were|is|are|it|its|does|do|did|at|end|character|response|request|status|code|line|lines|column|result|results|version|return|identifier|input)$/i
const isNothing = /^(?:undefined|null|nil|none|nothing|empty|\(null\)|\(none\)|<nil>|<none>|<empty>)$/i

const strip = (text: string) =>
  text
    .trim()
    .replace(/^[('<{[]+/, '')
    .replace(/[)'>}\],;:.]{1,6}$/, '')

/**
 * The values that begin there, behind signs and words that lead to them; `bare`: whether a word without marks may be one.
 * Of texts with their own case, quotation marks as in plain texts. Looks at a bounded stretch.
 */
export function valuesAt(text: string, start: number, bare: boolean): Values | undefined {
  let at = start
  for (let words = 0; words < 7; words += 1) {
    const lead = /^'?[\s:=,]{0,4}/.exec(text.slice(at, at + 6))?.[0] ?? ''
    // A quotation mark that is closed: the name of a member. Otherwise it opens a value.
    at += lead.startsWith("'") && !/[:=,]/.test(lead) ? 0 : lead.length
    const word = /^[A-Za-z]{1,12}(?=[\s:=])/.exec(text.slice(at, at + 14))?.[0]
    if (word === undefined || !filler.test(word.toLowerCase())) break
    at += word.length
  }
  return readValues(text, at, bare)
}

function readValues(text: string, at: number, bare: boolean): Values | undefined {
  const rest = text.slice(at, at + 3 * longest)
  const goMap = /^(?:&?map)\[([^\]]{0,200})\]/.exec(rest)
  if (goMap)
    return made(
      (goMap[1] ?? '').split(' ').map((item) => item.split(':', 1)[0] ?? ''),
      at + goMap[0].length,
    )
  const opening = rest[0] ?? ''
  if (opening === '[' || opening === '{' || opening === '(' || opening === '<') {
    const closing = { '[': ']', '{': '}', '(': ')', '<': '>' }[opening]
    const end = rest.indexOf(closing, 1)
    if (end < 0 || end > 2 * longest) return undefined
    const inner = rest.slice(1, end)
    if (isNothing.test(inner.trim())) return made([inner.trim()], at + end + 1)
    return made(itemsOf(inner), at + end + 1)
  }
  if (opening === "'") return quoted(rest, at)
  const word = /^[^\s,;'()<>{}[\]]{1,200}/.exec(rest)?.[0].replace(/[.:!?]{1,4}$/, '')
  if (word === undefined || word === '' || word.length >= longest) return undefined
  const marked = /[:/@+]|\w\.\w|^\d|\d\w|\w[-_]\w|^[A-Z]{2}|^EdDSA$/.test(word)
  if (!marked && !isNothing.test(word) && (!bare || noValue.test(word))) return undefined
  const others = alternatives(rest.slice(word.length))
  const read = made([word, ...others.list], at + word.length + others.length)
  return read && (marked ? read : { ...read, bare: true })
}

function quoted(rest: string, at: number): Values | undefined {
  const end = rest.indexOf("'", 1)
  if (end < 0 || end > longest) return undefined
  const others = alternatives(rest.slice(end + 1))
  // Behind an empty pair stands nothing.
  const first = rest.slice(1, end)
  return (
    made(itemsOf(first), at + end + 1 + others.length) && {
      list: [...(first === '' ? [''] : itemsOf(first)), ...others.list].slice(0, most),
      end: at + end + 1 + others.length,
    }
  )
}

/** `, 'b' or 'c'` behind a value. */
function alternatives(rest: string): { list: readonly string[]; length: number } {
  const list: string[] = []
  let length = 0
  for (let turn = 0; turn < most; turn += 1) {
    const next = /^(?:,? or |, ?| ?\| ?)'([^']{1,200})'(?! ?[:=])/.exec(rest.slice(length, length + longest + 10))
    if (next?.[1] === undefined) break
    list.push(next[1])
    length += next[0].length
  }
  return { list, length }
}

/** Lists are written with commas, with spaces between quotation marks, or with spaces alone. */
const itemsOf = (inner: string): string[] =>
  inner
    .split(inner.includes(',') ? ',' : /'\s+'|\s+/)
    .map(strip)
    .filter((item) => item !== '')
    .slice(0, most)

const made = (list: readonly string[], end: number): Values | undefined => {
  const items = list.map(strip).filter((item) => item !== '' && item.length <= longest)
  return items.length > 0 ? { list: items.slice(0, most), end } : undefined
}

/** The value that ends there. */
export function valueBefore(text: string, end: number): readonly string[] | undefined {
  const before = text.slice(Math.max(0, end - longest - 40), end).trimEnd()
  const marked =
    /(?:'([^']{1,200})'|\[([^[\]]{1,200})\]|\(([^()]{1,200})\))(?: (?:claim|value|in (?:the )?token|of (?:the )?token))?$/.exec(
      before,
    )
  const inner = marked?.[1] ?? marked?.[2] ?? marked?.[3]
  if (inner !== undefined) return itemsOf(inner)
  const word = /[^\s,;'()<>{}[\]=]{1,200}$/.exec(before)?.[0].replace(/^.*[:=](?!\/\/)/, '') ?? ''
  return /[:/@+]|\w\.\w|\d|^EdDSA$/.test(word) ? [strip(word)] : undefined
}

/** Words for “there is none”. */
export const isNone = (value: string) => value === '' || isNothing.test(value)
