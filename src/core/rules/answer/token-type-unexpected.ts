import { accessToken } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable, pass } from '../define.ts'

export const tokenTypeUnexpected = defineAnswerRule({
  id: 'token-type-unexpected',
  stage: 'answer',
  severity: 'warning',
  title: 'The token is of a type that is not sent as “Bearer”',
  sources: [rfc(6749, '7.1'), rfc(8693, '2.2.1')],
  check({ artifact }) {
    const type = artifact?.response?.tokenType
    if (type === undefined || type === '') return inapplicable
    // “JWT” and URNs of token exchange say what the token is made of, in the wrong place; it is sent as ever.
    if (/^(?:bearer|dpop|jwt|(?:access|id)_token|urn:ietf:params:oauth:token-type:(?:jwt|access_token))$/i.test(type))
      return pass
    return { outcome: 'flag', evidence: { type } }
  },
  message: ({ type }) =>
    /^n_a$/i.test(type)
      ? 'The server says that what it issued is no access token (“token_type” is “N_A”).'
      : `The server calls this a token of the type ${shown(type, 40)}, which is not sent with “Bearer”.`,
  why: ({ type }) =>
    /^n_a$/i.test(type)
      ? 'In a token exchange the member “access_token” may hold something else, such as an ID token or an assertion; “issued_token_type” says what.'
      : '“token_type” says how a client has to use the token. One that does not know the type must not use it.',
  fix: () => ({
    steps: [
      {
        text: 'Look up in the provider’s manual how tokens of this type are sent, or ask for a bearer token instead.',
      },
      { text: 'In a token exchange set “requested_token_type” to that of an access token.' },
    ],
  }),
})

const response = (type: string) => JSON.stringify({ access_token: accessToken(), token_type: type })

export const cases: RuleCases = {
  flags: {
    'of a token exchange': () => ({ paste: response('N_A') }),
    'with a message authentication code': () => ({ paste: response('mac') }),
    'with a proof of another kind': () => ({ paste: response('PoP') }),
  },
  spares: {
    bearer: () => ({ paste: response('bearer') }),
    DPoP: () => ({ paste: response('DPoP') }),
    'what it is made of': () => ({ paste: response('JWT') }),
    'not said': () => ({ paste: JSON.stringify({ access_token: accessToken() }) }),
  },
}
