import { findArtifacts } from './artifacts/index.ts'
import { copiedErrors, toldFindings } from './share/read-copy.ts'
import type { Told } from './share/told.ts'
import { retell } from './retell.ts'
import { decode, isEncrypted, type TokenKind } from './decode/index.ts'
import { withPlaintext } from './decode/decrypted.ts'
import { diagnose, type Finding, refusedFields } from './diagnose.ts'
import { attempts } from './facts/attempts.ts'
import { bindingsOf } from './facts/bindings/find-bindings.ts'
import type { ReadYaml } from './decode/yaml.ts'
import type { Artifact, Sighting } from './token/artifact.ts'
import type { Failure } from './model/failure.ts'
import type { Context, InspectionOf } from './model/inspection.ts'
import type { Span } from './model/primitives.ts'
import type { Token } from './token/token.ts'
import { readErrors } from './errors/read-errors.ts'
import { readGenerally } from './errors/general/read-generally.ts'
import { endOfFirstTokens, firstSightings } from './scan/first-tokens.ts'
import { expectationsOf } from './expectations/rows.ts'
import { effectiveExpected } from './expectations/effective.ts'
import type { ProviderId } from './providers/index.ts'
import type { RuleId } from './rules/index.ts'
import { issuerOf } from './token/claims.ts'
import { borneOut } from './facts/told-expectations.ts'
import { gatherFacts } from './facts/gather.ts'
import { recognise, type Recognition } from './facts/recognise.ts'
import { markQuoted, withoutMessages } from './facts/in-error-text.ts'
import { withCodes } from './facts/codes.ts'
import { withInnerErrors } from './facts/inner-error.ts'
import { tokenUse } from './token/token-use.ts'

export type { Finding }
export type { Context } from './model/inspection.ts'

/** What the door answers, by the ids that there are. */
export type Inspection = InspectionOf<{ kind: TokenKind; provider: ProviderId; rule: RuleId }>

/** What stands in a paste. */
export type Reading = Pick<Inspection, 'artifacts' | 'tokens' | 'errors' | 'selected'> & {
  /** Of a redacted copy. */
  told?: Told
  /** What was not read: this page is at fault, or there is too much. */
  failures: readonly Failure[]
}

/** What encrypted tokens hold, by their exact text. */
export type Opened = ReadonlyMap<string, string>

/**
 * The first step of the door: found and decoded, not judged. `opened`: the plaintexts of encrypted tokens that somebody
 * has the key of; a token inside of one is read as any other. `yaml`: what reads YAML; without it, none is read.
 */
export function readPaste(whole: string, opened: Opened = new Map(), yaml?: ReadYaml): Reading {
  const end = endOfFirstTokens(whole)
  const paste = whole.slice(0, end)
  const { attempt, failures } = attempts()
  const copied = attempt(() => copiedErrors(paste), undefined)
  const known = copied ?? attempt(() => readErrors(paste), [])
  const all = findArtifacts(paste, attempt, yaml)
  const { artifacts, from } = firstSightings(attempt(() => withoutMessages(all, known), all))
  const unread = from ?? end
  const decoded = artifacts.flatMap(({ sightings }, index) =>
    sightings.flatMap((sighting) => attempt(() => tokensOf(sighting, index, opened), [], { artifact: index })),
  )
  const read = attempt(() => withCodes(artifacts, decoded), decoded)
  const errors = copied ?? attempt(() => readGenerally(paste, known, { artifacts, tokens: read }), known)
  const tokens = attempt(() => markQuoted(paste, artifacts, read, known), read)
  const told = attempt(() => toldFindings(paste), undefined)
  return {
    artifacts: attempt(() => withInnerErrors(artifacts, tokens), artifacts),
    tokens,
    errors,
    selected: innermost(tokens, select(artifacts, tokens)),
    ...(told && { told }),
    failures: [...failures(), ...(unread === undefined ? [] : [{ from: unread }])],
  }
}

/** What a paste is, whatever the time and the API: whose tokens, and what there is to verify. */
export interface Recognised extends Reading, Recognition {}

/** The second step. `said`: id of the provider that the person says it is. */
export function recognisePaste(reading: Reading, said?: string): Recognised {
  const { attempt, failures } = attempts(reading.failures)
  const recognition = attempt(() => recognise(reading.artifacts, reading.tokens, said), unknown(reading))
  return { ...reading, ...recognition, failures: failures() }
}

/** The last step. Time passes and keys arrive while the paste stays: nothing need be read again for that. */
export function judge(recognised: Recognised, context: Omit<Context, 'provider'>): Inspection {
  const { artifacts, tokens, errors, selected, told, providers, unchecked } = recognised
  const { attempt, failures } = attempts(recognised.failures)
  const bindings = attempt(() => bindingsOf(artifacts, tokens, context), [])
  const issuers = tokens.flatMap((token) => issuerOf(token) ?? [])
  const given = context.expected ?? {}
  // An error text may be about another token: rules judge by what it names only as far as this one bears it out.
  const { expected } = attempt(() => effectiveExpected(given, artifacts, [], issuers), { expected: given, origins: {} })
  const wanted = attempt(
    () => effectiveExpected(given, artifacts, borneOut(errors, tokens), issuers).expected,
    expected,
  )
  const facts = gatherFacts(
    artifacts,
    tokens,
    { ...context, expected: wanted },
    { recognition: recognised, bindings, errors, failures: failures() },
  )
  const counts = { tokens: tokens.length, artifacts: artifacts.length, errors: errors.length }
  const diagnosis = diagnose(facts, selected)
  const { findings, headline } = attempt(() => retell(told, diagnosis, context, counts), diagnosis)
  const signatures = unchecked.map((one, i) => {
    const about = facts[i]
    return about?.about === 'token' ? about.signature : one
  })
  const about = facts.find((one) => one.about === 'token' && one.index === selected)
  const expectations = attempt(
    () =>
      expectationsOf(
        effectiveExpected(given, artifacts, errors, issuers),
        about?.about === 'token' ? about : undefined,
        refusedFields(findings, selected),
      ),
    [],
  )
  return {
    artifacts,
    tokens,
    providers,
    signatures,
    bindings,
    errors,
    expected,
    expectations,
    findings,
    headline,
    selected,
  }
}

/** Where nothing can be said of anybody. */
const unknown = ({ artifacts, tokens }: Reading): Recognition => ({
  providers: tokens.map(() => null),
  requests: artifacts.map(() => undefined),
  beside: undefined,
  unchecked: tokens.map(() => ({ status: 'unverifiable', because: 'other-form' })),
})

const tokensOf = (sighting: Sighting, artifact: number, opened: Opened): Token[] =>
  sighting.copy ? [{ ...sighting.copy, span: sighting.span, artifact }] : readAll(sighting, artifact, opened)

/** Tokens inside of tokens are opened this far; real ones have two layers (RFC 7519 section 5.2). */
const deepest = 4

/** A token, and behind it the one that is its payload. */
function readAll(sighting: Sighting, artifact: number, opened: Opened, depth = 1): Token[] {
  const { text, span, hint, undone, companion, place, missing } = sighting
  const { inner, ...read } = readOne(sighting, opened)
  const named = {
    ...(hint && { hint }),
    ...(undone && { undone }),
    ...(companion && { companion }),
    ...(place && { place }),
    ...(missing !== undefined && { missing }),
  }
  const use = tokenUse({ ...read, ...named })
  const token = { ...read, use, text, length: text.length, artifact, ...named }
  if (inner === undefined || depth >= deepest) return [token]
  const carrier = read.parts.find(({ label }) => label === 'claims')
  const stretch = carrier?.decrypted ? besides(carrier.span, inner) : (carrier?.span ?? span)
  return [
    token,
    ...readAll(
      { text: inner, span: stretch, ...(hint && { hint }), ...(companion && { companion }) },
      artifact,
      opened,
      depth + 1,
    ),
  ]
}

function readOne(sighting: Sighting, opened: Opened) {
  const read = { ...decode(sighting), span: sighting.span }
  const plaintext = isEncrypted(read) ? opened.get(sighting.text) : undefined
  return plaintext === undefined ? read : withPlaintext(read, plaintext)
}

/**
 * A stretch of ciphertext as the place of what was inside. Of the same length, as compressed content may be, it would pass
 * for the text itself, part by part.
 */
const besides = ([start, end]: Span, inner: string): Span => [start, end - start === inner.length ? end - 1 : end]

/** What somebody has decrypted is what they want to look at. */
function innermost(tokens: readonly Token[], selected: number | null): number | null {
  const token = selected === null ? undefined : tokens[selected]
  if (selected === null || !token?.nested || !token.parts.some(({ decrypted }) => decrypted)) return selected
  // Nested too deep, what is inside was not read.
  if (tokens[selected + 1] === undefined) return selected
  return innermost(tokens, selected + 1)
}

/** The access token of the first response, or else the first token. */
function select(artifacts: readonly Artifact[], tokens: readonly Token[]): number | null {
  if (tokens.length === 0) return null
  const labelled = tokens.findIndex(({ hint }) => hint === 'access-token')
  const first = tokens[0]
  // A token that was sent goes before one that was received.
  if (labelled >= 0 && first?.hint !== undefined && artifacts[first.artifact]?.scheme === undefined) return labelled
  return 0
}
