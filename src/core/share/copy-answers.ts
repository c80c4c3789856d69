import type { AnyInspection } from '../model/inspection.ts'
import { alike, copyReading, type CopiedReading } from '../errors/copied.ts'
import { askedOf, isPlainAddress } from '../facts/answers.ts'
import type { Artifact } from '../token/artifact.ts'

export type CopiedAnswer = Pick<Artifact, 'callback' | 'metadata' | 'asks'>

/** What a copy holds of an answer beside its challenges: addresses of servers, as `iss` of a token, and yes or no. */
export function copyAnswer(artifact: Artifact, mask: string): CopiedAnswer {
  const { callback, metadata } = artifact
  const asks = askedOf(artifact)
  return {
    ...(callback && {
      callback: { ...callback, ...(callback.issuer !== undefined && { issuer: address(callback.issuer, mask) }) },
    }),
    ...(metadata && {
      metadata: {
        ...metadata,
        issuer: address(metadata.issuer, mask),
        ...(metadata.address !== undefined && { address: address(metadata.address, mask) }),
      },
    }),
    ...(asks && { asks }),
  }
}

/** Without a user, a query or anything that no server is called. */
const address = (value: string, mask: string) => (isPlainAddress(value) ? value : mask)

/** Which error texts there were; of what they saw in the refused token only what the copy says of the pasted one anyway. */
export function copyErrors(
  { errors, tokens }: AnyInspection,
  known: ReadonlySet<string>,
  mask: string,
): CopiedReading[] {
  // Of open members, which every copy has as they are.
  const named = tokens.flatMap(({ header, claims }) =>
    [header?.kid, header?.alg, header?.typ, claims?.iss, claims?.aud, claims?.azp, claims?.client_id]
      .flat()
      .filter((value) => typeof value === 'string'),
  )
  const values = [...known, ...named].filter((value) => value.length <= 300)
  return errors.map((reading) => copyReading(reading, (value) => values.some((one) => alike(one, value)), mask))
}
