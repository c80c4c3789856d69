import type { JsonObject } from '../../core/model/primitives.ts'
import { issuerOf } from '../../core/token/claims.ts'
import { addressIn } from '../../core/verify/keys/address-in.ts'
import { isNearer } from '../address.ts'
import type { KeySource, Plan } from './define.ts'
import { fetchDocument } from './document.ts'

/**
 * An address that the token itself names, in `jku` or `x5u` (RFC 7515 sections 4.1.2 and 4.1.5). Whoever made the token
 * chose it, so a key from there says no more than one that the token carries.
 */
export interface HeaderPlan extends Plan {
  source: 'header-url'
  origin: 'embedded'
  parameter: 'jku' | 'x5u'
  offer: string
  url: string
  /** The token's `kid`. */
  kid?: string
}

/** As far away as any host (RFC 2606). */
const outside = 'issuer.example'

/**
 * The plans for a header, one for each address that it names. Left out are parameters that hold no http(s) address, and
 * addresses nearer to the person than the issuer: a token from outside is not to send this page to their own machine.
 * `issuer`: without one that is an address, the token is from outside.
 */
export function plansForHeader(header: JsonObject | undefined, issuer?: string): readonly HeaderPlan[] {
  const kid = header?.['kid']
  const from = issuer !== undefined && URL.canParse(issuer) ? new URL(issuer).hostname : ''
  return (['jku', 'x5u'] as const).flatMap((parameter) => {
    const value = header?.[parameter]
    const url = typeof value === 'string' ? addressIn(value) : undefined
    if (url === undefined || isNearer(new URL(url).hostname, from === '' ? outside : from)) return []
    return [
      {
        source: 'header-url',
        origin: 'embedded',
        parameter,
        offer: `Fetch what “${parameter}” names:`,
        url,
        asks: [url],
        ...(typeof kid === 'string' && { kid }),
      },
    ]
  })
}

export const headerUrl: KeySource<HeaderPlan> = {
  offered: (token) => plansForHeader(token.header, issuerOf(token)),
  fetch: ({ url, parameter, kid }, http, signal) =>
    fetchDocument({ url, purpose: `keys at the address that the token names in ${parameter}`, kid }, http, signal),
}
