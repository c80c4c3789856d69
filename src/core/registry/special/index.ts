import type { Members, SpecialToken } from './define.ts'
import { protocolTokens } from './protocols.ts'
import { vendorTokens } from './vendors.ts'

const rows = { ...protocolTokens, ...vendorTokens }

/** The ids of the kinds of tokens that have a specification or a manual of their own. */
export type SpecialUse = keyof typeof rows

const byId: Readonly<Record<SpecialUse, SpecialToken>> = rows
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The rows are written above, with no other keys.
const ids = Object.keys(rows) as SpecialUse[]

/** What a person calls each. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- One for each id.
export const specialNames = Object.fromEntries(ids.map((id) => [id, byId[id].name])) as Record<SpecialUse, string>

const isSpecialUse = (use: string): use is SpecialUse => Object.hasOwn(byId, use)

/** The row of a kind; undefined for a use that has none. */
export const specialToken = (use: string): SpecialToken | undefined => (isSpecialUse(use) ? byId[use] : undefined)

/** Of a special kind by its header’s `typ`, in lower case and without `application/`. */
export const specialByType = (type: string): SpecialUse | undefined => ids.find((id) => byId[id].types?.includes(type))

/** Health cards are credentials, so they are asked first; the others exclude each other. */
const inOrder: readonly SpecialUse[] = ['health-card', ...ids]

/** Of a special kind by members that no other token has. */
export const specialByMembers = (claims: Members, header: Members): SpecialUse | undefined =>
  inOrder.find((id) => byId[id].is?.(claims, header))
