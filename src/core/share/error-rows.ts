import { alike, copyReading, type CopiedReading } from '../errors/copied.ts'
import type { AnyInspection } from '../model/inspection.ts'
import { mask } from '../text/mask.ts'
import type { Masking } from './masking.ts'

/** What an API expects is named as settings are: no address of a person, no query, nothing that nobody can type. */
const isIdentifier = (value: string) => /^(?!.*[^ ]{120})(?:https?:\/\/)?[\w.:/~+*‹› -]{1,300}$/.test(value)

/** Which error texts there were; of what they saw in the refused token only what the copy says of the pasted one anyway. */
export function maskErrors({ errors, tokens }: AnyInspection, { known, system }: Masking): CopiedReading[] {
  // Of open members, which every copy has.
  const named = tokens.flatMap(({ header, claims }) =>
    [header?.kid, header?.alg, header?.typ, claims?.iss, claims?.aud, claims?.azp, claims?.client_id]
      .flat()
      .filter((value) => typeof value === 'string'),
  )
  const values = [...known, ...named].filter((value) => value.length <= 300)
  return errors.map((reading) =>
    copyReading(reading, {
      wanted: (value) => (isIdentifier(value) ? system(value) : mask),
      seen: (value) => (values.some((one) => alike(one, value)) ? system(value) : mask),
    }),
  )
}
