import { specialToken as rowOf } from '../../registry/special/index.ts'
import { accessToken, flattened, jws, noon } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { asAccessToken, defineRule, inapplicable } from '../define.ts'

export const specialToken = defineRule({
  id: 'special-token',
  stage: 'kind',
  severity: 'error',
  title: 'A token of another protocol stands where an access token should',
  sources: [{ label: 'RFC 8725, section 3.11', url: 'https://www.rfc-editor.org/rfc/rfc8725#section-3.11' }],
  // What is right for it by its own specification.
  suppresses: [
    ...asAccessToken,
    'exp-missing',
    'jws-json-serialization',
    'crit-unknown',
    'embedded-key',
    'iss-missing',
    'iss-not-url',
    'lifetime-long',
    'typ-unexpected',
    'unencoded-payload',
    'truncated-token',
    'nested-jwt',
    'personal-data-in-token',
    'kid-missing',
    'bad-json',
    'token-in-url',
  ],
  check({ token, sent, artifact }) {
    const row = rowOf(token.use)
    if (!row) return inapplicable
    const misplaced = sent && row.bearer !== true && /^bearer$/i.test(artifact.scheme ?? '')
    return {
      outcome: 'flag',
      evidence: { row, misplaced },
      sources: [row.source],
      ...(!misplaced && { severity: 'info' as const }),
    }
  },
  message: ({ row, misplaced }) =>
    misplaced
      ? `This is a ${row.name}, and it was sent where an access token should be.`
      : `This is a ${row.name}, by what stands in it: no access token for an API of your own.`,
  why: ({ row }) => row.purpose,
  fix: (_, { row, misplaced }) => ({
    steps: [
      {
        text: misplaced
          ? 'Send the “access_token” of the token response to the API, and keep this one for what it is for.'
          : 'What this page says of access tokens does not hold for it: check it by its own specification.',
      },
    ],
    docs: row.source,
  }),
})

const vapid = () =>
  jws({
    header: { alg: 'ES256', typ: 'JWT' },
    claims: { aud: 'https://push.example.net', exp: noon + 3600, sub: 'mailto:push@example.com' },
  })

export const cases: RuleCases = {
  flags: {
    'a VAPID token': () => ({ paste: vapid(), context: { now: noon }, severity: 'info' }),
    'a VAPID token as a bearer token': () => ({ paste: `Authorization: Bearer ${vapid()}` }),
    'a request for a certificate': () => ({
      paste: JSON.stringify(
        flattened(
          jws({ header: { alg: 'ES256', kid: 'https://ca.example/1', nonce: 'n', url: 'https://ca.example/new' } }),
        ),
      ),
      severity: 'info',
    }),
  },
  spares: {
    'an access token': () => ({ paste: accessToken() }),
    'an access token whose audience is any API': () => ({ paste: accessToken({ aud: 'https://push.example' }) }),
  },
}
