/** Stands for a masked text. */
export const mask = '‹masked›'

/** A member name that says something to others: an identifier or a namespace, not a person's data. */
const publicName = /^[A-Za-z_][A-Za-z0-9_.:/#-]{0,79}$/
export const isPublic = (name: string) => publicName.test(name) && !/\d{6}/.test(name)
