import { isGeneral, lookFor } from '../../errors/general/read-generally.ts'
import { accessToken } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable } from '../define.ts'
import { restOf, toldValues } from '../told-values.ts'

export const errorReadsLike = defineAnswerRule({
  id: 'error-reads-like',
  stage: 'answer',
  severity: 'error',
  title: 'The error text reads as if it said what was wrong',
  sources: [rfc(6750, '3.1'), rfc(7519, '4.1')],
  check: ({ reading, index }) =>
    reading && isGeneral(reading) && reading.conditions.length > 0
      ? {
          outcome: 'flag',
          evidence: { reading, condition: reading.conditions[0] },
          sources: [reading.source],
          ...(index > 0 && { severity: 'info' as const }),
        }
      : inapplicable,
  message: ({ reading, condition }, facts) =>
    condition === 'fetch'
      ? `This reads like a failed request for keys. ${reading.says}`
      : `This page does not know this text, but it reads like this: ${reading.says}${toldValues(reading, facts)}`,
  why: ({ reading, condition }, facts) =>
    `${condition === 'fetch' ? '' : 'No list of messages has it: this is read from its words alone. '}Look here first: ${condition === 'fetch' || condition === undefined ? reading.look : lookFor(condition)}${restOf(reading, facts)}`,
  fix: ({ tokens }, { condition }) => ({
    steps: [
      ...(condition === 'fetch'
        ? [
            {
              text: 'Call the address of the keys with “curl -v” from the machine or the container that checks, not from your own.',
            },
          ]
        : []),
      {
        text:
          tokens.length === 0
            ? 'Paste the token that was refused below the error: this page then looks for the reason in it.'
            : 'Fill in what the one who refused expects: the rows below then show both, and where they differ.',
      },
      { text: 'If it means something else, look it up under the name of the product that wrote it.' },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'the audience, both values': () => ({
      paste: 'gatekeeper: token audience rejected, expected "https://api.example" but got "https://other.example"',
    }),
    'an issuer in an identifier': () => ({ paste: `${accessToken()}\nE_TOKEN_ISSUER_MISMATCH` }),
    'keys that could not be fetched': () => ({
      paste: 'could not load https://idp.example/.well-known/jwks.json: x509: certificate signed by unknown authority',
    }),
  },
  spares: {
    'a message of a library': () => ({ paste: 'jwt audience invalid. expected: https://api.example' }),
    'a text that says nothing': () => ({ paste: `${accessToken()}\nzorp: refused (E77)` }),
    'a parser': () => ({ paste: 'SyntaxError: Unexpected token } in JSON at position 12' }),
    'a database': () => ({ paste: 'ERROR:  permission denied for table accounts' }),
    'another server that does not answer': () => ({ paste: 'Error: connect ECONNREFUSED 10.0.0.7:5432' }),
    'a certificate of a page': () => ({ paste: 'x509: certificate has expired or is not yet valid' }),
  },
}
