import { snippet } from './snippet.ts'
import type { Stack } from './define.ts'
import { literal, literals, where } from './define.ts'
import { go } from './literals.ts'

export const golangJwt: Stack = {
  id: 'golang-jwt',
  label: 'golang-jwt 5.3 with keyfunc 3 (Go)',
  source: { label: 'golang-jwt: parser options', url: 'https://pkg.go.dev/github.com/golang-jwt/jwt/v5#ParserOption' },
  snippets: ({ issuer, audience, jwks, algorithms, tolerance, type, claims }) => [
    snippet(
      'golang-jwt 5.3 with keyfunc 3',
      'go',
      '// Once, when the API starts.\nkeys, err := keyfunc.NewDefaultCtx(ctx, []string{',
      literal(jwks, go),
      `})\nif err != nil {\n\tlog.Fatal(err)\n}\n\n// For each request.\nclaims := jwt.MapClaims{}\n${type ? 'token' : '_'}, err ${type ? ':' : ''}= jwt.ParseWithClaims(raw, claims, keys.Keyfunc,\n\tjwt.WithIssuer(`,
      literal(issuer, go),
      ...where(audience.value.length > 0, '),\n\tjwt.WithAudience(', ...literals(audience, go)),
      '),\n\tjwt.WithValidMethods([]string{',
      ...literals(algorithms, go),
      `}),\n\tjwt.WithLeeway(${tolerance}*time.Second),\n\tjwt.WithExpirationRequired(),\n)\n`,
      ...(type
        ? [
            'if typ := ""; err == nil {\n\ttyp, _ = token.Header["typ"].(string)\n\tif !strings.EqualFold(strings.TrimPrefix(typ, "application/"), ',
            literal(type, go),
            ') {\n\t\terr = errors.New("unexpected typ")\n\t}\n}\n',
          ]
        : []),
      ...claims.flatMap(([name, value]) => [
        `if err == nil && claims["${name}"] != `,
        literal(value, go),
        ` {\n\terr = errors.New("unexpected ${name}")\n}\n`,
      ]),
      'if err != nil {\n\thttp.Error(w, "invalid token", http.StatusUnauthorized)\n\treturn\n}',
    ),
  ],
}
