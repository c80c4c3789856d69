import type { TokenKind } from '../decode/index.ts'
import type { MaskedTokenOf, TokenOf } from '../model/token.ts'

/** A token of one of the kinds that have a decoder. */
export type Token = TokenOf<TokenKind>

/** A token without its text and with its values masked; what a redacted copy holds of it. */
export type MaskedToken = MaskedTokenOf<TokenKind>
