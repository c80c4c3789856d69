import { decode } from '../decode/index.ts'
import { audienceOf, issuerOf, secondsOf } from '../token/claims.ts'
import { tokenUse } from '../token/token-use.ts'
import type { TokenKind } from '../decode/index.ts'
import type { TokenUse } from '../registry/token-uses.ts'

/** Tokens of one issuer, audience, kind, client and state, in one row. */
export interface TallyRow {
  kind: TokenKind
  kindLabel: string
  use: TokenUse
  issuer: string
  audience: string
  client: string
  state: 'current' | 'expired' | 'not yet' | 'no expiry' | 'unreadable'
  /** Sightings, repeated ones included. */
  count: number
  /** The one that expires last, to be opened in the inspector. */
  sample: string
  /** NumericDate of the sample in seconds. */
  expires?: number
  /** Characters from the beginning of the file to the first sighting. */
  firstAt: number
}

/** Rows beyond this are counted but not kept: what is held depends on what is found, not on the file. */
const mostRows = 2000
/** Longer values are cut in a row; the sample has them whole. */
const longestValue = 300

export interface Tally {
  add: (text: string, at: number) => void
  /** The rows as they stand, most sightings first. */
  rows: () => TallyRow[]
  /** Sightings, those without a row of their own included. */
  count: () => number
}

/** Groups tokens as they are found. `now`: seconds since the epoch. */
export function createTally(now: number): Tally {
  const rows = new Map<string, TallyRow>()
  let count = 0
  return {
    add(text, at) {
      count += 1
      const row = rowOf(text, at, now)
      const name = JSON.stringify([row.kind, row.use, row.issuer, row.audience, row.client, row.state])
      const known = rows.get(name)
      if (known) {
        known.count += 1
        if ((row.expires ?? 0) > (known.expires ?? 0)) Object.assign(known, { sample: text, expires: row.expires })
      } else if (rows.size < mostRows) rows.set(name, row)
    },
    rows: () => [...rows.values()].toSorted((a, b) => b.count - a.count || a.firstAt - b.firstAt),
    count: () => count,
  }
}

const short = (value: unknown) => (typeof value === 'string' ? value.slice(0, longestValue) : '')

function rowOf(text: string, at: number, now: number): TallyRow {
  const read = decode({ text, span: [0, text.length] })
  const { claims, header } = read
  const expires = secondsOf(claims, 'exp')
  const starts = secondsOf(claims, 'nbf')
  const client = [claims?.azp, claims?.client_id, claims?.cid, claims?.appid].find((value) => typeof value === 'string')
  return {
    kind: read.kind,
    kindLabel: read.kindLabel,
    use: tokenUse(read),
    issuer: short(issuerOf(read)),
    audience: short(audienceOf(claims ?? header).join(' ')),
    client: short(client),
    state: !claims
      ? 'unreadable'
      : expires === undefined
        ? 'no expiry'
        : expires < now
          ? 'expired'
          : starts !== undefined && starts > now
            ? 'not yet'
            : 'current',
    count: 1,
    sample: text,
    ...(expires !== undefined && { expires }),
    firstAt: at,
  }
}
