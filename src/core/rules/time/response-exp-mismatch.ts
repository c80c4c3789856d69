import { isJwt } from '../../token/claims.ts'
import { millisecondsFrom } from '../../facts/gather.ts'
import { once } from '../../facts/once.ts'
import type { Token } from '../../token/token.ts'
import { accessToken, noon } from '../../testing/forge.ts'
import { duration } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** Seconds. */
const bearable = 120

/** How many access tokens each artifact holds. */
const accessTokens = once((tokens: readonly Token[]) => {
  const counts = new Map<number, number>()
  for (const { artifact, hint } of tokens)
    if (hint === 'access-token') counts.set(artifact, (counts.get(artifact) ?? 0) + 1)
  return counts
})

export const responseExpMismatch = defineRule({
  id: 'response-exp-mismatch',
  stage: 'time',
  severity: 'warning',
  title: 'The token response promises another lifetime than the token has',
  sources: [rfc(6749, '5.1')],
  check({ token, now, artifact, tokens, expires, issued }) {
    const promised = artifact.response?.expiresIn
    if (now === undefined || promised === undefined || token.hint !== 'access-token' || !isJwt(token))
      return inapplicable
    if (expires === undefined || issued === undefined || expires >= millisecondsFrom) return inapplicable
    // Which of two is meant cannot be told.
    if ((accessTokens(tokens).get(token.artifact) ?? 0) > 1 || issued >= millisecondsFrom || expires <= issued)
      return inapplicable
    const lifetime = expires - issued
    // Less is what is left of a token out of a cache, or one whose issue was dated back.
    const minutes = promised > 0 && Math.abs(promised * 60 - lifetime) <= bearable && lifetime > promised * 2
    if (promised <= lifetime + bearable && !minutes) return pass
    const milliseconds = Math.abs(promised / 1000 - lifetime) <= bearable
    return { outcome: 'flag', at: '/claims/exp', evidence: { promised, lifetime, milliseconds, minutes } }
  },
  message: ({ promised, lifetime, minutes }) =>
    `The response promises ${duration(promised)} (“expires_in”), but the token in it ${minutes ? 'lives for' : 'ends after'} ${duration(lifetime)}.`,
  why: ({ milliseconds, minutes }) =>
    milliseconds || minutes
      ? `“expires_in” seems to be in ${minutes ? 'minutes' : 'milliseconds'}; it is read as seconds. So the client believes in another lifetime than the API.`
      : 'The client believes “expires_in” and keeps the token for as long, while the API goes by “exp” and refuses it earlier. The response may come out of a cache that does not count down.',
  fix: (_, { milliseconds, minutes }) => ({
    steps: [
      milliseconds || minutes
        ? { text: 'Let the token endpoint write seconds into “expires_in”.' }
        : {
            text: 'Let whatever issues or caches the response compute “expires_in” from the token: its “exp” minus the time of the answer.',
          },
      {
        text: 'Until then, let the client go by “exp” of the token, if it can read it.',
      },
    ],
  }),
})

const answer = (expiresIn: unknown, change = {}) => ({
  paste: JSON.stringify({ access_token: accessToken(change), token_type: 'Bearer', expires_in: expiresIn }),
  context: { now: noon },
})

export const cases: RuleCases = {
  flags: {
    'a day for an hour': () => answer(86_400),
    milliseconds: () => answer(3_600_000),
    minutes: () => answer(60),
    'a text': () => answer('86400'),
    'in an HTTP response': () => ({
      ...answer(0),
      paste: `HTTP/1.1 200 OK\nContent-Type: application/json\n\n${answer(86_400).paste}`,
    }),
  },
  spares: {
    'the same': () => answer(3600),
    'nearly the same': () => answer(3719),
    'what is left': () => answer(1200),
    'an issue that was dated back': () => answer(3300),
    'no promise': () => answer(undefined),
    'no number': () => answer('soon'),
    'an opaque token': () => ({
      paste: '{"access_token":"V1StGXR8Z5jdHi6BmyTaQw","expires_in":3600}',
      context: { now: noon },
    }),
    'another unit in the token': () => answer(3600, { exp: noon * 1000 }),
    'no clock': () => ({ paste: answer(86_400).paste }),
  },
}
