import type { Snippet } from '../model/finding.ts'
import { snippet } from './snippet.ts'
import type { Piece } from './snippet.ts'
import type { Stack, Verifier } from './define.ts'
import { literal, literals, where } from './define.ts'
import { java, yaml } from './literals.ts'

/** Constants of `SignatureAlgorithm`. */
const known: ReadonlySet<string> = new Set(
  ['256', '384', '512'].flatMap((bits) => [`RS${bits}`, `ES${bits}`, `PS${bits}`]),
)
const knownOf = ({ algorithms }: Verifier) => ({
  ...algorithms,
  value: algorithms.value.filter((name) => known.has(name)),
})

/** Seconds that Spring allows without being told. */
const usual = 60

const needsDecoder = ({ type, tolerance, claims }: Verifier) =>
  (type !== undefined && type.value !== 'JWT') || tolerance !== usual || claims.length > 0

function application(verifier: Verifier): Snippet {
  const { issuer, audience, jwks } = verifier
  const algorithms = knownOf(verifier)
  return snippet(
    'application.yml',
    'yaml',
    'spring:\n  security:\n    oauth2:\n      resourceserver:\n        jwt:\n          issuer-uri: ',
    literal(issuer, yaml),
    '\n          jwk-set-uri: ',
    literal(jwks, yaml),
    ...where(audience.value.length > 0, '\n          audiences: [', ...literals(audience, yaml), ']'),
    ...where(algorithms.value.length > 0, '\n          jws-algorithms: [', ...literals(algorithms, yaml), ']'),
  )
}

const claimIs = (name: string, literalOf: Piece): Piece[] => [
  `,\n      new JwtClaimValidator<String>("${name}", `,
  literalOf,
  '::equals)',
]

function decoder(verifier: Verifier): Snippet {
  const { issuer, audience, jwks, tolerance, type, claims } = verifier
  const algorithms = knownOf(verifier)
  const other = type !== undefined && type.value !== 'JWT'
  return snippet(
    'JwtDecoder, in place of these settings',
    'java',
    '@Bean\nJwtDecoder jwtDecoder() {\n  NimbusJwtDecoder decoder = NimbusJwtDecoder\n      .withJwkSetUri(',
    literal(jwks, java),
    ')\n',
    ...algorithms.value.flatMap((name): Piece[] => [
      '      .jwsAlgorithm(SignatureAlgorithm.',
      literal({ value: name, from: algorithms.from }, String),
      ')\n',
    ]),
    // Otherwise Nimbus refuses every type but JWT before the validators are asked.
    `${other ? '      .validateType(false)\n' : ''}      .build();\n`,
    '  decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(\n',
    `      new JwtTimestampValidator(Duration.ofSeconds(${tolerance})),\n      new JwtIssuerValidator(`,
    literal(issuer, java),
    ')',
    ...where(
      audience.value.length > 0,
      ',\n      new JwtClaimValidator<List<String>>("aud", aud ->\n          aud != null && !Collections.disjoint(aud, List.of(',
      ...literals(audience, java),
      ')))',
    ),
    ...(other ? [',\n      new JwtTypeValidator(', literal(type, java), ')'] : []),
    ...claims.flatMap(([name, value]) => claimIs(name, literal(value, java))),
    '));\n  return decoder;\n}',
  )
}

export const spring: Stack = {
  id: 'spring',
  label: 'Spring Security 6.5 and 7 (Spring Boot)',
  source: {
    label: 'Spring Security: OAuth 2.0 resource server, JWT',
    url: 'https://docs.spring.io/spring-security/reference/servlet/oauth2/resource-server/jwt.html',
  },
  snippets: (verifier) => [application(verifier), ...(needsDecoder(verifier) ? [decoder(verifier)] : [])],
  remarks: (verifier) => [
    ...(needsDecoder(verifier) ? ['application.yml cannot say all of this: then the bean takes its place.'] : []),
    ...(knownOf(verifier).value.length < verifier.algorithms.value.length
      ? ['Its decoder takes RS, PS and ES with 256, 384 and 512; other algorithms need a JWTProcessor of your own.']
      : []),
  ],
}
