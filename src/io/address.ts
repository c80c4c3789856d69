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

const privateNumbers = /^(10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\./
const privateLiteral = /^\[f(c|d|e[89ab])/
/** RFC 6762, RFC 8375, and the top-level domain that ICANN keeps free for private use. */
const privateName = /\.(local|home\.arpa|internal)$/

/** `hostname` as `URL` writes it: lower case, numbers of IPv4 in dotted form, IPv6 in brackets. */
export function reach(hostname: string): Reach {
  if (/^(.+\.)?localhost$/.test(hostname) || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname))
    return 'machine'
  const numbers = /^\d+\.\d+\.\d+\.\d+$/.test(hostname)
  if (numbers ? privateNumbers.test(hostname) : privateLiteral.test(hostname) || privateName.test(hostname))
    return 'network'
  return 'anywhere'
}
