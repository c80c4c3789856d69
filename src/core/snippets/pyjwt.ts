import { snippet } from './snippet.ts'
import type { Stack } from './define.ts'
import { literal, literals, where } from './define.ts'
import { python } from './literals.ts'

export const pyjwt: Stack = {
  id: 'pyjwt',
  label: 'PyJWT 2.10 and later (Python)',
  source: { label: 'PyJWT: usage', url: 'https://pyjwt.readthedocs.io/en/latest/usage.html' },
  snippets: ({ issuer, audience, jwks, algorithms, tolerance, type, claims }) => [
    snippet(
      'PyJWT, installed as pyjwt[crypto]',
      'python',
      'import jwt\n\nkeys = jwt.PyJWKClient(',
      literal(jwks, python),
      ')\n\n\ndef claims_of(token: str) -> dict:\n    decoded = jwt.decode_complete(\n        token,\n        keys.get_signing_key_from_jwt(token),\n        issuer=',
      literal(issuer, python),
      ...where(audience.value.length > 0, ',\n        audience=[', ...literals(audience, python), ']'),
      ',\n        algorithms=[',
      ...literals(algorithms, python),
      `],\n        leeway=${tolerance},\n        options={"require": ["exp", "iss"${audience.value.length > 0 ? ', "aud"' : ''}]},\n    )\n`,
      ...(type
        ? [
            '    typ = str(decoded["header"].get("typ")).lower().removeprefix("application/")\n    if typ != ',
            literal({ ...type, value: type.value.toLowerCase() }, python),
            ':\n        raise jwt.InvalidTokenError("unexpected typ")\n',
          ]
        : []),
      ...claims.flatMap(([name, value]) => [
        `    if decoded["payload"].get("${name}") != `,
        literal(value, python),
        `:\n        raise jwt.InvalidTokenError("unexpected ${name}")\n`,
      ]),
      '    return decoded["payload"]',
    ),
  ],
}
