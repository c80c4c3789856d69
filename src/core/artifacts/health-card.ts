import { isCompactJose } from '../decode/define.ts'
import { jws } from '../testing/forge.ts'
import type { Recogniser, RecogniserCases } from './define.ts'

/** One code, or one of several that hold a card together. */
const code = /shc:\/(?:(\d{1,2})\/(\d{1,2})\/)?(\d{40}\d*)/g
/** Two digits stand for a character, counted from “-” (SMART Health Cards, “encoding chunks as QR codes”). */
const textOf = (digits: string) => digits.replaceAll(/\d\d/g, (pair) => String.fromCharCode(Number(pair) + 45))

/** The QR code of a SMART Health Card, as a scanner reads it: a JWS in numerals. */
export const healthCard: Recogniser = {
  carrier: 'health-card',
  label: 'QR code of a health card',
  find(paste) {
    const codes = paste.includes('shc:/') ? [...paste.matchAll(code)] : []
    const [first] = codes
    const whole =
      codes.length > 1 && codes.every(([, number, of]) => number !== undefined && of === String(codes.length))
    const groups = whole ? [codes.toSorted((a, b) => Number(a[1]) - Number(b[1]))] : codes.map((one) => [one])
    return groups.flatMap((group) => {
      const text = group.map(([, , , digits = '']) => textOf(digits)).join('')
      const start = whole ? (first?.index ?? 0) : (group[0]?.index ?? 0)
      const end = Math.max(...group.map((one) => one.index + one[0].length))
      const span = [start, end] as const
      return isCompactJose(text) ? [{ span, sightings: [{ span, text, undone: ['numerals' as const] }] }] : []
    })
  },
}

const token = () => jws({ header: { zip: 'DEF', alg: 'ES256', kid: 'k' } })
const numerals = (text: string) => Array.from(text, (one) => String(one.charCodeAt(0) - 45).padStart(2, '0')).join('')

export const cases: RecogniserCases = {
  hits: {
    'one code': () => ({ paste: `shc:/${numerals(token())}`, tokens: [token()] }),
    'two codes': () => ({
      paste: `shc:/2/2/${numerals(token().slice(100))}\nshc:/1/2/${numerals(token().slice(0, 100))}`,
      tokens: [token()],
    }),
  },
  misses: { 'other numerals': () => `shc:/${'12'.repeat(40)}`, prose: () => 'It begins with shc:/ and digits.' },
}
