import { snippet } from './snippet.ts'
import type { Piece } from './snippet.ts'
import type { Setting, Stack } from './define.ts'
import { literal } from './define.ts'
import { nginx, nginxElement, nginxType, nginxWhole } from './literals.ts'

const map = (variable: string, result: string, values: Setting<readonly string[]>, write = nginxWhole): Piece[] => [
  `map ${variable} ${result} {\n`,
  ...values.value.flatMap((value): Piece[] => ['  ', literal({ value, from: values.from }, write), ' 1;\n']),
  '}\n',
]

/** An address in a directive that would read a dollar sign as the beginning of a variable. */
const address = (url: string) => nginx(url.replaceAll('$', '%24'))

const single = <T>({ value, from }: Setting<T>): Setting<readonly T[]> => ({ value: [value], from })

export const nginxPlus: Stack = {
  id: 'nginx',
  label: 'NGINX Plus R26 and later (auth_jwt)',
  source: { label: 'nginx: auth_jwt', url: 'https://nginx.org/en/docs/http/ngx_http_auth_jwt_module.html' },
  snippets: ({ issuer, audience, jwks, algorithms, tolerance, type, claims }) => {
    const checks = [
      '$issuer_fits',
      ...(audience.value.length > 0 ? ['$audience_fits'] : []),
      '$algorithm_fits',
      ...(type ? ['$type_fits'] : []),
      ...claims.map(([name]) => `$${name}_fits`),
    ]
    return [
      snippet(
        'NGINX Plus, in the http block',
        'nginx',
        // A variable of the module itself holds no list.
        'auth_jwt_claim_set $token_audience aud;\n',
        ...map('$jwt_claim_iss', '$issuer_fits', single(issuer)),
        ...(audience.value.length > 0 ? map('$token_audience', '$audience_fits', audience, nginxElement) : []),
        ...map('$jwt_header_alg', '$algorithm_fits', algorithms),
        ...(type ? map('$jwt_header_typ', '$type_fits', single(type), nginxType) : []),
        ...claims.flatMap(([name, value]) => map(`$jwt_claim_${name}`, `$${name}_fits`, single(value))),
        '\nserver {\n  location / {\n    auth_jwt "your-api";\n    auth_jwt_key_request /_jwks;\n',
        `    auth_jwt_leeway ${tolerance}s;\n    auth_jwt_require ${checks.join(' ')} error=401;\n`,
        '    proxy_pass http://your_api;\n  }\n  location = /_jwks {\n    internal;\n    proxy_ssl_server_name on;\n    proxy_pass ',
        literal(jwks, address),
        ';\n  }\n}',
      ),
    ]
  },
  remarks: () => [
    'Put a proxy_cache on /_jwks, or the keys are fetched for each request.',
    'auth_jwt is part of the commercial NGINX Plus. With the open-source nginx let auth_request ask a small service that checks the token; njs alone has no JWT library.',
  ],
}
