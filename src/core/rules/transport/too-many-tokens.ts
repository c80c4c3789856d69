import { mostTokens } from '../../scan/first-tokens.ts'
import { accessToken, jws } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { defineFailureRule, inapplicable } from '../define.ts'

export const tooManyTokens = defineFailureRule({
  id: 'too-many-tokens',
  stage: 'transport',
  severity: 'info',
  title: 'There are more tokens than this page looks at',
  sources: [
    {
      label: 'web.dev: optimize long tasks',
      url: 'https://web.dev/articles/optimize-long-tasks',
    },
  ],
  check: ({ place: { from } }) => (from === undefined ? inapplicable : { outcome: 'flag', evidence: { from } }),
  message: ({ from }) =>
    `This page looks at the first ${mostTokens} tokens of a paste. What stands behind character ${from} was not read.`,
  why: () =>
    'Each token is held against every rule, and a browser that does so for very many stands still. Nothing is wrong with the rest; it was not looked at.',
  fix: () => ({
    steps: [
      {
        text: 'Open it as a file: then all tokens are counted by issuer, audience and state, and you pick one to look at.',
      },
      { text: 'Or paste only the part that matters.' },
    ],
  }),
})

const many = (count: number) => `${jws({ claims: {}, signature: 'c2ln' })}\n`.repeat(count)

export const cases: RuleCases = {
  flags: { 'one too many': () => ({ paste: many(mostTokens + 1) }) },
  spares: {
    'an access token': () => ({ paste: accessToken() }),
    'a hundred': () => ({ paste: many(100) }),
  },
}
