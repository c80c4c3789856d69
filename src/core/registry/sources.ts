/** Where facts are written, with the words for a link. */

/** A section of an RFC as a source. */
export const rfc = (number: number, section: string) => ({
  label: `RFC ${number}, section ${section}`,
  url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
})

/** Pages of a vendor's manual, as a source and as the further reading of a fix. */
export const manual = (vendor: string, root: string) => (title: string, path: string) => ({
  label: `${vendor}: ${title}`,
  url: `${root}/${path}`,
})
