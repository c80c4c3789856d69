import { isJwt } from '../../token/claims.ts'
import { partsBetweenDots } from '../../token/encryption.ts'
import type { Token } from '../../token/token.ts'
import { accessToken, jwe, jws } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** The decoders keep no more pieces than this; a longer row is not counted on. */
const mostCounted = 6

/** Flask sessions and others are made of dotted base64url too, so only a header of JOSE says how many parts belong there. */
const isJose = ({ header }: Token) =>
  header !== undefined && ['alg', 'typ', 'enc'].some((name) => header[name] !== undefined)

export const partCount = defineRule({
  id: 'part-count',
  stage: 'structure',
  severity: 'error',
  title: 'The token has the wrong number of parts',
  sources: [rfc(7515, '7.1'), rfc(7516, '3.1')],
  suppresses: ['signature-bad'],
  check({ token }) {
    if (!isJwt(token) || token.elided || !isJose(token)) return inapplicable
    const wanted = token.kind === 'jws' ? 3 : 5
    const parts = partsBetweenDots(token)
    const count = parts.length
    if (count === wanted) return pass
    const breaksOff = count < wanted && parts.at(-1)?.fault?.cut === true
    return { outcome: 'flag', evidence: { count, wanted, breaksOff } }
  },
  message({ count, wanted, breaksOff }) {
    const kind = wanted === 3 ? 'A signed token' : 'An encrypted token'
    if (breaksOff) return `${kind} has ${wanted} parts, and this one breaks off in part ${count}.`
    const many = count >= mostCounted ? `${mostCounted} or more` : String(count)
    return `${kind} has ${wanted} parts with dots between them, and this one has ${many}.`
  },
  why({ count, wanted }) {
    const answers =
      'An API cannot even begin to check it: it answers “jwt malformed” (jsonwebtoken), “Invalid Compact JWS” (jose) or the like.'
    if (count > wanted) return `Something was joined to it, a second token perhaps, or dots were put in. ${answers}`
    const signature = wanted === 3 && count === 2 ? ' The signature is missing, dot included.' : ''
    return `It was cut off on its way here: by a log line, a database column or a selection that ended too early.${signature} ${answers}`
  },
  fix: (_, { count, wanted }) => ({
    steps: [
      {
        text:
          count < wanted
            ? 'Copy the token again from where it is complete, such as the response in the network panel (“Copy value”), not from a log.'
            : 'Copy the token again, alone and from its beginning to its end, such as from the response in the network panel (“Copy value”).',
      },
      {
        text: 'If the copy looks the same, compare its length at each step from the login to the API: the step where the length changes is the one to repair.',
      },
    ],
  }),
})

const cut = (token: string, parts: number) => token.split('.').slice(0, parts).join('.')

export const cases: RuleCases = {
  flags: {
    'the signature missing': () => ({ paste: cut(accessToken(), 2) }),
    'only the header': () => ({ paste: cut(accessToken(), 1) }),
    'cut in the middle of the claims': () => ({ paste: cut(accessToken(), 2).slice(0, -30) }),
    'four parts': () => ({ paste: `${accessToken()}.x4fd` }),
    'two tokens joined': () => ({ paste: `${accessToken()}.${accessToken()}` }),
    'five parts that are not encrypted': () => ({ paste: `${accessToken()}.x4fd.x4fd` }),
    'an encrypted token without its tag': () => ({ paste: cut(jwe({ alg: 'RSA-OAEP', enc: 'A256GCM' }), 4) }),
  },
  spares: {
    'three parts': () => ({ paste: accessToken() }),
    'five encrypted ones': () => ({ paste: jwe({ alg: 'dir', enc: 'A256GCM' }) }),
    'an empty signature': () => ({ paste: jws({ header: { alg: 'none' }, signature: '' }) }),
    'an Ory token with its dot': () => ({ paste: 'ory_at_abcdefghijklmnop.qrstuvwxyz' }),
    'a Flask session': () => ({ paste: `${cut(jws({ header: { user: 1 } }), 2)}.Zabcde.sig4.more` }),
    'an ellipsis behind the claims': () => ({ paste: `${cut(accessToken(), 2)}...` }),
    'a header that cannot be read': () => ({ paste: `${jws({ header: '{"alg":' })}.x4fd` }),
  },
}
