import { decodeBase64Text } from '../../artifacts/unwrap.ts'
import { challengeParameter, codeOf } from '../../facts/answers.ts'
import { accessToken } from '../../testing/forge.ts'
import { visible } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable } from '../define.ts'

export const entraClaimsChallenge = defineAnswerRule({
  id: 'entra-claims-challenge',
  stage: 'step-up',
  severity: 'warning',
  title: 'The API answers with a claims challenge',
  sources: [
    {
      label: 'Microsoft: claims challenges',
      url: 'https://learn.microsoft.com/en-us/entra/identity-platform/claims-challenge',
    },
    rfc(9110, '11.6.1'),
  ],
  check({ artifact }) {
    if (!artifact || codeOf(artifact) !== 'insufficient_claims') return inapplicable
    const claims = challengeParameter(artifact, 'claims')
    if (claims === undefined) return inapplicable
    const text = decodeBase64Text(claims.slice(0, 4000))
    return { outcome: 'flag', evidence: { text: text?.startsWith('{') ? visible(text) : undefined } }
  },
  message: () =>
    'The API sends a claims challenge: Microsoft Entra has to look at this sign-in again before the call is accepted.',
  why: () =>
    'That happens when a user’s sessions were revoked, when a network or a policy changed, or when this call needs a stronger login. The token may be unexpired and is refused all the same. ' +
    'Asking for a token in the usual way hands out the old one from the cache.',
  fix: (_, { text }) => ({
    steps: [
      {
        text: 'Pass the value of “claims”, decoded from base64, to the SDK: it then asks Entra instead of its cache, and sends the person to the login page if need be.',
        snippets: [
          {
            label: 'msal-browser',
            language: 'js',
            text: `await msal.acquireTokenSilent({ account, scopes, claims: ${text === undefined ? 'decodedClaims' : JSON.stringify(text)} })`,
          },
        ],
      },
      {
        text: 'Declare the client capability “cp1” in the SDK’s configuration, so that the app is one that can handle such answers.',
      },
      { text: 'Repeat the call with the new token.' },
    ],
  }),
})

// Pure, so that cases do not ship.
const asked = /* @__PURE__ */ btoa('{"access_token":{"nbf":{"essential":true,"value":"1"}}}')
const challenge = (error: string, rest = `, claims="${asked}"`) =>
  `WWW-Authenticate: Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="${error}"${rest}`

export const cases: RuleCases = {
  flags: {
    'of Microsoft Graph': () => ({ paste: challenge('insufficient_claims') }),
    'beside the token': () => ({ paste: `${accessToken()}\n${challenge('insufficient_claims')}` }),
    'not in base64': () => ({ paste: challenge('insufficient_claims', ', claims="!"') }),
  },
  spares: {
    'without claims': () => ({ paste: challenge('insufficient_claims', '') }),
    'another error': () => ({ paste: challenge('invalid_token') }),
  },
}
