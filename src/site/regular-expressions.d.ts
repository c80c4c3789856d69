/** What regular-expressions.test.ts uses of two packages, so that types hold before they are installed. */

declare module '@eslint-community/regexpp' {
  export namespace AST {
    interface Alternative {
      elements: Element[]
    }
    interface Quantifier {
      type: 'Quantifier'
      min: number
      max: number
      element: Element
    }
    type Element =
      | Quantifier
      | { type: 'Group'; alternatives: Alternative[] }
      | { type: 'Character' | 'CharacterSet' | 'CharacterClass' | 'CapturingGroup' | 'Assertion' | 'Backreference' }
    interface Pattern {
      alternatives: Alternative[]
    }
    interface Flags {
      raw: string
    }
  }
  export class RegExpParser {
    parsePattern(
      source: string,
      start: number,
      end: number,
      flags: { unicode: boolean; unicodeSets: boolean },
    ): AST.Pattern
    parseFlags(source: string): AST.Flags
  }
  export function visitRegExpAST(
    pattern: AST.Pattern,
    handlers: { onQuantifierEnter: (quantifier: AST.Quantifier) => void },
  ): void
}

declare module 'scslre' {
  import type { AST } from '@eslint-community/regexpp'

  export function analyse(literal: { pattern: AST.Pattern; flags: AST.Flags }): {
    reports: { type: 'Move' | 'Self' | 'Trade'; exponential: boolean }[]
  }
}
