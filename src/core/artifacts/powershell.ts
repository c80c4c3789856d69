import { filler, jws } from '../testing/forge.ts'
import type { Found, Recogniser, RecogniserCases } from './define.ts'
import type { HttpParts } from './http-parts.ts'
import { readMessage } from './http-parts.ts'
import type { PowershellWord } from './powershell-words.ts'
import { powershellString, powershellWords } from './powershell-words.ts'
import type { Named, Passage } from './passage.ts'
import { unescaped } from './passage.ts'

const command = /(?<![\w-])(?:Invoke-(?:WebRequest|RestMethod)|iwr|irm)(?=[ \t`])/gi
const cookieCall = /System\.Net\.Cookie\(\s{0,50}(?=["'])/gi

/** `Invoke-WebRequest` and `Invoke-RestMethod`, as browsers copy a request for PowerShell and as people write them. */
export const powershell: Recogniser = {
  carrier: 'powershell',
  label: 'PowerShell command',
  find(paste) {
    const found: Found[] = []
    let after = 0
    for (const match of paste.matchAll(command)) {
      if (match.index < after) continue
      const start = sessionStart(paste, match.index, after)
      const { words, end } = powershellWords(paste, match.index + match[0].length)
      const read = readMessage(paste, {
        ...readCommand(paste, words),
        cookies: cookiesBetween(paste, start, match.index),
      })
      if (read) found.push({ ...read, span: [start, end] })
      after = end
    }
    return found
  },
}

/** Where the lines before the command begin that set up its session: `$session.Cookies.Add(…)`. */
function sessionStart(paste: string, at: number, limit: number): number {
  let start = at
  while (start > limit) {
    const lineEnd = start - 1
    const lineStart = Math.max(limit, paste.lastIndexOf('\n', lineEnd - 1) + 1)
    // At the very beginning a search for the line before finds the line end itself.
    if (lineStart >= lineEnd || paste[lineEnd] !== '\n' || paste[lineStart] !== '$') break
    start = lineStart
  }
  return start
}

function cookiesBetween(paste: string, start: number, end: number): Named[] {
  const setup = paste.slice(start, end)
  return [...setup.matchAll(cookieCall)].flatMap((match): Named[] => {
    const name = powershellString(setup, match.index + match[0].length)
    const comma = /^\s{0,50},\s{0,50}(?=["'])/.exec(setup.slice(name.end, name.end + 102))?.[0].length
    if (comma === undefined) return []
    const value = powershellString(setup, name.end + comma)
    return [
      {
        name: name.text,
        value: unescaped(paste, value.text, [start + value.start, start + value.end], 'shell-escapes'),
      },
    ]
  })
}

function readCommand(paste: string, words: readonly PowershellWord[]): HttpParts {
  const headers: Named[] = []
  const fields: Named[] = []
  const bodies: Passage[] = []
  let target: Passage | undefined
  let credential: HttpParts['credential']
  let method = 'GET'
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]
    const option = word?.kind === 'word' && word.text.startsWith('-') ? word.text.toLowerCase() : undefined
    // What stands without an option is the address.
    const value = valueAt(paste, words, option === undefined ? i : i + 1)
    i = option !== undefined && !value ? i : (value?.last ?? i)
    if (option === '-headers') headers.push(...(value?.table ?? []))
    else if (option === '-body') {
      fields.push(...(value?.table ?? []))
      if (value?.text) bodies.push(value.text)
    } else if ((option === '-method' || option === '-custommethod') && value?.text)
      method = value.text.text.toUpperCase()
    else if (option === '-token' && value?.text) credential = { scheme: 'Bearer', value: value.text }
    else if ((option === undefined || option === '-uri') && value?.text && URL.canParse(value.text.text))
      target ??= value.text
  }
  return {
    ...(target && { target, url: new URL(target.text) }),
    method,
    headers,
    fields,
    bodies,
    ...(credential && { credential }),
  }
}

/** The value of an option: a table, the first string inside of brackets, or a word; `last`: the word that ends it. */
function valueAt(
  paste: string,
  words: readonly PowershellWord[],
  at: number,
): { table?: Named[]; text?: Passage; last: number } | undefined {
  const word = words[at]
  if (!word || (word.kind === 'word' && word.text.startsWith('-'))) return undefined
  if (word.kind !== 'mark') return { text: readingOf(paste, word), last: at }
  if (!/^(?:@\{|\()$/.test(word.text)) return { last: at }
  let depth = 0
  let last = at
  for (; last < words.length; last += 1) {
    const { kind, text } = words[last] ?? word
    if (kind === 'mark' && /[{(]$/.test(text)) depth += 1
    if (kind === 'mark' && /[})]/.test(text)) depth -= 1
    if (depth === 0) break
  }
  const inner = words.slice(at + 1, last)
  if (word.text === '@{') return { table: tableOf(paste, inner), last }
  const string = inner.find(({ kind }) => kind === 'string')
  return { last, ...(string && { text: readingOf(paste, string) }) }
}

/** `name = value` up to the next `;` each; a value of several words is code. */
function tableOf(paste: string, words: readonly PowershellWord[]): Named[] {
  const entries: Named[] = []
  for (const [i, word] of words.entries()) {
    const [name, value, behind] = [words[i - 1], words[i + 1], words[i + 2]]
    if (word.kind !== 'mark' || word.text !== '=' || !name || !value || value.kind === 'mark') continue
    if (!behind || (behind.kind === 'mark' && behind.text === ';'))
      entries.push({ name: name.text, value: readingOf(paste, value) })
  }
  return entries
}

const readingOf = (paste: string, { text, start, end }: PowershellWord) =>
  unescaped(paste, text, [start, end], 'shell-escapes')

const token = () => jws({ claims: { iss: 'https://issuer.example/' } })

export const cases: RecogniserCases = {
  hits: {
    'a password': () => ({
      paste: 'Invoke-RestMethod https://api.example -Headers @{ Authorization = "Basic dXNlcjpwYXNzd29yZA==" }',
      tokens: [],
    }),
    'behind an empty line': () => ({
      paste: `\n$session.Cookies.Add((New-Object System.Net.Cookie("jwt", "${token()}")))\nInvoke-WebRequest "https://app.example/"`,
      tokens: [token()],
    }),
    'of Chrome': () => ({
      paste: `$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession
$session.UserAgent = "Mozilla/5.0"
$session.Cookies.Add((New-Object System.Net.Cookie("theme", "dark", "/", "app.example")))
$session.Cookies.Add((New-Object System.Net.Cookie("jwt", "${token()}", "/", "app.example")))
Invoke-WebRequest -UseBasicParsing -Uri "https://app.example/things" \`
-Method "POST" \`
-WebSession $session \`
-Headers @{
"accept"="*/*"
  "if-match"="\`"1\`""
} \`
-ContentType "application/json" \`
-Body "{\`"a\`":1}"`,
      tokens: [token()],
    }),
    'a header': () => ({
      paste: `Invoke-RestMethod "https://api.example" -Headers @{\n"authorization"="Bearer ${token()}"\n}`,
      tokens: [token()],
    }),
    'a table on one line': () => ({
      paste: `irm https://api.example -Headers @{ Accept = 'a'; Authorization = 'Bearer ${token()}' } | Out-Host`,
      tokens: [token()],
    }),
    'a token in a body, escaped': () => ({
      paste: `Invoke-WebRequest -Uri "https://api.example" -Body "{\`"id_token\`":\`"${token()}\`"}"`,
      tokens: [token()],
    }),
    'a token request': () => ({
      paste: `Invoke-RestMethod -Method Post -Uri 'https://issuer.example/token' -Body 'grant_type=refresh_token&refresh_token=${filler(30)}'`,
      tokens: [filler(30)],
    }),
    'a token request from a table': () => ({
      paste:
        'Invoke-RestMethod -Uri "https://tenant.eu.auth0.com/oauth/token" -Method Post -Body @{grant_type="client_credentials"; client_id="a"}',
      tokens: [],
    }),
    'a secure string': () => ({
      paste: `Invoke-RestMethod https://api.example -Authentication Bearer -Token (ConvertTo-SecureString "${token()}" -AsPlainText -Force)`,
      tokens: [token()],
    }),
  },
  misses: {
    'a request without a credential': () => 'Invoke-WebRequest -Uri "https://api.example" -OutFile a.txt',
    prose: () => 'Use Invoke-RestMethod to call it.',
  },
}
