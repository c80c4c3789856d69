import { asArray, asObject, readJson } from '../decode/json.ts'
import { readCopiedReading } from '../errors/copied.ts'
import type { ErrorReading } from '../model/error-reading.ts'
import type { Json } from '../model/primitives.ts'
import type { Artifact } from '../token/artifact.ts'
import { readArtifact } from './artifact-rows.ts'
import { readTold, type Told } from './told.ts'
import { readToken } from './token-rows.ts'

/** More artifacts, tokens in all of them, or error texts are not put into a copy, nor read from one, whoever wrote it. */
export const mostInCopy = 100

/** The first of all that the lists hold, each in its own list: so those that are left keep their numbers. */
export function withinRoom<Item>(lists: readonly (readonly Item[])[], room = mostInCopy): readonly (readonly Item[])[] {
  let left = room
  return lists.map((list) => {
    const first = list.slice(0, left)
    left -= first.length
    return first
  })
}

/**
 * What `redact` made of somebody else's paste, as artifacts; none for any other paste. Whoever writes a link writes this, so
 * nothing in it is taken on trust: every member is checked, and what does not fit is left out.
 */
export function readCopy(paste: string): Artifact[] {
  const copy = contentOf(paste)
  if (!copy) return []
  const members = copy.artifacts.slice(0, mostInCopy).flatMap((item) => {
    const artifact = asObject(item)
    return artifact ? [artifact] : []
  })
  const tokens = withinRoom(members.map((artifact) => asArray(artifact.tokens) ?? []))
  const artifacts = members.map((artifact, i) =>
    withTokens(readArtifact(artifact, paste.length), tokens[i] ?? [], paste.length),
  )
  // Of an error text alone.
  const bare = artifacts.length === 0 && copy.errors[0] !== undefined
  return bare ? [readArtifact({}, paste.length)] : artifacts
}

const withTokens = (artifact: Artifact, tokens: readonly Json[], length: number): Artifact => ({
  ...artifact,
  sightings: tokens.flatMap((item) => {
    const token = readToken(item, length)
    return token
      ? [{ span: [0, length] as const, text: token.text, ...(token.hint && { hint: token.hint }), copy: token }]
      : []
  }),
})

/** The error texts of a redacted copy, of which it holds no word; undefined for any other paste. */
export const copiedErrors = (paste: string): readonly ErrorReading[] | undefined =>
  contentOf(paste)
    ?.errors.slice(0, mostInCopy)
    .flatMap((item) => readCopiedReading(asObject(item), [0, paste.length]) ?? [])

/** What the sender's page has found; undefined for any other paste, and for a copy of an older page. */
export const toldFindings = (paste: string): Told | undefined => readTold(contentOf(paste)?.told)

interface Content {
  artifacts: readonly Json[]
  errors: readonly Json[]
  told: Json | undefined
}

function contentOf(paste: string): Content | undefined {
  // Cheap to tell: no other paste begins like this.
  if (!paste.startsWith('{"copy":"token-inspector"')) return undefined
  const json = readJson(paste)
  const copy = json.ok ? asObject(json.root.value) : undefined
  const artifacts = asArray(copy?.artifacts)
  return artifacts && { artifacts, errors: asArray(copy?.errors) ?? [], told: copy?.told }
}
