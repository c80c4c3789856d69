import { isCompactJose, isElided } from '../decode/define.ts'
import { jwe, jws, sdJwt } from '../testing/forge.ts'
import type { Found, Recogniser, RecogniserCases } from './define.ts'
import { prefixLength, unwrap } from './unwrap.ts'

/** Shorter ones may be words of a sentence. */
const shortestElided = 10
const words = /[A-Za-z0-9_.=…%-]+/g
/**
 * `name=eyJ…`: an equals sign belongs to a token only as padding, before a dot or at the end. Of the escapes of an address
 * within an address, those of a dot, a hyphen and an underscore may stand inside of a token.
 */
const separators = /=3D|=(?![.=%]|$)|%(?:25){0,3}(?!25|2[DEde]|5[Ff])[0-9A-Fa-f]{2}/g

/** Self-contained tokens anywhere in a text, whatever stands around them. */
export const freeText: Recogniser = {
  carrier: 'free-text',
  label: 'text',
  within: true,
  find(paste) {
    const found: Found[] = []
    let passed = 0
    for (const match of paste.matchAll(words)) {
      if (match.index < passed) continue
      let from = 0
      for (const separator of [...match[0].matchAll(separators), undefined]) {
        const lead = leadOf(paste, match.index + from)
        const text = match[0].slice(from + lead, separator?.index)
        const start = match.index + from + lead
        const word = withoutFullStop(text)
        const token =
          word === match[0].slice(from + lead) ? word + disclosuresAt(paste, start + word.length, word) : word
        passed = Math.max(passed, start + token.length)
        const bare = withoutEmphasis(paste, start, token)
        const span = [start, start + bare.length] as const
        if (isCompactJose(bare) || (bare.length >= shortestElided && isElided(bare)) || (mayHide(bare) && unwrap(bare)))
          found.push({ span, sightings: [{ span, text: bare }] })
        from += lead + text.length + (separator?.[0].length ?? 0)
      }
    }
    return found
  },
}

/** What a terminal colours or Markdown emphasises: signs that are letters of a token, too. */
const lead = /(?:(?<=\[[\d;]{0,15})\d{0,3}[A-Za-z]|[_-]{1,3})(?=e[wy])/y

function leadOf(paste: string, at: number): number {
  lead.lastIndex = at
  return lead.exec(paste)?.[0].length ?? 0
}

/** Without the underscores or tildes that stand before it, too. */
function withoutEmphasis(paste: string, start: number, token: string): string {
  const sign = /[_~]{1,3}$/.exec(paste.slice(Math.max(0, start - 3), start))?.[0]
  const bare = sign !== undefined && token.endsWith(sign) ? token.slice(0, -sign.length) : token
  return bare.replace(/%$/, '')
}

const disclosures = /~[A-Za-z0-9_.=~-]*/y

/** What an SD-JWT has behind its signed token: disclosures, and perhaps another token (RFC 9901 section 4). */
function disclosuresAt(paste: string, at: number, word: string): string {
  if (paste[at] !== '~' || !isCompactJose(word)) return ''
  disclosures.lastIndex = at
  return (disclosures.exec(paste)?.[0] ?? '').replace(/\.$/, '')
}

/** A full stop behind a token ends the sentence; two dots in a row mean an empty part. */
export const withoutFullStop = (text: string) =>
  /[^.]\.$/.test(text) && text.split('.', 5).length > 3 ? text.slice(0, -1) : text

/** Cheap to tell: nearly all words are words. */
const mayHide = (word: string) => word.includes('%') || prefixLength(word) > 0

const token = () => jws({ claims: { iss: 'https://issuer.example/' } })

export const cases: RecogniserCases = {
  hits: {
    'a sentence': () => ({ paste: `The token is ${token()}.`, tokens: [token()] }),
    'a log line': () => ({ paste: `ts=1 level=info token=${token()} path=/x`, tokens: [token()] }),
    'an SD-JWT at the end of a sentence': () => {
      const credential = sdJwt({ disclosures: [['salt', 'given_name', 'Erika']], keyBinding: token() })
      return { paste: `The wallet has ${credential}.`, tokens: [credential] }
    },
    'two of them': () => ({
      paste: `${token()}\n${jwe({ alg: 'dir', enc: 'A256GCM' })}`,
      tokens: [token(), jwe({ alg: 'dir', enc: 'A256GCM' })],
    }),
    'behind a prefix': () => ({ paste: `CI_JOB_TOKEN is glcbt-${token()} here`, tokens: [token()] }),
    'in an address within an address': () => ({
      paste: `https://app.example/login?next=https%3A%2F%2Fapp.example%2F%23t%3D${token()}%26x%3D1`,
      tokens: [token()],
    }),
    'with escaped dots': () => ({
      paste: `https://app.example/login?next=%2Fa%3Ft%3D${token().replaceAll('.', '%2E')}&x=1`,
      tokens: [token()],
    }),
    'an unsecured one': () => ({
      paste: `x ${jws({ header: { alg: 'none' }, signature: '' })} y`,
      tokens: [jws({ header: { alg: 'none' }, signature: '' })],
    }),
  },
  misses: {
    'host names': () => 'www.example.com and eu.example.org',
    'prose that begins with ey': () => 'eyewitness.accounts.matter',
    'base64 of JSON without dots': () => 'eyJhbGciOiJSUzI1NiJ9',
  },
}
