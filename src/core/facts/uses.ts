import type { TokenUse } from '../registry/token-uses.ts'
import type { Token } from '../token/token.ts'
import { once } from './once.ts'

/** What the tokens of the paste are for. */
export const usesIn = once((tokens: readonly Token[]): ReadonlySet<TokenUse> => new Set(tokens.map(({ use }) => use)))
