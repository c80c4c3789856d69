import { asArray, asObject, readJson } from '../decode/json.ts'
import { readCopiedReading } from '../errors/copied.ts'
import type { ErrorReading } from '../model/error-reading.ts'
import type { Json } from '../model/primitives.ts'
import type { Artifact } from '../token/artifact.ts'
import { readArtifact } from './artifact-rows.ts'
import { readTold, type Told } from './told.ts'
import { readToken } from './token-rows.ts'

/** More than these are not read from a copy, whoever wrote it. */
export const mostInCopy = 100

/**
 * What `redact` made of somebody else's paste, as artifacts; none for any other paste. Whoever writes a link writes this, so
 * nothing in it is taken on trust: every member is checked, and what does not fit is left out.
 */
export function readCopy(paste: string): Artifact[] {
  const copy = contentOf(paste)
  if (!copy) return []
  const artifacts = copy.artifacts.slice(0, mostInCopy).flatMap((item) => {
    const artifact = asObject(item)
    return artifact ? [withTokens(readArtifact(artifact, paste.length), artifact.tokens, paste.length)] : []
  })
  // Of an error text alone.
  const bare = artifacts.length === 0 && copy.errors[0] !== undefined
  return bare ? [readArtifact({}, paste.length)] : artifacts
}

const withTokens = (artifact: Artifact, tokens: Json | undefined, length: number): Artifact => ({
  ...artifact,
  sightings: (asArray(tokens) ?? []).slice(0, mostInCopy).flatMap((item) => {
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
