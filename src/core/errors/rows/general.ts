import type { Emitter } from './define.ts'

/** Whoever writes a text that no row has. */
export const unknownEmitter = 'an unknown system'

/**
 * What the reader of unknown texts says (../general/). No text is looked for: the reader names the row. E800 stands for a text
 * that says nothing to it.
 */
export const general: readonly Emitter[] = [
  {
    name: unknownEmitter,
    source: 'RFC 6750 3.1',
    rows: [
      [
        'E800',
        [],
        [],
        'This text is not one that this page knows, and it does not say in plain words what was wrong.',
        'The name of the product or the library that wrote it: its manual, its source, or its log one level deeper.',
      ],
      [
        'E840',
        [],
        [],
        'The call was refused, and the answer does not say why.',
        'Set it one level deeper where it is silent: the debug level of the library or the gateway that checks tokens.',
      ],
      [
        'E801',
        'missing',
        [],
        'No token came.',
        'Whether the header goes out with this very request, and what stands between.',
      ],
      [
        'E802',
        'scheme',
        [],
        'The header has another form than expected.',
        'It should read “Bearer”, one space, the token.',
      ],
      ['E803', 'malformed', [], 'The text could not be read as a token.'],
      ['E804', 'opaque-or-jwe', [], 'The token is encrypted or opaque, and a signed one is wanted.'],
      ['E805', 'expired', [], 'The token had expired.'],
      ['E806', 'not-yet', [], 'The token did not count yet.'],
      ['E807', 'sig', [], 'The signature did not fit.'],
      ['E808', 'key', [], 'No key was found for the token.'],
      ['E809', 'alg', [], 'The algorithm was refused.'],
      ['E810', 'iss', [], 'The issuer was refused.'],
      ['E811', 'aud', [], 'The audience was refused.'],
      ['E812', 'azp', [], 'The client was refused.'],
      ['E813', 'typ', [], 'It is another type of token than the expected one.'],
      ['E814', 'claim', [], 'A claim is absent or has another value.'],
      ['E815', 'scope', [], 'A scope, a permission or a role is missing.'],
      ['E816', 'revoked', [], 'The token or its session was revoked, or is no longer active.'],
      ['E817', 'bind', [], 'The proof of the key that the token is bound to was refused.'],
      ['E818', 'acr', [], 'A stronger or a fresher login is wanted.'],
    ],
  },
  {
    name: unknownEmitter,
    source:
      'OpenID Connect Discovery 1.0, section 4 https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig',
    rows: [
      [
        'E830',
        'fetch',
        [],
        'The one who checks could not get the issuer’s keys or metadata, because it does not trust the certificate of that server. The token was not looked at.',
        'The authority that signed the certificate: put it into the trust store of the process that checks (NODE_EXTRA_CA_CERTS, SSL_CERT_FILE, a Java truststore, REQUESTS_CA_BUNDLE). A proxy that opens TLS has a certificate of its own. Do not switch the check off.',
      ],
      [
        'E831',
        'fetch',
        [],
        'The one who checks could not get the issuer’s keys or metadata: nothing answers at that address and port. The token was not looked at.',
        'Whether the address is right as seen from the API’s machine or container, whether the issuer runs, and whether a firewall or a network policy stands between.',
      ],
      [
        'E832',
        'fetch',
        [],
        'The one who checks could not get the issuer’s keys or metadata: it cannot resolve the name of that host. The token was not looked at.',
        'The host name in the setting, and the DNS of the machine or container that checks: a name of a container network counts only inside of it.',
      ],
      [
        'E833',
        'fetch',
        [],
        'The one who checks could not get the issuer’s keys or metadata in time. The token was not looked at.',
        'Whether that machine may go out at all: an egress rule, a proxy that has to be named, a private subnet without a gateway.',
      ],
      [
        'E834',
        'fetch',
        [],
        'The one who checks could not get the issuer’s keys or metadata from localhost. Inside a container, localhost is the container itself, and nothing listens there.',
        'The address of the keys as the API’s container sees it: the name of the other service (http://keycloak:8080), or host.docker.internal. The issuer may stay the one that browsers see, with the address of the keys set apart from it.',
      ],
      [
        'E835',
        'fetch',
        [],
        'The one who checks asked for the issuer’s keys or metadata and got an error instead of them. The token was not looked at.',
        'Open that very address with curl from where the API runs: a realm or tenant that is spelled otherwise gives 404, a server that wants a login 401 or 403.',
      ],
    ],
  },
]
