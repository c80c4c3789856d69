import { js } from './literals.ts'
import { snippet } from './snippet.ts'
import type { Stack } from './define.ts'
import { literal, literals, where } from './define.ts'

export const jsonwebtoken: Stack = {
  id: 'jsonwebtoken',
  label: 'jsonwebtoken 9 with jwks-rsa 4 (Node.js)',
  source: { label: 'jsonwebtoken: jwt.verify', url: 'https://github.com/auth0/node-jsonwebtoken#readme' },
  snippets: ({ issuer, audience, jwks, algorithms, tolerance, type, claims }) => [
    snippet(
      'jsonwebtoken 9 with jwks-rsa 4',
      'js',
      "import jwt from 'jsonwebtoken'\nimport jwksClient from 'jwks-rsa'\n\nconst client = jwksClient({\n  jwksUri: ",
      literal(jwks, js),
      ',\n  cache: true,\n  rateLimit: true,\n})\n\nexport async function claimsOf(token) {\n',
      '  const { header } = jwt.decode(token, { complete: true }) ?? {}\n',
      "  if (!header) throw new Error('not a JWT')\n",
      ...(type
        ? [
            "  const typ = String(header.typ).toLowerCase().replace(/^application\\//, '')\n  if (typ !== ",
            literal({ ...type, value: type.value.toLowerCase() }, js),
            ") throw new Error('unexpected typ')\n",
          ]
        : []),
      '  const key = await client.getSigningKey(header.kid)\n  const claims = jwt.verify(token, key.getPublicKey(), {\n    issuer: ',
      literal(issuer, js),
      ...where(audience.value.length > 0, ',\n    audience: [', ...literals(audience, js), ']'),
      ',\n    algorithms: [',
      ...literals(algorithms, js),
      `],\n    clockTolerance: ${tolerance},\n  })\n  if (claims.exp === undefined) throw new Error('no exp')\n`,
      ...claims.flatMap(([name, value]) => [
        `  if (claims.${name} !== `,
        literal(value, js),
        `) throw new Error('unexpected ${name}')\n`,
      ]),
      '  return claims\n}',
    ),
  ],
}
