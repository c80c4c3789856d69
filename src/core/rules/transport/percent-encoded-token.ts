import { accessToken, filler } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

export const percentEncodedToken = defineRule({
  id: 'percent-encoded-token',
  stage: 'transport',
  severity: 'error',
  title: 'The token in the header is percent-encoded',
  sources: [rfc(6750, '2.1'), rfc(6750, '2.2')],
  check({ token: { place, undone = [] } }) {
    if (place !== 'header') return inapplicable
    return undone.includes('percent-encoding') ? { outcome: 'flag', evidence: undefined } : pass
  },
  message: () => 'The token behind the scheme is percent-encoded, as in an address: “%2E” for a dot, say.',
  why: () =>
    'That encoding belongs into addresses and forms. In a header nobody takes it off, so the API compares other characters than those that were signed, or finds no three parts.',
  fix: () => ({
    steps: [
      {
        text: 'Decode what you read out of an address or a cookie before you put it into the header.',
        snippets: [{ label: 'Decoded', language: 'js', text: 'decodeURIComponent(value)' }],
      },
      { text: 'In cURL, write the header with -H: only --data-urlencode encodes.' },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'its dots': () => ({ paste: `Authorization: Bearer ${accessToken().replaceAll('.', '%2E')}` }),
    'its padding': () => ({ paste: `Authorization: Bearer ${accessToken()}%3D` }),
    'an opaque token': () => ({
      paste: `curl -H "Authorization: Bearer ${filler(20)}%2B${filler(20)}" https://a.example`,
    }),
  },
  spares: {
    'a token as it is': () => ({ paste: `Authorization: Bearer ${accessToken()}` }),
    'in an address': () => ({
      paste: `https://app.example/?next=%2Fa%3Faccess_token%3D${accessToken().replaceAll('.', '%2E')}`,
    }),
    'in a form': () => ({ paste: `grant_type=refresh_token&refresh_token=1%2F%2F${filler(20)}&client_id=a` }),
    'a token alone': () => ({ paste: accessToken().replaceAll('.', '%2E') }),
    'a template': () => ({ paste: 'Authorization: Bearer %TOKEN%' }),
    'a cookie': () => ({
      paste: `GET / HTTP/1.1\nHost: a.example\nAuthorization: Bearer ${accessToken()}\nCookie: jwt=${accessToken().replaceAll('.', '%2E')}`,
    }),
  },
}
