import { isGeneral } from '../../errors/general/read-generally.ts'
import { accessToken } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable } from '../define.ts'

export const errorUnknown = defineAnswerRule({
  id: 'error-unknown',
  stage: 'answer',
  severity: 'error',
  title: 'This page does not know the error text',
  sources: [rfc(6750, '3.1')],
  check: ({ reading }) =>
    reading && isGeneral(reading) && reading.conditions.length === 0 ? { outcome: 'flag', evidence: {} } : inapplicable,
  message: () => 'This error text is not one that this page knows, and its words do not tell what was wrong.',
  why: (_, { tokens }) =>
    tokens.length === 0
      ? 'Some words in it speak of a refusal. What it means is known to the product that wrote it.'
      : 'The token was read beside it: what was found in it stands below. Not looked at, because nothing here can see it: the signature until you check it, whether the token was revoked, and what the one who refused expects.',
  fix: ({ tokens }) => ({
    steps: [
      {
        text: 'Look for the log of the one who refused, one level deeper: the reason often stands a line above, or in an inner exception.',
      },
      ...(tokens.length === 0
        ? [{ text: 'Paste the token that was refused below the text.' }]
        : [{ text: 'Check the signature below, and fill in the issuer and the audience that are expected.' }]),
      { text: 'Search for the text together with the name of the product that wrote it.' },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'a text of nobody': () => ({ paste: `${accessToken()}\nzorp: token refused (E77)` }),
    'without a token': () => ({ paste: 'zorp: access token refused (E77)' }),
  },
  spares: {
    'a known one': () => ({ paste: `${accessToken()}\njwt malformed` }),
    'one that reads like something': () => ({ paste: `${accessToken()}\nzorp: the audience of the token was refused` }),
    'a log in which nothing is wrong': () => ({ paste: `${accessToken()}\n12:00:01 INFO request done in 5 ms` }),
    'an error of something else': () => ({ paste: 'error: could not compile `app` due to 2 previous errors' }),
  },
}
