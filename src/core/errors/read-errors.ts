import type { ErrorReading } from '../model/error-reading.ts'
import { conditions } from '../registry/conditions.ts'
import { factsOf } from './error-facts.ts'
import { type Match, type Pattern, matchAt, readPattern, wordsOf } from './patterns.ts'
import { breaksLine, type PlainText, plainText } from './plain-text.ts'
import type { Emitter, Row } from './rows/define.ts'
import { emitters } from './rows/index.ts'
import { sourceOf } from './source.ts'

interface Known {
  row: Row
  emitter: Emitter
  pattern: Pattern
  /** Where its rarest word stands in the first segment. */
  anchor: number
}

interface Sighted extends Match {
  known: Known
  score: number
  named: boolean
}

interface Catalogue {
  byWord: ReadonlyMap<string, readonly Known[]>
  byHint: ReadonlyMap<string, readonly Emitter[]>
}

/** Of one place; and of one text, since nobody reads more. */
const mostPerPlace = 3
const mostReadings = 60
/** A place that is longer than any message is cut into several. */
const mostPerCluster = 40
/** How far away, in characters, a name still says who speaks. */
const nearby = 2000
/** What a name nearby is worth, in characters of literal text; what a text costs that anybody could have written. */
const worthOfName = 30
const costOfGeneral = 30
/** Less than a character: of texts that are otherwise the same, the one with the same capital letters. */
const worthOfCase = 0.5

/**
 * Explains the error texts in a text: a description, a JSON body, a header line, a log. Best three readings of each
 * place, more specific first; those that tell a condition in words of their own come before bare codes, and these before
 * what tells none; otherwise in the order of the text. The same is said once. Linear in the length of the text; any text
 * is fine, a text without known messages has no readings.
 */
export function readErrors(text: string): readonly ErrorReading[] {
  const plain = plainText(text)
  const { sightings, hints } = sight(plain)
  const judged = sightings.flatMap((sighting) => judge(plain, text, sighting, hints))
  const told = new Set<string>()
  const readings: { reading: ErrorReading; tells: number }[] = []
  for (const place of placesOf(judged)) {
    for (const best of bestOf(place)) {
      if (readings.length >= mostReadings) break
      const reading = readingOf(plain, best)
      const { id, says, facts } = reading
      const words = JSON.stringify([id, says, facts])
      if (told.has(words)) continue
      told.add(words)
      readings.push({ reading, tells: tellingOf(reading, best.known.pattern) })
    }
  }
  return readings.toSorted((a, b) => b.tells - a.tells).map(({ reading }) => reading)
}

/** Codes of the specifications: E001 to E021. */
const isCode = (id: string) => /^E0[012]\d$/.test(id)

/** What tells more comes first: a cause, a cause in words of anybody's, a code that stands for several, nothing. */
function tellingOf({ id, conditions: of, facts }: ErrorReading, { general }: Pattern): number {
  if (of.length === 0) return 0
  if (isCode(id)) return 0.5
  if (general) return 1
  // “A claim” is less than the claim itself, and the codes of frameworks mean whatever stands beside them.
  return of[0] === 'claim' && facts.claim === undefined ? 1.5 : 2
}

let catalogue: Catalogue | undefined

/** Built at the first use: the texts of some hundred messages by the word that is rarest among them. */
function readCatalogue(): Catalogue {
  const all: { row: Row; emitter: Emitter; pattern: Pattern }[] = emitters.flatMap((emitter) =>
    emitter.rows.flatMap((row) => [row[2]].flat().map((written) => ({ row, emitter, pattern: readPattern(written) }))),
  )
  const counts = new Map<string, number>()
  for (const { pattern } of all) for (const { word } of wordsOf(pattern)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const byWord = new Map<string, Known[]>()
  for (const entry of all) {
    const rarity = ({ word }: { word: string }) => (counts.get(word) ?? 0) - word.length / 100
    const [rarest] = wordsOf(entry.pattern).toSorted((a, b) => rarity(a) - rarity(b))
    if (rarest) append(byWord, rarest.word, { ...entry, anchor: rarest.index })
  }
  const byHint = new Map<string, Emitter[]>()
  for (const emitter of emitters) for (const hint of emitter.hints?.split(' ') ?? []) append(byHint, hint, emitter)
  return { byWord, byHint }
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V) {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** Which emitters are named in which stretches of the text. */
type Hints = ReadonlyMap<Emitter, ReadonlySet<number>>

function sight(plain: PlainText): { sightings: readonly (Match & { known: Known })[]; hints: Hints } {
  catalogue ??= readCatalogue()
  const sightings: (Match & { known: Known })[] = []
  const hints = new Map<Emitter, Set<number>>()
  const { byWord, byHint } = catalogue
  const noteHint = (name: string, index: number) => {
    for (const emitter of byHint.get(name) ?? []) {
      const stretches = hints.get(emitter) ?? new Set()
      hints.set(emitter, stretches.add(Math.floor(index / nearby)))
    }
  }
  for (const { 0: run, index: start } of plain.text.matchAll(/[a-z0-9_-]+/g)) {
    if (run.includes('-')) noteHint(run.replaceAll('-', '_'), start)
    for (const { 0: word, index } of run.matchAll(/[a-z0-9_]+/g)) {
      noteHint(word, start + index)
      for (const known of byWord.get(word) ?? []) {
        const match = matchAt(plain, known.pattern, start + index - known.anchor)
        if (match) sightings.push({ ...match, known })
      }
    }
  }
  return { sightings, hints }
}

function judge(plain: PlainText, original: string, sighting: Match & { known: Known }, hints: Hints): Sighted[] {
  const { emitter, pattern } = sighting.known
  const stretch = Math.floor(sighting.start / nearby)
  const stretches = hints.get(emitter)
  const named = stretches !== undefined && [-1, 0, 1].some((step) => stretches.has(stretch + step))
  if (pattern.onlyNamed && !named) return []
  // A code that goes on to describe itself is not a code alone.
  if (pattern.general && /^,? ?error_(?:description|uri)\b/.test(plain.text.slice(sighting.end, sighting.end + 20)))
    return []
  if (pattern.general) {
    const before = opens(plain, original, sighting.start)
    const after = closes(plain, original, sighting.end)
    if (!(before && after) && !(named && (before || after))) return []
  }
  const score =
    pattern.weight +
    (named ? worthOfName : 0) -
    (pattern.general ? costOfGeneral : 0) +
    (plain.cased.startsWith(pattern.cased, sighting.start) ? worthOfCase : 0)
  return [{ ...sighting, score, named }]
}

/** Whether something may begin there that stands for itself: behind the start of a line, a mark or a quotation mark. */
function opens(plain: PlainText, original: string, start: number): boolean {
  const gap = plain.text[start - 1] === ' '
  const sign = plain.text[gap ? start - 2 : start - 1]
  return sign === undefined || /[':=[\](){}>|&?-]/.test(sign) || (gap && breaksLine(plain, original, start - 1))
}

function closes(plain: PlainText, original: string, end: number): boolean {
  const rest = plain.text.slice(end, end + 2)
  return rest === '' || /^(?:[')\]}<&;]|, ?'|\.(?:$|[ '])| $)/.test(rest) || breaksAt(plain, original, end)
}

const breaksAt = (plain: PlainText, original: string, at: number) =>
  plain.text[at] === ' ' && breaksLine(plain, original, at)

/** Messages that overlap are readings of the same place. */
function placesOf(sightings: readonly Sighted[]): Sighted[][] {
  const places: Sighted[][] = []
  let end = -1
  for (const sighting of sightings.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const place = places.at(-1)
    if (place && sighting.start < end && place.length < mostPerCluster) place.push(sighting)
    else places.push([sighting])
    end = Math.max(end, sighting.end)
  }
  return places
}

/** A message inside of a longer one says nothing of its own, unless its emitter is the one that is named. */
function bestOf(place: readonly Sighted[]): readonly Sighted[] {
  const left = place.filter((inner) => !place.some((outer) => outdoes(outer, inner)))
  const byRow = new Map<string, Sighted>()
  for (const sighting of left.toSorted((a, b) => b.score - a.score))
    if (!byRow.has(sighting.known.row[0])) byRow.set(sighting.known.row[0], sighting)
  return [...byRow.values()].slice(0, mostPerPlace)
}

function outdoes(outer: Sighted, inner: Sighted): boolean {
  if (outer === inner || outer.start > inner.start || outer.end < inner.end) return false
  if (outer.named !== inner.named) return outer.named
  // “The reason stands behind the colon”: there it stands.
  if (outer.known.row[1].length === 0 && inner.known.row[1].length > 0 && !inner.known.pattern.general) return false
  return outer.known.pattern.weight > inner.known.pattern.weight
}

function readingOf(plain: PlainText, sighting: Sighted): ErrorReading {
  const { row, emitter, pattern } = sighting.known
  return {
    ...explain(row, emitter, pattern.fromUse),
    span: [plain.at[sighting.start] ?? 0, plain.ends[sighting.end - 1] ?? 0],
    facts: factsOf(plain, sighting),
  }
}

/** What a row says, whatever the text. `fromUse`: the text was not read in the emitter's source. */
export function explain(row: Row, emitter: Emitter, fromUse: boolean): Omit<ErrorReading, 'span' | 'facts'> {
  const [id, one, , says = '', look = ''] = row
  const of = typeof one === 'string' ? [one] : one
  const text = of[0] === undefined ? untold : conditions[of[0]]
  const meaning = says === '' ? text.means : says
  return {
    id,
    emitter: emitter.name,
    ...(emitter.wants && { wants: emitter.wants }),
    conditions: of,
    says: fromUse ? `This looks like a message of ${emitter.name}. ${meaning}` : meaning,
    look: look === '' ? text.look : look,
    source: sourceOf(emitter.source),
  }
}

const untold = {
  means: 'The token was refused; the text does not say why.',
  look: 'The log of the server often has the reason. Otherwise what is found in the token itself.',
}
