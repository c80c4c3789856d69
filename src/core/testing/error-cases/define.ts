import type { Context } from '../../model/inspection.ts'
import type { RuleId } from '../../rules/index.ts'
import { accessClaims, accessToken, jws, noon } from '../forge.ts'
import type { Json } from '../../model/primitives.ts'

/** A paste with the right answer, stated by its meaning. */
export interface ErrorCase {
  paste: () => string
  context?: Context
  /** What may lead; any of them. Null: nothing is wrong. */
  leads: RuleId | null | readonly (RuleId | null)[]
  /** What the leading finding says, in its message, its reason or its steps. */
  says?: readonly (string | RegExp)[]
  /** What it must not say. */
  spares?: readonly (string | RegExp)[]
}

export type ErrorCases = Readonly<Record<string, ErrorCase>>

type Change = Readonly<Record<string, Json | undefined>>

/** A fresh, healthy access token. */
export const at = (change: Change = {}, header?: Readonly<Record<string, Json>>) => accessToken(change, header)

/** A fresh ID token. */
export const id = (change: Change = {}) =>
  jws({
    header: { alg: 'RS256', kid: 'key-1' },
    claims: accessClaims({
      iss: 'https://id.a.example',
      aud: 'app1',
      client_id: undefined,
      scope: undefined,
      jti: undefined,
      nonce: 'n-1',
      at_hash: 'LDktKdoQak3Pk0cnXxCltA',
      iat: noon - 60,
      exp: noon + 3540,
      ...change,
    }),
  })

/** Lines of a paste. */
export const lines = (...all: readonly string[]) => all.join('\n')
