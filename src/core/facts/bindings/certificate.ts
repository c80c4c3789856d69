import { asObject } from '../../decode/json.ts'
import type { Binding } from '../../model/binding.ts'
import type { CertificateThumbprints } from '../../model/messages.ts'
import type { Token } from '../../token/token.ts'
import { bindingOf } from './make-binding.ts'

/** Thumbprints of the pasted certificates. */
export interface Certificates {
  /** All of them, of either hash. */
  known: ReadonlySet<string>
  /** SHA-256 of the only one. */
  only?: string
}

export function certificatesOf(certificates: readonly CertificateThumbprints[]): Certificates {
  const [first, second] = certificates
  return {
    known: new Set(certificates.flatMap((one) => [one.x5t, one['x5t#S256']])),
    ...(first && !second && { only: first['x5t#S256'] }),
  }
}

/** The client certificate that a token is bound to (RFC 8705 section 3.1), and the one that its header names (RFC 7515 section 4.1.8). */
export function bindingsOfCertificate(
  { header, claims }: Token,
  index: number,
  { known, only }: Certificates,
): Binding[] {
  const bindings: Binding[] = []
  const bound = asObject(claims?.cnf)?.['x5t#S256']
  if (typeof bound === 'string') {
    const outcome = known.has(bound) ? 'met' : known.size === 0 ? 'unknown' : 'not-met'
    const found = outcome === 'met' ? bound : only
    bindings.push(bindingOf(index, { check: 'cnf-certificate', outcome }, { expected: bound, found }))
  }
  const named = header?.['x5t#S256'] ?? header?.x5t
  // A pasted certificate may be that of the client or of an authority: only a match says something.
  if (typeof named === 'string' && known.size > 0) {
    const outcome = known.has(named) ? 'met' : 'unknown'
    bindings.push(bindingOf(index, { check: 'header-certificate', outcome }, { expected: named }))
  }
  return bindings
}
