import type { Expectation } from '../core/model/resource-server.ts'
import type { Part } from '../core/model/token.ts'
import type { Token } from '../core/token/token.ts'
import type { Severity } from '../core/model/finding.ts'
import { tokenUses } from '../core/registry/token-uses.ts'

/** Every word of a closed union, in one place each; those about keys and signatures are in `proof-words.ts`, which loads later. */

export const severityWords: Readonly<Record<Severity, string>> = {
  error: 'Problem',
  warning: 'Check this',
  info: 'Good to know',
}

export const partWords: Readonly<Record<Part['label'], string>> = {
  header: 'Header',
  claims: 'Claims',
  signature: 'Signature',
  'encrypted-key': 'Encrypted key',
  'initialization-vector': 'Initialization vector',
  ciphertext: 'Ciphertext',
  'authentication-tag': 'Authentication tag',
  disclosure: 'Disclosure',
  'key-binding': 'Key binding',
  footer: 'Footer',
  value: 'Value',
  unexpected: 'One part too many',
}

/** What a token is, in one phrase: “access token, signed (JWS)”. */
export const describe = ({ use, kind, kindLabel }: Pick<Token, 'use' | 'kind' | 'kindLabel'>) =>
  kind === 'placeholder' ? kindLabel : `${tokenUses[use]}, ${kindLabel}`

/** What an API can expect, whether the token has it, and who said so. */
export const expectationWords = {
  fields: {
    issuer: 'Issuer',
    audience: 'Audience',
    scope: 'Scope',
    algorithms: 'Algorithm',
    tokenType: 'Token type',
    clockTolerance: 'Time',
  },
  outcomes: { met: 'Met', 'not-met': 'Not met', 'cannot-tell': 'Cannot tell', 'not-asked': 'Not asked' },
  origins: { given: '', config: 'from the configuration', error: 'from the error' },
} as const satisfies {
  fields: Record<Expectation['field'], string>
  outcomes: Record<Expectation['outcome'], string>
  origins: Record<NonNullable<Expectation['from']>, string>
}
