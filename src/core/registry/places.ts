/**
 * Where a token travelled: behind the name `Authorization`, in the query or the fragment of an address, in a form (RFC 6750
 * section 2), or inside of the text that complains about it.
 */
const places = ['header', 'query', 'fragment', 'form', 'error-text'] as const

export type Place = (typeof places)[number]

/** Whether a text that somebody else wrote names one. */
export const isPlace = (text: unknown): text is Place => places.some((place) => place === text)
