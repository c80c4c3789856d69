import { accessToken } from '../../testing/forge.ts'
import { shown, utc } from '../../text/wording.ts'
import type { ErrorFacts } from '../../model/error-reading.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable } from '../define.ts'

/** Of one paste; nobody reads more, and a log would have one for each line. */
const most = 3

const names: readonly (readonly [name: keyof Omit<ErrorFacts, 'found'>, words: string])[] = [
  ['issuer', 'the issuer'],
  ['audience', 'the audience'],
  ['scope', 'the scope'],
  ['algorithm', 'the algorithm'],
  ['type', 'the type'],
  ['claim', 'the claim'],
]

/** What the text says is expected, and what it saw. */
function told({ found, ...expected }: ErrorFacts): string {
  const seen = found ?? {}
  const values = names.flatMap(([name, words]) =>
    expected[name] === undefined ? [] : [`${words} ${shown(expected[name], 80)}`],
  )
  const had = [
    ...(['issuer', 'audience', 'kid', 'algorithm'] as const).flatMap((name) =>
      seen[name] === undefined ? [] : [`${name} ${shown(seen[name], 80)}`],
    ),
    ...(seen.expiredAt === undefined ? [] : [`its end at ${utc(seen.expiredAt)}`]),
  ]
  return [
    ...(values.length > 0 ? [` It is about ${values.join(', ')}.`] : []),
    ...(had.length > 0 ? [` In the token that was refused it saw: ${had.join(', ')}.`] : []),
  ].join('')
}

export const errorRecognised = defineAnswerRule({
  id: 'error-recognised',
  stage: 'answer',
  severity: 'info',
  title: 'This page knows the error text',
  sources: [rfc(6750, '3.1')],
  // A bare code beside a text that tells more adds nothing.
  check: ({ reading, index, errors }) =>
    reading && index < most && (reading.conditions.length > 0 || errors[0]?.conditions.length === 0)
      ? { outcome: 'flag', evidence: reading, sources: [reading.source] }
      : inapplicable,
  message: ({ says, emitter }) =>
    says.startsWith('This looks like') ? says : `This is a message of ${emitter}. ${says}`,
  why: ({ look, facts }) => `Look here first: ${look}${told(facts)}`,
  fix: ({ tokens }) => ({
    steps: [
      {
        text:
          tokens.length === 0
            ? 'Paste the token that was refused below the error: this page then looks for the reason in it.'
            : 'Fill in what your API expects, or take over what the error names: the rows below then show both, and where they differ.',
      },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'a library': () => ({ paste: 'JsonWebTokenError: jwt malformed' }),
    'a header': () => ({
      paste:
        'WWW-Authenticate: Bearer error="invalid_token", error_description="The issuer \'https://a.example\' is invalid"',
    }),
    'with what it expects': () => ({ paste: 'jwt audience invalid. expected: https://api.example' }),
    'known from use only': () => ({ paste: '{"message":"Bad credentials"}\nGitHub' }),
    'beside its token': () => ({ paste: `${accessToken()}\nTokenExpiredError: jwt expired` }),
  },
  spares: {
    'a token alone': () => ({ paste: accessToken() }),
    prose: () => ({ paste: 'We look into why the token that expired was malformed and had no audience.' }),
    code: () => ({ paste: "const { audience, issuer } = options\nif (!token) throw new Error('no token')" }),
  },
}
