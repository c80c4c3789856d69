/** What an address gives away before anything is sent to it. No address here is ever resolved: only its text counts. */

/** https, or http on this machine, which browsers count as secure and the page's policy allows. No user name in it. */
export function mayFetch(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username, password } = new URL(address)
  if (username !== '' || password !== '') return false
  return protocol === 'https:' || (protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1'))
}

/** Why the browser would refuse the address, or this page does, for a page that came by `pageProtocol`. */
export function refusal(address: string, pageProtocol: string): 'mixed-content' | 'not-https' | undefined {
  if (mayFetch(address)) return undefined
  const plain = URL.canParse(address) && new URL(address).protocol === 'http:'
  return plain && pageProtocol === 'https:' && reach(new URL(address).hostname) !== 'machine'
    ? 'mixed-content'
    : 'not-https'
}

/** From how far away a host can be reached, as far as its name or number says. */
export type Reach = 'machine' | 'network' | 'anywhere'

/** RFC 1918, RFC 3927, and the addresses behind a provider's NAT (RFC 6598). */
const privateNumbers = /^(10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./
const privateLiteral = /^\[f(c|d|e[89ab])/
/** RFC 6762, RFC 8375, what ICANN keeps free for private use, and names that routers and companies give. */
const privateName = /\.(local|home\.arpa|internal|intranet|lan|home|corp|localdomain)$/
/** IPv4 within IPv6 (RFC 4291 section 2.5.5.2), as `URL` writes it. */
const mapped = /^\[::ffff:([\da-f]{1,4}):([\da-f]{1,4})\]$/

/** `hostname` as `URL` writes it: lower case, numbers of IPv4 in dotted form, IPv6 in brackets. */
export function reach(hostname: string): Reach {
  const host = withoutMapping(hostname.replace(/\.$/, ''))
  if (/^(.+\.)?localhost$/.test(host) || host === '[::1]' || host === '[::]') return 'machine'
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) {
    if (/^(127|0)\./.test(host)) return 'machine'
    return privateNumbers.test(host) ? 'network' : 'anywhere'
  }
  if (host.startsWith('[')) return privateLiteral.test(host) ? 'network' : 'anywhere'
  // A name without a dot is one of a container, a service or a machine next door.
  return privateName.test(host) || !host.includes('.') ? 'network' : 'anywhere'
}

function withoutMapping(host: string): string {
  const [, high, low] = mapped.exec(host) ?? []
  if (high === undefined || low === undefined) return host
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)]
  return [a >> 8, a & 255, b >> 8, b & 255].join('.')
}

const nearness: Readonly<Record<Reach, number>> = { machine: 0, network: 1, anywhere: 2 }

/** Whether a host is nearer to the person than another one: on their machine or in their network, where that one is not. */
export const isNearer = (hostname: string, than: string): boolean => nearness[reach(hostname)] < nearness[reach(than)]
