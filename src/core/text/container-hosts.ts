/** Names that a machine or a container network gives itself, and that nobody outside of it knows. */
const inside =
  /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\]|0\.0\.0\.0|host\.docker\.internal|host\.containers\.internal|gateway\.docker\.internal|kubernetes\.default(?:\.svc.*)?|[^.]+|.*\.(?:svc|cluster\.local|local|internal|docker|localhost))$/i

const path = ({ pathname }: URL) => pathname.replace(/\/$/, '')
const addressOf = (value: string) => (URL.canParse(value) ? new URL(value) : undefined)

/**
 * Whether two issuers may be one server that is seen from inside and from outside of a container or a cluster: the same path,
 * and at least one host that counts only inside.
 */
export function insideAndOutside(a: string, b: string): boolean {
  const [left, right] = [addressOf(a), addressOf(b)]
  if (!left || !right || left.host === right.host) return false
  return path(left) === path(right) && (inside.test(left.hostname) || inside.test(right.hostname))
}
