/** The verdict of the page against those of six verifiers that run in Node, over a hundred forged tokens. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { answersOf } from '../../errors/lab.ts'
import type { ApiStack } from '../../registry/api-stacks.ts'
import { readErrors } from '../../errors/read-errors.ts'
import { noon } from '../forge.ts'
import { disagreements } from './disagreements.ts'
import { type Kind, forgedTokens, kinds } from './forged-tokens.ts'
import { judged, setting, signers } from './setting.ts'
import { sixVerifiers, type VerifierName, verifierNames } from './six-verifiers.ts'

const seed = 5

interface Trial {
  kind: Kind
  refusedFor: readonly string[]
  /** Undefined: it takes the token. */
  said: Record<VerifierName, string | undefined>
  foretold: (stack: ApiStack) => string | undefined
}

let trials: readonly Trial[] = []

// oxlint-disable-next-line vitest/require-hook -- typed above
describe('six verifiers and the page', () => {
  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: noon * 1000 })
    const { verifiers, stop } = await sixVerifiers(setting)
    const answer = async (name: VerifierName, token: string) =>
      [name, await verifiers[name](`Bearer ${token}`)] as const
    trials = await Promise.all(
      forgedTokens(signers, seed, 100).map(async ({ kind, token }) => {
        const { errors, foretold } = await judged(token)
        const said = await Promise.all(verifierNames.map((name) => answer(name, token)))
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one for each name
        return { kind, refusedFor: errors, foretold, said: Object.fromEntries(said) as Trial['said'] }
      }),
    )
    stop()
  }, 60_000)
  afterAll(() => {
    vi.useRealTimers()
  })

  const listed = (name: string, verifier: VerifierName) =>
    disagreements.find((row) => row.kinds.includes(name) && row.verifiers.includes(verifier))

  it('saw a hundred tokens, some of each kind', () => {
    expect(trials).toHaveLength(100)
    expect(new Set(trials.map(({ kind }) => kind.name)).size).toBe(kinds.length)
    expect(new Set(kinds.map(({ name }) => name)).size).toBe(kinds.length)
  })

  it('agree, but where it is listed', () => {
    const unlisted = trials.flatMap(({ kind: { name }, refusedFor, said }) =>
      verifierNames.flatMap((verifier) => {
        const [we, they] = [refusedFor.length > 0, said[verifier] !== undefined]
        if (we === they || listed(name, verifier)?.we === (we ? 'refuse' : 'take')) return []
        return [`${name}: ${verifier} says “${said[verifier] ?? 'taken'}”, we say [${refusedFor.join()}]`]
      }),
    )
    expect(unlisted).toEqual([])
  })

  it('disagree wherever it is listed', () => {
    const settled = disagreements.flatMap((row) =>
      row.kinds.flatMap((name) =>
        row.verifiers.flatMap((verifier) => {
          const about = trials.filter(({ kind }) => kind.name === name)
          const differs = (trial: Trial) => trial.refusedFor.length > 0 === (trial.said[verifier] === undefined)
          return about.length > 0 && about.every(differs) ? [] : [`${name}: ${verifier}`]
        }),
      ),
    )
    expect(settled).toEqual([])
  })

  it('what they say is explained as what is wrong', () => {
    const unexplained = trials.flatMap(({ kind, said }) =>
      verifierNames.flatMap((verifier) => {
        const text = said[verifier]
        if (text === undefined || bare.has(`${verifier}: ${kind.name}`)) return []
        const conditions = readErrors(text).flatMap((reading) => reading.conditions)
        return kind.means.some((condition) => conditions.includes(condition))
          ? []
          : [`${kind.name}: ${verifier}: ${text}: [${conditions.join()}]`]
      }),
    )
    expect(unexplained).toEqual([])
  })

  it('they say what was foretold', () => {
    // Two of them take the very second, which no lab has tried.
    const wrong = trials
      .filter(({ kind }) => kind.name !== 'expired to the second')
      .flatMap(({ kind, said, foretold }) =>
        verifierNames.flatMap((verifier) => {
          const text = foretold(verifier)
          if (text === undefined || text === 'SyntaxError' || begins(said[verifier], text)) return []
          return [`${kind.name}: ${verifier}: “${text}” and not “${said[verifier] ?? 'taken'}”`]
        }),
      )
    expect(wrong).toEqual([])
    const bold = trials.flatMap(({ foretold }) => verifierNames.filter((verifier) => foretold(verifier) !== undefined))
    expect(bold.length).toBeGreaterThan(150)
  })

  it('what they say is what the lab wrote down', () => {
    const changed = trials.flatMap(({ kind, said }) =>
      kind.lab === undefined
        ? []
        : answersOf(kind.lab).flatMap(({ verifier, text }) => {
            const name = verifierNames.find((candidate) => verifier.startsWith(`${candidate} `))
            const heard = name === undefined ? undefined : said[name]
            if (name === undefined || text === 'SyntaxError' || like(text).test(heard ?? '')) return []
            return [`${kind.name}: ${verifier}: ${text}: ${heard ?? 'taken'}`]
          }),
    )
    expect(changed).toEqual([])
  })
})

/** They answer without a word, or with one of their run time’s. */
const bare = new Set([
  'express-oauth2-jwt-bearer: Bearer twice',
  'jsonwebtoken: the payload cut',
  'express-jwt: the payload cut',
])

/** express-oauth2-jwt-bearer goes on with the algorithms that it supports. */
const begins = (said: string | undefined, text: string) =>
  said === text || said?.startsWith(`${text} Supported: `) === true

/** With its placeholders as gaps. */
const like = (text: string) =>
  new RegExp(
    `^${text
      .split(/<\w+>/)
      .map((piece) => piece.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
      .join('.+')}\\.?(?: Supported: .+)?$`,
  )
