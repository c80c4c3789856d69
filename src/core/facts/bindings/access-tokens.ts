import type { HashName } from '../../decode/digest.ts'
import { digest } from '../../decode/digest.ts'
import { encodeBase64url } from '../../decode/octets.ts'
import type { Token } from '../../token/token.ts'

/** Texts of a paste that others may name by a hash, each with where it stands. */
export interface Named {
  text: string
  artifact: number
  /** Index into `tokens`; a code has none. */
  token?: number
}

/**
 * Finds what a hash names: in the same artifact first, then anywhere. Each text is hashed once for each hash, however many
 * ask, so that the work grows with the paste and no faster.
 */
export class NamedByHash {
  readonly #named: readonly Named[]
  readonly #known = new Map<string, ReadonlyMap<string, Named>>()
  readonly #soleOf = new Map<number, Named | 'several'>()
  readonly #sole: Named | 'several' | undefined

  constructor(named: readonly Named[]) {
    this.#named = named
    let sole: Named | 'several' | undefined
    for (const one of named) {
      this.#soleOf.set(one.artifact, merged(this.#soleOf.get(one.artifact), one))
      sole = merged(sole, one)
    }
    this.#sole = sole
  }

  /** The one with this hash, or with this left half of its hash. */
  withHash(value: string, hash: HashName, half: boolean, artifact: number): Named | undefined {
    const key = `${hash} ${half}`
    const known = this.#known.get(key) ?? this.#hashAll(hash, half)
    this.#known.set(key, known)
    return known.get(`${artifact} ${value}`) ?? known.get(value)
  }

  /** The only one that can be meant, where no hash fits: of the same artifact, or else of the paste. */
  only(artifact: number): Named | undefined {
    const sole = this.#soleOf.get(artifact) ?? this.#sole
    return sole === 'several' ? undefined : sole
  }

  get none(): boolean {
    return this.#named.length === 0
  }

  #hashAll(hash: HashName, half: boolean): ReadonlyMap<string, Named> {
    const known = new Map<string, Named>()
    for (const one of this.#named) {
      const value = hashed(one.text, hash, half)
      for (const key of [value, `${one.artifact} ${value}`]) if (!known.has(key)) known.set(key, one)
    }
    return known
  }
}

const merged = (before: Named | 'several' | undefined, one: Named): Named | 'several' =>
  before === undefined || (before !== 'several' && before.text === one.text) ? (before ?? one) : 'several'

/** The hash of a text, or its left half (OpenID Connect Core section 3.1.3.6), base64url. */
export function hashed(text: string, hash: HashName, half: boolean): string {
  const octets = digest(text, hash)
  return encodeBase64url(half ? octets.subarray(0, octets.length / 2) : octets)
}

const uses: ReadonlySet<Token['use']> = new Set(['access-token', 'unknown'])
const unlike: ReadonlySet<Token['kind']> = new Set(['placeholder', 'sd-jwt', 'saml'])

/** Tokens that a proof or an ID token can be about, in full: a cut one has another hash. */
export function accessTokensOf(tokens: readonly Token[]): Named[] {
  return tokens.flatMap((token, index) => {
    const { text, use, kind, elided, companion, masked, claims, artifact } = token
    const before = tokens[index - 1]
    const inner = before?.nested === true && before.artifact === artifact
    const meant = uses.has(use) && !unlike.has(kind) && text !== '' && !elided && !companion && !masked && !inner
    return meant && !(claims && Object.hasOwn(claims, 'at_hash')) ? [{ text, artifact, token: index }] : []
  })
}
