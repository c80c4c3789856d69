import type { Emitter } from './define.ts'

const spring = 'springframework spring jwtvalidationexception badjwtexception invalidbearertokenexception'
const security = (path: string) => `spring-projects/spring-security ${path}`
const nimbus = 'nimbusds nimbus springframework spring badjoseexception badjwtexception'

/** E301 to E329. */
export const jvm: readonly Emitter[] = [
  {
    name: 'Spring Security',
    hints: spring,
    source:
      'spring-projects/spring-security NimbusJwtDecoder.java https://github.com/spring-projects/spring-security/tree/HEAD/oauth2/oauth2-jose',
    rows: [
      [
        'E301',
        [],
        'An error occurred while attempting to decode the Jwt',
        'Spring could not accept the token; the reason stands behind the colon.',
      ],
      [
        'E301',
        [],
        'error_description="Invalid token"',
        'Spring says this where the real reason has characters that a header may not have; others say it of anything.',
        'The server’s log, with org.springframework.security at DEBUG.',
      ],
      ['E302', ['malformed', 'opaque-or-jwe'], ['=Malformed token', 'attempting to decode the Jwt: Malformed token']],
      ['E303', 'malformed', '=Malformed payload'],
      [
        'E303',
        'key',
        'Malformed Jwk set',
        'What came from the address of the keys is no JWK Set.',
        'jwk-set-uri: it may answer with a web page.',
      ],
      ['E304', 'alg', 'Unsupported algorithm of none', 'The token is not signed.'],
      [
        'E305',
        'expired',
        ['Jwt expired at <its exp>'],
        '',
        'exp; Spring allows a minute of difference between the clocks.',
      ],
      ['E305', 'not-yet', 'Jwt used before <its nbf>'],
      ['E306', 'iss', 'The iss claim is not valid', '', 'iss against issuer-uri, to the character.'],
      ['E306', 'aud', 'The aud claim is not valid', '', 'aud against the property audiences.'],
      ['E306', 'claim', 'The <claim> claim is not valid'],
      [
        'E307',
        'typ',
        'the given typ value needs to be one of [<typ>]',
        'typ in the header is not one that Spring accepts by default.',
        'typ: for at+jwt there is JwtValidators.createAtJwtValidator().',
      ],
    ],
  },
  {
    name: 'Nimbus JOSE + JWT (Spring Security and others)',
    hints: nimbus,
    source: 'Connect2id Nimbus JOSE + JWT https://connect2id.com/products/nimbus-jose-jwt',
    rows: [
      [
        'E308',
        'typ',
        [
          'JOSE header typ (type) <its typ> not allowed',
          'JOSE header "typ" (type) "<its typ>" not allowed',
          'Required JOSE header typ (type) parameter is missing',
          'Required JOSE header "typ" (type) parameter is missing',
        ],
        '',
        'typ in the header. at+jwt has to be allowed in the decoder’s setting.',
      ],
      [
        'E309',
        ['key', 'alg'],
        'Signed JWT rejected: Another algorithm expected, or no matching key(s) found',
        'None of the keys fits kid and alg of the token.',
        'alg against jws-algorithms (ES256 or RS256?), and kid against the keys of the issuer.',
      ],
      ['E310', 'sig', 'Signed JWT rejected: Invalid signature'],
      [
        'E311',
        'opaque-or-jwe',
        ['Encrypted JWT rejected: No JWE key selector is configured', 'encrypted JWTs cannot be decoded'],
        'The token is encrypted; the API has no key for it.',
        'At Auth0 the request named no audience.',
      ],
      ['E312', 'expired', '=Expired JWT'],
      ['E312', 'not-yet', 'JWT before use time'],
      ['E312', 'alg', ['Unsecured (plain) JWTs are rejected', 'JWS object rejected: No matching verifier(s) found']],
      [
        'E313',
        ['malformed', 'opaque-or-jwe'],
        [
          'object: Missing part delimiters',
          'Invalid serialized unsecured/JWS/JWE object: Missing part delimiters',
          'Invalid JWT serialization: Missing dot delimiter(s)',
          'Unexpected number of Base64URL parts, must be three',
          'Too many part delimiters',
        ],
      ],
      [
        'E314',
        'key',
        ["Couldn't retrieve remote JWK set", "Couldn't retrieve JWK set from URL"],
        'The keys could not be fetched.',
        'The address of the keys, the network of the API, a certificate that Java does not know.',
      ],
    ],
  },
  {
    name: 'Spring Security',
    hints: spring,
    source: security(
      'oauth2/oauth2-resource-server/src/main/java/org/springframework/security/oauth2/server/resource/web/DefaultBearerTokenResolver.java',
    ),
    rows: [
      [
        'E315',
        'scheme',
        'Bearer token is malformed',
        'There are characters in the token that no token has.',
        'Quotation marks, spaces, a line break.',
      ],
      [
        'E316',
        'scheme',
        ['Found multiple bearer tokens in the request', 'The requested token parameter is an empty string'],
      ],
    ],
  },
  {
    name: 'Spring Security',
    hints: spring,
    source: security('oauth2/oauth2-resource-server'),
    rows: [
      [
        'E317',
        'iss',
        ['=Invalid issuer', '=Missing issuer'],
        'None of the issuers that the API trusts made this token.',
      ],
      [
        'E318',
        ['revoked', 'expired'],
        "Provided token isn't active",
        'Introspection answered that the token is not active.',
        'exp; otherwise it was revoked, or asked at another server than its issuer.',
      ],
      [
        'E319',
        'bind',
        ['Invalid SHA-256 Thumbprint for X509Certificate', 'Unable to obtain X509Certificate from current request'],
        'The token is bound to a client certificate, which did not reach the API or is another one.',
        'cnf["x5t#S256"]; whether a proxy ends the TLS connection.',
      ],
      [
        'E320',
        ['config', 'iss'],
        [
          'Unable to resolve the Configuration with the provided Issuer of "<iss>"',
          'The Issuer "<x>" provided in the configuration did not match the requested issuer "<iss>"',
        ],
        'The API could not start: the issuer’s metadata were not found or name another issuer.',
        'issuer-uri, and whether the API’s machine can reach it.',
      ],
      [
        'E321',
        'scope',
        'The request requires higher privileges than provided by the access token',
        'The token was accepted, but lacks the authority that this call needs.',
        'scope or scp: Spring puts SCOPE_ in front of each; roles need a converter.',
      ],
      [
        'E322',
        'missing',
        'Full authentication is required to access this resource',
        'Spring saw no login at all.',
        'Whether the Authorization header arrives, and whether the chain has a resource server.',
      ],
    ],
  },
  {
    name: 'jjwt',
    hints: 'jjwt jsonwebtoken expiredjwtexception signatureexception',
    source: 'jwtk/jjwt impl/src/main/java/io/jsonwebtoken/impl/DefaultJwtParser.java',
    rows: [
      ['E323', 'expired', ['JWT expired <x> milliseconds ago at <its exp>']],
      ['E323', 'not-yet', ['JWT early by <x> milliseconds before <its nbf>']],
      ['E323', 'sig', 'JWT signature does not match locally computed signature'],
      [
        'E323',
        'aud',
        ['Expected aud claim to be: <aud>, but was: <its aud>', 'Expected aud claim to be: <aud>, but was'],
      ],
      [
        'E323',
        'iss',
        ['Expected iss claim to be: <iss>, but was: <its iss>', 'Expected iss claim to be: <iss>, but was'],
      ],
      ['E323', 'claim', ['Expected <claim> claim to be: <x>, but was']],
      ['E323', 'alg', "JWS header does not contain a required 'alg'"],
    ],
  },
  {
    name: 'java-jwt',
    hints: 'auth0 java_jwt tokenexpiredexception incorrectclaimexception',
    source: 'auth0/java-jwt lib/src/main/java/com/auth0/jwt/JWTVerifier.java',
    rows: [
      ['E324', 'expired', ['The Token has expired on', 'The Token has expired on <its exp>']],
      ['E324', 'not-yet', ["The Token can't be used before", "The Token can't be used before <its nbf>"]],
      ['E324', 'aud', "The Claim 'aud' value doesn't contain the required audience"],
      ['E324', 'iss', "The Claim 'iss' value doesn't match the required issuer"],
      [
        'E324',
        'claim',
        ["The Claim '<claim>' is not present in the JWT", "The Claim '<claim>' value doesn't match the required one"],
      ],
      ['E324', 'alg', "The provided Algorithm doesn't match the one defined in the JWT's Header"],
      ['E324', 'sig', "The Token's Signature resulted invalid when verified using the Algorithm"],
    ],
  },
  {
    name: 'SmallRye JWT (Quarkus)',
    hints: 'smallrye quarkus',
    source: 'smallrye/smallrye-jwt PrincipalMessages.java https://github.com/smallrye/smallrye-jwt',
    rows: [
      ['E325', 'key', ['SRJWT07021', 'SRJWT07006', "JWK set does not contain provided token 'kid'"]],
      ['E325', [], ['SRJWT07000', 'Failed to verify a token']],
      ['E325', 'claim', ['SRJWT07010', 'Required claims are not present in the JWT']],
      ['E325', 'expired', ['SRJWT07018', 'The token age has exceeded']],
      ['E325', 'malformed', ['SRJWT07022', '=Failed to parse a token']],
    ],
  },
  {
    name: 'okta-jwt-verifier-java',
    hints: 'jwtverificationexception',
    source: 'okta/okta-jwt-verifier-java',
    rows: [
      ['E326', [], '=Failed to parse token'],
      ['E326', ['opaque-or-jwe', 'malformed'], '=Token did not contain signature'],
      ['E326', 'alg', "JWT Header 'alg' of [<its alg>] is not supported"],
    ],
  },
]
