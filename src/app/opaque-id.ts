const ids = new WeakMap<object, number>()
let last = 0

/** A name for an object that tells nothing of what is in it: what stands in a query key is kept and shown by tools. */
export function opaqueId(object: object): number {
  const known = ids.get(object)
  if (known !== undefined) return known
  last += 1
  ids.set(object, last)
  return last
}
