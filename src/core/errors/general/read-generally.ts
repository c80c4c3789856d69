import type { ErrorFacts, ErrorReading } from '../../model/error-reading.ts'
import type { Artifact } from '../../token/artifact.ts'
import type { Token } from '../../token/token.ts'
import { type Condition, conditions } from '../../registry/conditions.ts'
import { type PlainText, plainText } from '../plain-text.ts'
import { explain } from '../read-errors.ts'
import { general } from '../rows/general.ts'
import { factsFrom } from './facts-from.ts'
import { valuesIn } from './in-token.ts'
import { isBareRefusal, isCode, isProse, isUneventful, speaksOfAccess } from './kinds-of-text.ts'
import { networkReason } from './network.ts'
import { type Statement, statementsOf, windowFrom } from './statements.ts'
import { fault, ofTokens, otherTokens } from './subjects.ts'
import { type Telling, tellingOf } from './telling.ts'

/** Of an unknown text beside a token; longer ones are prose. */
const mostWords = 25
/** A paste says as much, and nobody reads more. */
const most = 2
/** Bare codes of specifications, and what tells nothing: a text in plain words beside one says more. */
const isBare = ({ id, conditions: of }: ErrorReading) => of.length === 0 || /^E0(?:0\d|1\d|20)$/.test(id)

/** Carriers that hold requests, settings or documents, and not what somebody answered. */
const noAnswers: ReadonlySet<string> = new Set(
  'resource-server-config jwks metadata token-response curl fetch-call powershell authorization-request form-body har kubernetes-secret permalink redacted-copy pem env-line cookie dpop-headers jws-json'.split(
    ' ',
  ),
)

interface Found {
  statement: Statement
  row: string
  /** Absent where keys could not be fetched. */
  told?: Telling
}

/**
 * The readings of a paste, with what the rows do not know: which condition an unknown text speaks of, in plain words; the two
 * values that it names; a claim that its values show it to be about. Where a row has the text, the values that the row leaves
 * out. A text that says nothing is a reading too, where it is one of an error. Linear in the length of the text.
 */
export function readGenerally(
  text: string,
  known: readonly ErrorReading[],
  { artifacts, tokens }: { artifacts: readonly Artifact[]; tokens: readonly Token[] },
): readonly ErrorReading[] {
  if (artifacts.some(({ redacted }) => redacted)) return known
  const plain = plainText(text)
  const taken = artifacts.flatMap(({ carrier, span }) => (noAnswers.has(carrier) ? [span] : []))
  const statements = statementsOf(plain, text, taken)
  const values = valuesIn(tokens)
  const withToken = tokens.length > 0
  const found = statements.flatMap((statement, i): Found[] => {
    const near = statements.slice(Math.max(0, i - 2), i + 3).map((one) => one.text)
    const row = networkReason(statement.text, near.join(' '))
    if (row !== undefined) return [{ statement, row }]
    const told = tellingOf(statement, windowFrom(plain, statement), { values, withToken })
    return told ? [{ statement, told, row: rowFor(told.condition) }] : []
  })
  const filled = known.map((reading) => {
    const own = found.find(({ statement, told }) => told && overlaps(plain, statement, reading))
    return own?.told ? { ...reading, facts: joined(reading, own.told) } : reading
  })
  const network = found.filter(({ told }) => told === undefined)
  const tells = filled.some((reading) => !isBare(reading))
  const added = [...network, ...(tells || network.length > 0 ? [] : found)].slice(0, most)
  if (added.length > 0) {
    const readings = added.map(({ statement, told, row }) => readingOf(plain, statement, row, told))
    return [...readings, ...filled]
  }
  if (filled.length > 0) return filled
  const unknown = statements.filter((statement) => isUnknown(statement, withToken))
  const telling = unknown.find((one) => !isBareRefusal(one.text))
  if (telling) return [readingOf(plain, telling, 'E800')]
  return unknown[0] && withToken ? [readingOf(plain, unknown[0], 'E840')] : []
}

function isUnknown({ text, cased }: Statement, withToken: boolean): boolean {
  if (isCode(cased) || isProse(text) || isUneventful(text)) return false
  if (!speaksOfAccess(text) && !(withToken && fault.test(text) && text.split(' ').length <= mostWords)) return false
  return withToken || (ofTokens.test(text) && !otherTokens.test(text))
}

const rows = general.flatMap((emitter) => emitter.rows.map((row) => ({ row, emitter })))
const rowFor = (condition: Condition): string =>
  rows.find(({ row }) => row[1] === condition && Number(row[0].slice(1)) < 830)?.row[0] ?? 'E800'

function readingOf(plain: PlainText, statement: Statement, id: string, told?: Telling): ErrorReading {
  const known = rows.find(({ row }) => row[0] === id) ?? rows[0]
  if (!known) throw new RangeError('no row for an unknown text')
  return {
    ...explain(known.row, known.emitter, false),
    span: [plain.at[statement.start] ?? 0, plain.ends[statement.end - 1] ?? 0],
    facts: told ? factsFrom(told) : {},
  }
}

const overlaps = (plain: PlainText, { start, end }: Statement, { span: [from, to] }: ErrorReading) =>
  (plain.at[start] ?? 0) < to && from < (plain.ends[end - 1] ?? 0)

/** What the row has read goes first; only of the same matter. */
function joined({ conditions: of, facts }: ErrorReading, told: Telling): ErrorFacts {
  if (of.length > 0 && !of.includes(told.condition)) return facts
  const { found, ...expected } = factsFrom(told)
  const seen = { ...found, ...facts.found }
  return { ...expected, ...facts, ...(Object.keys(seen).length > 0 && { found: seen }) }
}

/** Whether nobody's row has the text: what is said of it is a guess from its words. */
export const isGeneral = ({ id }: Pick<ErrorReading, 'id'>) => /^E8\d\d$/.test(id)

/** Of a general reading. */
export const lookFor = (condition: Condition) => conditions[condition].look
