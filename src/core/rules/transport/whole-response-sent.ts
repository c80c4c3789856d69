import { encodeBase64url } from '../../decode/octets.ts'
import { accessToken } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

export const wholeResponseSent = defineRule({
  id: 'whole-response-sent',
  stage: 'transport',
  severity: 'error',
  title: 'The whole token response was sent instead of its access token',
  sources: [rfc(6749, '5.1'), rfc(6749, '7.1')],
  suppresses: ['double-encoded'],
  check({ token: { place, undone = [] } }) {
    if (place !== 'header') return inapplicable
    return undone.includes('response') ? { outcome: 'flag', evidence: undefined } : pass
  },
  message: () => 'Behind the scheme stands the whole token response, not only its access token.',
  why: () =>
    'The API expects the bare value of “access_token”. What was sent holds more, perhaps a refresh token too, which no API should see; and nobody takes the token out of it.',
  fix: () => ({
    steps: [
      {
        text: 'Read the answer of the token endpoint as JSON and send one member of it.',
        snippets: [
          { label: 'JavaScript', language: 'js', text: 'const { access_token } = await response.json()' },
          { label: 'Shell', language: 'bash', text: 'TOKEN=$(jq -r .access_token response.json)' },
        ],
      },
      { text: 'If a refresh token was sent along to somebody else’s API, revoke it.' },
    ],
  }),
})

const answer = () => JSON.stringify({ access_token: accessToken(), token_type: 'Bearer', expires_in: 3600 })
const base64 = (text: string) => encodeBase64url(new TextEncoder().encode(text))

export const cases: RuleCases = {
  flags: {
    'in a header': () => ({ paste: `Authorization: Bearer ${answer()}` }),
    'in a cURL command': () => ({ paste: `curl -H 'Authorization: Bearer ${answer()}' https://api.example` }),
    'a form': () => ({
      paste: 'Authorization: Bearer access_token=V1StGXR8Z5jdHi6BmyTaQw&scope=&token_type=bearer',
    }),
    'in base64': () => ({ paste: `Authorization: Bearer ${base64(answer())}` }),
  },
  spares: {
    'its access token': () => ({ paste: `Authorization: Bearer ${accessToken()}` }),
    'the response alone': () => ({ paste: answer() }),
    'the response below a request': () => ({ paste: `Authorization: Bearer ${accessToken()}\n\n${answer()}` }),
    'the response in base64 alone': () => ({ paste: base64(answer()) }),
  },
}
