import { isCompactJose } from '../decode/define.ts'
import { jws } from '../testing/forge.ts'
import type { Found, Recogniser, RecogniserCases } from './define.ts'
import { looksRandom } from './define.ts'
import { looseTokenUseOf } from './oauth-names.ts'
import { unwrap } from './unwrap.ts'

/** What sets a variable, its name, and the sign behind it: shells, cmd, PowerShell, dotenv, properties, YAML, source code. */
const name =
  /^[ \t]*(?:(?:export|set|setx|env|local|readonly|const|let|var|val|final|-)[ \t]+){0,2}["'`]?(?:\$env:|\$)?([A-Za-z_][A-Za-z0-9_.-]{0,60})["'`]?[ \t]*(?::=|[:=])[ \t]*/i
const value = /(["'`]?)((?:bearer[ \t]+)?)([A-Za-z0-9._~+/=%-]+)(["'`]?)/iy
/** The end of an assignment, with a remark perhaps; anything else makes a sentence of the line. */
const rest = /^[,;]?[ \t]{0,80}(?:(?:#|\/\/).*)?\\?$/

/** A line that gives a token a name: `ACCESS_TOKEN="…"`, `$env:API_TOKEN = '…'`, `access_token: …`. */
export const envLine: Recogniser = {
  carrier: 'env-line',
  label: 'variable',
  find(paste) {
    const found: Found[] = []
    for (let start = 0; start <= paste.length;) {
      const newline = paste.indexOf('\n', start)
      const end = newline < 0 ? paste.length : newline
      const read = readLine(paste, start, end)
      if (read) found.push(read)
      start = end + 1
    }
    return found
  },
}

function readLine(paste: string, start: number, end: number): Found | undefined {
  const named = name.exec(paste.slice(start, Math.min(end, start + 200)))
  const hint = named?.[1] === undefined ? undefined : looseTokenUseOf(named[1])
  if (!named || hint === undefined) return undefined
  value.lastIndex = start + named[0].length
  const match = value.exec(paste)
  if (!match) return undefined
  const [whole, open = '', scheme = '', text = '', close = ''] = match
  const after = match.index + whole.length
  if (after > end || !rest.test(paste.slice(after, end).trim())) return undefined
  // A path or a sign of a template is no token, however long it is.
  const token = isCompactJose(text) || unwrap(text) !== undefined || (looksRandom(text) && !/^[./~]/.test(text))
  if (!token) return undefined
  const from = match.index + open.length + scheme.length
  const quoted = open !== '' && open === close
  return {
    span: [start + (named[0].length - named[0].trimStart().length), after],
    ...(scheme !== '' && { scheme: scheme.trim() }),
    sightings: [
      {
        span: [from, from + text.length],
        text,
        hint,
        ...(quoted && { undone: ['quotes'] as const }),
      },
    ],
  }
}

const token = () => jws({ claims: { iss: 'https://issuer.example/' } })
const opaque = 'V1StGXR8Z5jdHi6BmyTaQw'
const hit = (paste: string, text = opaque) => ({ paste, tokens: [text] })

export const cases: RecogniserCases = {
  hits: {
    'a .env file': () => hit(`PORT=8080\nACCESS_TOKEN=${opaque}\nNODE_ENV=production`),
    'a shell': () => hit(`export API_TOKEN="${opaque}"`),
    cmd: () => hit(`set TOKEN=${opaque}\r\n`),
    PowerShell: () => hit(`$env:TOKEN = "${opaque}"`),
    YAML: () => hit(`auth:\n  access_token: ${opaque}  # until Monday`),
    'a line of JSON': () => hit(`  "token": "${opaque}",`),
    'source code': () => hit(`const accessToken = '${token()}';`, token()),
    'a scheme in the value': () => hit(`AUTH_TOKEN="Bearer ${token()}"`, token()),
    properties: () => hit(`my.app.jwt=${token()}`, token()),
  },
  misses: {
    'a sentence': () => 'Token: expired 20 minutes ago, says the log',
    'a sentence of one long word': () => 'token: see-section-four-of-the-document',
    'another variable': () => `API_KEY=${opaque}\nTOKEN_URL=https://issuer.example/oauth2/v1/token`,
    'a path': () => 'TOKEN=/var/run/secrets/kubernetes.io/serviceaccount/token1',
    'a token of a form': () => `csrf_token=${opaque}\nnextPageToken: ${opaque}`,
    'a reference': () => 'TOKEN=${{ secrets.DEPLOY_TOKEN_2 }}',
    'a short value': () => 'TOKEN=abc123',
  },
}
