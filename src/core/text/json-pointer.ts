/** JSON Pointers to a member of a header or claims set (RFC 6901), as findings and redacted copies use them: `/claims/exp`. */

/** The pointer to a member; its name is escaped as RFC 6901 section 3 has it. */
export const pointerTo = (part: string, name: string) => `/${part}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`

/** The member's name that a pointer of this kind ends in. */
export const nameAt = (pointer: string) =>
  pointer
    .slice(pointer.lastIndexOf('/') + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~')
