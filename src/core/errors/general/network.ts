/** Why keys or metadata could not be fetched, in the words of any runtime, and the row that explains it. */
const reasons: readonly (readonly [row: `E${number}`, words: RegExp])[] = [
  [
    'E834',
    /(?:localhost|127\.0\.0\.1|\[::1\])[^\n]{0,160}(?:refused|cannot assign requested address|econnrefused|unreachable|failed to connect|actively refused|max retries)|(?:refused|cannot assign requested address|econnrefused|failed to connect|actively refused|connect call failed|unable to connect|max retries)[^\n]{0,160}(?:localhost|127\.0\.0\.1|::1)/,
  ],
  [
    'E830',
    /x509: |certificate signed by unknown authority|pkix path|unable to find valid certification path|unable_to_verify_leaf_signature|unable_to_get_issuer_cert|self[- ]signed certificate|self_signed_cert|depth_zero_self_signed|certificate[ _]verify[ _]failed|certificate has expired|cert_has_expired|err_tls_cert_altname_invalid|hostname\/ip does not match|certificateexpired|remotecertificate(?:name|chain)|ssl connection could not be established|the remote certificate is invalid|sslhandshakeexception|sslcertverificationerror|unknownissuer|unable to get local issuer certificate|unable to verify the first certificate|ssl(?:_error| error|error)|tls: |tls handshake|handshake failure|certificate unknown|certificate is not trusted|curl error 60/,
  ],
  [
    'E832',
    /\benotfound|eai_again|no such host|name or service not known|getaddrinfo|nodename nor servname|temporary failure in name resolution|unknownhostexception|could not resolve host|no such host is known|failed to resolve|name resolution|dns error|dns lookup|name does not resolve|nxdomain|host not found/,
  ],
  [
    'E833',
    /context deadline exceeded|i\/o timeout|etimedout|econntimedout|connect(?:ion)? timed? ?out|read timed out|timeout (?:awaiting|exceeded|of \d+)|request timed? ?out|\btimed ?out\b|sockettimeoutexception|connecttimeout|readtimeout|operation timed out|deadline exceeded|task was canceled|timed out after|und_err_connect_timeout|httpclient\.timeout|response timed out/,
  ],
  [
    'E831',
    /econnrefused|connection refused|econnreset|connection reset|actively refused|connectexception|ehostunreach|enetunreach|no route to host|network is unreachable|cannot assign requested address|eaddrnotavail|socket hang up|connection (?:was )?(?:closed|aborted)|failed to establish a new connection|max retries exceeded|tcp connect error|connect call failed|remotedisconnected|proxyconnect|error sending request for url/,
  ],
  [
    'E835',
    /(?:status(?: ?code)?|http|responded with|response|returned|error|got)[ :=(]{1,3}(?:code )?(?:40[0-9]|41\d|42\d|50[0-9])\b|\b(?:404 not found|403 forbidden|401 unauthorized|502 bad gateway|503 service unavailable|500 internal server error)\b/,
  ],
]

/** What is fetched to check tokens with. */
const ofKeys =
  /\bjwks?\b|jwks|\.well-known|openid-configuration|openid configuration|oidc|\bissuer\b(?! cert)|key ?set|signing ?keys?|public ?keys?|discovery|\b(?:issuer|provider|openid|oidc|oauth|discovery|authority)(?:'s)? metadata\b|\bmetadata (?:address|endpoint|url|document)\b|oauth-authorization-server|\/certs\b|\/keys\b|\/realms\/|\/oauth2?\/|\/discovery\/|identity provider|\bidp\b|\bauthority\b|provider config|introspect|\bkeycloak\b|idx2080\d|remote ?key/

/** The row for the reason why keys could not be fetched; undefined where the text is about something else. `near`: with its neighbours. */
export function networkReason(statement: string, near: string): `E${number}` | undefined {
  const [row] = reasons.find(([, words]) => words.test(statement)) ?? []
  if (row === undefined || !ofKeys.test(near)) return undefined
  // A status alone says that something was refused, and only with the address that a fetch failed.
  if (
    row === 'E835' &&
    !/https?:|\burl\b|\buri\b|fetch|retriev|download|load|get |request|jwks|metadata|discovery/.test(near)
  )
    return undefined
  return row
}
