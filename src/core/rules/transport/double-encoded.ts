import { encodeBase64url } from '../../decode/octets.ts'
import { accessToken, jws } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

export const doubleEncoded = defineRule({
  id: 'double-encoded',
  stage: 'transport',
  severity: 'error',
  title: 'The token was encoded in base64 once more',
  sources: [rfc(7515, '7.1'), rfc(6750, '2.1')],
  check({ token: { place, undone = [] }, artifact: { carrier } }) {
    const twice = undone.includes('base64')
    if (place === 'header') return twice ? { outcome: 'flag', evidence: { sent: true } } : pass
    // A Secret holds its values so; what was pasted alone may be on its way to an API.
    if (!twice || (carrier !== 'bare-token' && carrier !== 'double-base64')) return inapplicable
    return { outcome: 'flag', evidence: { sent: false }, severity: 'warning' }
  },
  message: ({ sent }) =>
    sent
      ? 'The token was encoded in base64 a second time before it was sent.'
      : 'This token is in base64 a second time: decode it before you send it.',
  why: () =>
    'A token is encoded already: three parts of base64url with dots between them. What was made of it has no dots, so an API takes it for an opaque value or calls it malformed. Values of a Kubernetes Secret look so, and so does what a helper for Basic authentication makes.',
  fix: () => ({
    steps: [
      {
        text: 'Decode the value once before you use it.',
        snippets: [
          {
            label: 'From a Secret',
            language: 'bash',
            text: "kubectl get secret NAME -o jsonpath='{.data.token}' | base64 -d",
          },
        ],
      },
      { text: 'In code, look for a call such as btoa() or b64encode() around the token, and drop it.' },
    ],
  }),
})

const base64 = (text: string) => encodeBase64url(new TextEncoder().encode(text))

export const cases: RuleCases = {
  flags: {
    'in a header': () => ({ paste: `Authorization: Bearer ${base64(accessToken())}` }),
    'in a cURL command': () => ({
      paste: `curl -H "Authorization: Bearer ${base64(accessToken())}" https://api.example`,
    }),
    alone: () => ({ paste: base64(accessToken()), severity: 'warning' }),
  },
  spares: {
    'encoded once': () => ({ paste: `Authorization: Bearer ${accessToken()}` }),
    'a Secret': () => ({ paste: `kind: Secret\ndata:\n  token: ${base64(accessToken())}\n` }),
    'a nested token': () => ({ paste: jws({ header: { alg: 'RS256', cty: 'JWT' }, payload: accessToken() }) }),
    'a whole response': () => ({
      paste: `Authorization: Bearer ${base64(JSON.stringify({ access_token: accessToken() }))}`,
    }),
  },
}
