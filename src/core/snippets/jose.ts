import { js } from './literals.ts'
import { snippet } from './snippet.ts'
import type { Stack } from './define.ts'
import { literal, literals, where } from './define.ts'

export const jose: Stack = {
  id: 'jose',
  label: 'jose 6 (JavaScript)',
  source: {
    label: 'jose: jwtVerify',
    url: 'https://github.com/panva/jose/blob/main/docs/jwt/verify/functions/jwtVerify.md',
  },
  snippets: ({ issuer, audience, jwks, algorithms, tolerance, type, claims }) => [
    snippet(
      'jose 6',
      'js',
      "import { createRemoteJWKSet, jwtVerify } from 'jose'\n\n",
      // Outside of the handler: the set is cached in it.
      'const keys = createRemoteJWKSet(new URL(',
      literal(jwks, js),
      '))\n\nexport async function claimsOf(token) {\n  const { payload } = await jwtVerify(token, keys, {\n    issuer: ',
      literal(issuer, js),
      ...where(audience.value.length > 0, ',\n    audience: [', ...literals(audience, js), ']'),
      ',\n    algorithms: [',
      ...literals(algorithms, js),
      ']',
      ...(type ? [',\n    typ: ', literal(type, js)] : []),
      `,\n    clockTolerance: ${tolerance},\n    requiredClaims: ['exp'],\n  })\n`,
      ...claims.flatMap(([name, value]) => [
        `  if (payload.${name} !== `,
        literal(value, js),
        `) throw new Error('unexpected ${name}')\n`,
      ]),
      '  return payload\n}',
    ),
  ],
}
