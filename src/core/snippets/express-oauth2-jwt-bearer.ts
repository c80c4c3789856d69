import { js } from './literals.ts'
import { snippet } from './snippet.ts'
import type { Stack, Verifier } from './define.ts'
import { literal, literals, where } from './define.ts'

const isRfc9068 = ({ type }: Verifier) => type?.value.toLowerCase() === 'at+jwt'

export const expressOauth2JwtBearer: Stack = {
  id: 'express-oauth2-jwt-bearer',
  label: 'express-oauth2-jwt-bearer 1.10',
  source: {
    label: 'express-oauth2-jwt-bearer: options',
    url: 'https://auth0.github.io/node-oauth2-jwt-bearer/interfaces/AuthOptions.html',
  },
  snippets: (verifier) => {
    const { issuer, audience, jwks, algorithms, tolerance, type, claims } = verifier
    const one = algorithms.value.length === 1
    const without = audience.value.length === 0
    const typ = isRfc9068(verifier)
      ? "typ: (typ) => /^(application\\/)?at\\+jwt$/i.test(typ ?? '')"
      : type && ['typ: ', literal(type, js)]
    const validators = [
      ...(typ === undefined ? [] : [typ].flat()),
      ...where(without, typ === undefined ? '' : ', ', 'aud: false'),
    ]
    return [
      snippet(
        'express-oauth2-jwt-bearer 1.10',
        'js',
        `import { auth${without ? ', claimEquals' : ''} } from 'express-oauth2-jwt-bearer'\n\napp.use(auth({\n  issuer: `,
        literal(issuer, js),
        ',\n  jwksUri: ',
        literal(jwks, js),
        // The library insists on one, even where it is told not to compare it.
        ',\n  audience: [',
        ...(without ? ["'none'"] : literals(audience, js)),
        ']',
        ...where(one, ',\n  tokenSigningAlg: ', ...literals(algorithms, js)),
        ...where(validators.length > 0, ',\n  validators: { ', ...validators, ' }'),
        `,\n  clockTolerance: ${tolerance},\n}))`,
        ...claims.flatMap(([name, value]) => [`\napp.use(claimEquals('${name}', `, literal(value, js), '))']),
      ),
    ]
  },
  remarks: ({ algorithms }) => [
    ...(algorithms.value.length > 1
      ? ['Here it takes every algorithm of the published keys: it can be told one, not several.']
      : []),
    'It also wants an iss and an exp. With strict: true it wants all that RFC 9068 asks for, which not every provider writes.',
  ],
}
