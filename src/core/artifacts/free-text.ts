import { isCompactJose } from '../decode/define.ts'
import { jwe, jws } from '../testing.ts'
import type { Found, Recogniser, RecogniserCases } from './define.ts'

const words = /[A-Za-z0-9_.=…-]+/g

/** Self-contained tokens anywhere in a text, whatever stands around them. */
export const freeText: Recogniser = {
  carrier: 'free-text',
  label: 'text',
  within: true,
  find(paste) {
    const found: Found[] = []
    for (const match of paste.matchAll(words)) {
      let start = match.index
      // `name=eyJ…`: an equals sign belongs to a token only as padding, before a dot or at the end.
      for (const text of match[0].split(/=(?![.=]|$)/)) {
        // A full stop behind the token ends the sentence; two dots in a row mean an empty part.
        const token = /[^.]\.$/.test(text) && text.split('.', 5).length > 3 ? text.slice(0, -1) : text
        if (isCompactJose(token))
          found.push({
            span: [start, start + token.length],
            sightings: [{ span: [start, start + token.length], text: token }],
          })
        start += text.length + 1
      }
    }
    return found
  },
}

const token = () => jws({ claims: { iss: 'https://issuer.example/' } })

export const cases: RecogniserCases = {
  hits: {
    'a sentence': () => ({ paste: `The token is ${token()}.`, tokens: [token()] }),
    'a log line': () => ({ paste: `ts=1 level=info token=${token()} path=/x`, tokens: [token()] }),
    'two of them': () => ({
      paste: `${token()}\n${jwe({ alg: 'dir', enc: 'A256GCM' })}`,
      tokens: [token(), jwe({ alg: 'dir', enc: 'A256GCM' })],
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
