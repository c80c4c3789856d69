/**
 * Where a token travelled: behind the name `Authorization`, in the query or the fragment of an address, in a form (RFC 6750
 * section 2), inside of the text that complains about it, or as what a client hands to a token endpoint (RFC 7521, RFC 8693)
 * or to a cloud that trusts it.
 */
const places = ['header', 'query', 'fragment', 'form', 'error-text', 'assertion', 'federation'] as const

export type Place = (typeof places)[number]

/** Whether a text that somebody else wrote names one. */
export const isPlace = (text: unknown): text is Place => places.some((place) => place === text)
