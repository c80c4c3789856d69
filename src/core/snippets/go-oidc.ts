import { snippet } from './snippet.ts'
import type { Stack } from './define.ts'
import { literal, literals, where } from './define.ts'
import { go } from './literals.ts'

export const goOidc: Stack = {
  id: 'go-oidc',
  label: 'go-oidc 3 (Go)',
  source: { label: 'go-oidc: Config', url: 'https://pkg.go.dev/github.com/coreos/go-oidc/v3/oidc#Config' },
  snippets: ({ issuer, audience, jwks, algorithms, claims }) => {
    const first = { ...audience, value: audience.value.slice(0, 1) }
    return [
      snippet(
        'go-oidc 3',
        'go',
        'keys := oidc.NewRemoteKeySet(ctx, ',
        literal(jwks, go),
        ')\nverifier := oidc.NewVerifier(',
        literal(issuer, go),
        ', keys, &oidc.Config{\n',
        ...(first.value.length > 0
          ? ['\tClientID:             ', ...literals(first, go)]
          : ['\tSkipClientIDCheck:    true']),
        ',\n\tSupportedSigningAlgs: []string{',
        ...literals(algorithms, go),
        '},\n})\n\ntoken, err := verifier.Verify(ctx, raw)\nif err != nil {\n\thttp.Error(w, "invalid token", http.StatusUnauthorized)\n\treturn\n}',
        ...where(
          claims.length > 0,
          '\nvar claims map[string]any\nif err := token.Claims(&claims); err != nil',
          ...claims.flatMap(([name, value]) => [` || claims["${name}"] != `, literal(value, go)]),
          ' {\n\thttp.Error(w, "invalid token", http.StatusUnauthorized)\n\treturn\n}',
        ),
      ),
    ]
  },
  remarks: ({ audience, type, tolerance }) => [
    'ClientID is the audience here. The library is made for ID tokens: it compares neither typ nor scopes.',
    ...(audience.value.length > 1 ? ['It takes one audience only: the first is filled in.'] : []),
    ...(type ? ['Compare typ in the header yourself, or use golang-jwt.'] : []),
    ...(tolerance > 0 ? ['It allows no difference of clocks for exp.'] : []),
  ],
}
