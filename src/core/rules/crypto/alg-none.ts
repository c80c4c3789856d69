import type { TokenFacts } from '../../facts/gather.ts'
import { accessClaims, accessToken, jwe, jws } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

/** The Firebase Auth emulator signs nothing, and no API but one in development ever sees its tokens. */
const isOfEmulator = ({ issuer = '', token }: TokenFacts) =>
  issuer.startsWith('https://securetoken.google.com/') && token.header?.kid === undefined

export const algNone = defineRule({
  id: 'alg-none',
  stage: 'crypto',
  severity: 'error',
  title: 'The token is not signed',
  sources: [rfc(7518, '3.6'), rfc(8725, '2.1'), rfc(8725, '3.1')],
  suppresses: ['signature-bad', 'kid-not-in-jwks'],
  check(facts) {
    const { token, signatureOctets } = facts
    if (token.kind !== 'jws' || !token.header) return inapplicable
    const { alg } = token.header
    const none = typeof alg === 'string' && alg.toLowerCase() === 'none'
    // Behind an ellipsis the signature is cut off rather than empty.
    const empty = signatureOctets === 0 && !token.elided
    if (!none && !empty) return inapplicable
    const emulator = none && isOfEmulator(facts)
    return {
      outcome: 'flag',
      at: none ? '/header/alg' : '/signature',
      evidence: { none, emulator, alg: typeof alg === 'string' ? alg : undefined },
      ...(emulator && { severity: 'info' as const }),
    }
  },
  message({ none, emulator, alg = '' }) {
    if (emulator) return 'This token looks like one of the Firebase Auth emulator, which signs nothing.'
    return none
      ? `This token is not signed (its header says ${shown(alg)}), so anybody could have written it and an API refuses it.`
      : 'The signature of this token is missing, so an API refuses it.'
  },
  why({ none, emulator, alg }) {
    if (emulator) {
      return 'It names a Firebase project as its issuer but no key, as the emulator’s tokens do. Only code that is connected to the emulator takes it; Firebase itself and an API in production refuse it.'
    }
    return none
      ? 'Without a signature nothing shows that the issuer wrote these claims or that nobody changed them. Verifiers refuse “none” in every spelling unless somebody allowed it by hand, which would open the API to everybody.'
      : `There is nothing behind its last dot${alg === undefined ? '' : `, while its header announces a signature by ${shown(alg)}`}. Perhaps it was taken off before you pasted it: if so, look for the reason elsewhere. If the API got it like this, it cannot tell this token from a forged one.`
  },
  fix: (_, { none, emulator }) => ({
    steps: emulator
      ? [
          {
            text: 'In development, connect the API to the emulator too: set FIREBASE_AUTH_EMULATOR_HOST before the Firebase Admin SDK starts.',
          },
          {
            text: 'For anything else, sign in without the emulator: remove “connectAuthEmulator” from the app and get a new token.',
          },
        ]
      : [
          ...(none
            ? [
                {
                  text: 'Find out what made this token. A provider signs its tokens; “none” comes from hand-made test tokens, mocks, or a client that was registered for unsigned ID tokens.',
                },
              ]
            : [
                {
                  text: 'Copy the token again from where it is issued, up to its last character, and see whether a log, a proxy or a filter takes the signature off.',
                },
              ]),
          {
            text: 'Set the issuer to sign with an asymmetric algorithm that your API accepts, such as RS256 or ES256.',
          },
          { text: 'Leave “none” out of the algorithms that the API allows, in tests as well.' },
        ],
  }),
})

const unsigned = (alg: string, claims = accessClaims()) => jws({ header: { alg, typ: 'JWT' }, claims, signature: '' })
const firebase = (change: Parameters<typeof accessClaims>[0] = {}) =>
  accessClaims({ iss: 'https://securetoken.google.com/project', aud: 'project', scope: undefined, ...change })

export const cases: RuleCases = {
  flags: {
    none: () => ({ paste: unsigned('none') }),
    'none in another spelling': () => ({ paste: unsigned('nOnE') }),
    'none with a signature': () => ({ paste: jws({ header: { alg: 'None' }, claims: accessClaims() }) }),
    'none with its key missing': () => ({
      paste: unsigned('none'),
      context: { signatures: new Map([[unsigned('none'), { status: 'unverifiable', because: 'no-matching-key' }]]) },
    }),
    'an empty signature': () => ({ paste: jws({ claims: accessClaims(), signature: '' }) }),
    'the Firebase Auth emulator': () => ({ paste: unsigned('none', firebase()), severity: 'info' }),
    'an empty signature under a Firebase issuer': () => ({
      paste: jws({ header: { alg: 'RS256', kid: 'key-1' }, claims: firebase(), signature: '' }),
    }),
    'none with a key under a Firebase issuer': () => ({
      paste: jws({ header: { alg: 'none', kid: 'key-1' }, claims: firebase(), signature: '' }),
    }),
  },
  spares: {
    'a signed token': () => ({ paste: accessToken() }),
    'an algorithm that only begins so': () => ({ paste: jws({ header: { alg: 'none256' }, claims: accessClaims() }) }),
    'no algorithm': () => ({ paste: jws({ header: { typ: 'JWT' }, claims: accessClaims() }) }),
    'a signature that was cut off': () => ({ paste: `${accessToken().split('.').slice(0, 2).join('.')}....` }),
    'two parts': () => ({ paste: accessToken().split('.').slice(0, 2).join('.') }),
    'an encrypted token': () => ({ paste: jwe({ alg: 'dir', enc: 'A256GCM' }) }),
  },
}
