import { isCompactJose } from '../decode/define.ts'
import type { Span } from '../model/primitives.ts'
import { jws } from '../testing/forge.ts'
import type { Found, Recogniser, RecogniserCases } from './define.ts'
import { headerOn, lineAt } from './header-lines.ts'
import { readMessage } from './http-parts.ts'
import type { Named } from './passage.ts'

/** A `DPoP` header with its proof (RFC 9449 section 4.1), together with the `Authorization` header beside it. */
export const dpopHeaders: Recogniser = {
  carrier: 'dpop-headers',
  label: 'DPoP headers',
  find(paste) {
    const found: Found[] = []
    let block: (Named & { span: Span })[] = []
    const close = () => {
      const pair = block.filter(({ name }) => /^(?:authorization|dpop)$/i.test(name))
      const [first, last] = [pair[0], pair.at(-1)]
      const proven = pair.some(({ name, value }) => /^dpop$/i.test(name) && isCompactJose(value.text))
      const span: Span = [first?.span[0] ?? 0, last?.span[1] ?? 0]
      const read = proven && readMessage(paste, { headers: block.filter((header) => within(header.span, span)) })
      if (read) found.push({ span, ...read })
      block = []
    }
    for (let line = lineAt(paste, 0); line.start < paste.length; line = lineAt(paste, line.next)) {
      const header = headerOn(paste, line)
      if (header) block.push(header)
      else if (block.length > 0) close()
    }
    close()
    return found
  },
}

const within = (inner: Span, outer: Span) => inner[0] >= outer[0] && inner[1] <= outer[1]

const token = () => jws({ claims: { iss: 'https://issuer.example/', cnf: { jkt: 'thumbprint' } } })
const proof = () => jws({ header: { alg: 'ES256', typ: 'dpop+jwt' }, claims: { htm: 'GET' } })

export const cases: RecogniserCases = {
  hits: {
    'the pair': () => ({ paste: `Authorization: DPoP ${token()}\nDPoP: ${proof()}`, tokens: [token(), proof()] }),
    'the proof first': () => ({
      paste: `dpop: ${proof()}\r\nauthorization: DPoP ${token()}\r\n`,
      tokens: [token(), proof()],
    }),
    'among others': () => ({
      paste: `Host: api.example\nAuthorization: DPoP ${token()}\nAccept: */*\nDPoP: ${proof()}\nA: b`,
      tokens: [token(), proof()],
    }),
    'with the wrong scheme': () => ({
      paste: `Authorization: Bearer ${token()}\nDPoP: ${proof()}`,
      tokens: [token(), proof()],
    }),
    'the proof alone': () => ({ paste: `DPoP: ${proof()}`, tokens: [proof()] }),
  },
  misses: {
    'a credential alone': () => `Authorization: DPoP ${token()}`,
    'a credential beside another header': () => `Authorization: DPoP ${token()}\nDPoP-Nonce: abc`,
    prose: () => 'DPoP: a way to prove the possession of a key',
  },
}
