import { alike, copyReading, type CopiedReading } from '../errors/copied.ts'
import type { AnyInspection } from '../model/inspection.ts'
import { mask } from './mask.ts'

/** Which error texts there were; of what they saw in the refused token only what the copy says of the pasted one anyway. */
export function copyErrors({ errors, tokens }: AnyInspection, known: ReadonlySet<string>): CopiedReading[] {
  // Of open members, which every copy has as they are.
  const named = tokens.flatMap(({ header, claims }) =>
    [header?.kid, header?.alg, header?.typ, claims?.iss, claims?.aud, claims?.azp, claims?.client_id]
      .flat()
      .filter((value) => typeof value === 'string'),
  )
  const values = [...known, ...named].filter((value) => value.length <= 300)
  return errors.map((reading) => copyReading(reading, (value) => values.some((one) => alike(one, value)), mask))
}
