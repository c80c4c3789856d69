import type { TokenKind } from '../decode/index.ts'
import type { ArtifactOf, SightingOf } from '../model/artifact.ts'

/** A piece of the paste that carries tokens or says something about how they were asked for. */
export type Artifact = ArtifactOf<TokenKind>

/** One place in an artifact that holds a token. */
export type Sighting = SightingOf<TokenKind>
