/** An address as servers have: nothing in it needs to be masked in a copy. What is no such address is not compared. */
export const isPlainAddress = (value: string) => /^https?:\/\/(?!.*[^/]{100})[\w.:/{}~-]{1,500}$/.test(value)
