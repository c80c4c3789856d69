import { accessToken } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

const guessed = (issuer: string) => `${issuer.replace(/\/$/, '')}/.well-known/jwks.json`

export const jwksNotUnderIssuer = defineRule({
  id: 'jwks-not-under-issuer',
  stage: 'issuer',
  severity: 'warning',
  title: 'The keys are not where the issuer’s name suggests',
  sources: [
    rfc(8414, '2'),
    { label: 'awslabs/aws-jwt-verify', url: 'https://github.com/awslabs/aws-jwt-verify#readme' },
  ],
  check(facts) {
    const { token, provider, issuer, expected } = facts
    if (token.kind !== 'jws' || issuer === undefined || !provider?.traits.includes('keys-elsewhere'))
      return inapplicable
    const { jwks, metadata = [] } = provider.endpoints
    if (jwks === undefined) return inapplicable
    // It guesses the address unless it is told one.
    const guesses = expected.stack === 'aws-jwt-verify'
    const failed = facts.complains('key')
    if (!guesses && !failed) return inapplicable
    return {
      outcome: 'flag',
      at: '/claims/iss',
      evidence: { name: provider.name, jwks, issuer },
      // Most libraries read the address in the metadata, and that one may have been told it.
      ...(!(failed && (guesses || metadata.length === 0)) && { severity: 'info' as const }),
    }
  },
  message: ({ name, jwks }) =>
    `If your API guesses where the keys of ${name} are, it misses them: they are at ${shown(jwks)}.`,
  why: ({ issuer }) =>
    `Some libraries look at ${shown(guessed(issuer))} unless they are told better, and nothing of use is there.`,
  fix: (_, { jwks }) => ({
    steps: [
      {
        text: 'Give the API the address of the keys, beside the issuer.',
        snippets: [{ label: 'Keys (JWKS)', language: 'url', text: jwks }],
      },
    ],
  }),
})

const workos = { iss: 'https://api.workos.com', client_id: 'client_01ABC' }
const google = { iss: 'https://accounts.google.com' }
const error = 'SigningKeyNotFoundError: Unable to find a signing key that matches'
const guessing = { expected: { stack: 'aws-jwt-verify' } } as const

export const cases: RuleCases = {
  flags: {
    'a library that guesses': () => ({ paste: accessToken(workos), context: guessing, severity: 'info' }),
    'a library that guesses, and an error about the key': () => ({
      paste: `${accessToken(google)}\n\n${error}`,
      context: guessing,
    }),
    'an error about the key': () => ({ paste: `${accessToken(workos)}\n\n${error}` }),
    'an error about the key, where there is metadata': () => ({
      paste: `${accessToken(google)}\n\n${error}`,
      severity: 'info',
    }),
  },
  spares: {
    'no sign of it': () => ({ paste: accessToken(workos) }),
    'keys where one guesses them': () => ({
      paste: accessToken({ iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf123' }),
      context: guessing,
    }),
    'another error': () => ({ paste: `${accessToken(workos)}\n\njwt expired` }),
    'a library that reads the metadata': () => ({
      paste: accessToken(google),
      context: { expected: { stack: 'spring' } },
    }),
  },
}
