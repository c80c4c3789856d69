import type { Artifact } from '../token/artifact.ts'
import type { Token } from '../token/token.ts'
import { tokensByArtifact } from './answers.ts'

/**
 * Artifacts with what a signed authorization response in them says: an error that the server has signed counts as one that
 * stands in the address itself (JARM section 2.1).
 */
export const withInnerErrors = (artifacts: readonly Artifact[], tokens: readonly Token[]): readonly Artifact[] =>
  artifacts.map((artifact, index) => {
    const response = tokensByArtifact(tokens)
      .get(index)
      ?.find(({ use }) => use === 'authorization-response')
    const { error, error_description: description } = response?.claims ?? {}
    if (typeof error !== 'string' || artifact.error) return artifact
    return {
      ...artifact,
      error: { code: error, ...(typeof description === 'string' && { description }) },
      callback: artifact.callback ?? {},
    }
  })
