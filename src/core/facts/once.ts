/**
 * A function of something that many rules ask about, such as all tokens of the paste, computed once for each: the same
 * answer as without, and work that does not grow with the square of the paste.
 */
export function once<Of extends object, Answer>(compute: (of: Of) => Answer): (of: Of) => Answer {
  const known = new WeakMap<Of, { answer: Answer }>()
  return (of) => {
    const before = known.get(of)
    if (before) return before.answer
    const answer = compute(of)
    known.set(of, { answer })
    return answer
  }
}
