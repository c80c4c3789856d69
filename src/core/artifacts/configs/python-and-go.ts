import { callsIn, literalsIn } from './code.ts'
import type { ConfigCases, ConfigReader, FoundConfig, Setting, Value } from './define.ts'
import { configOf } from './define.ts'

/** PyJWT: `jwt.decode(token, key, algorithms=[…], audience=…, issuer=…, leeway=…)`. */
function readPython(paste: string): FoundConfig[] {
  return callsIn(paste, /\bjwt\.decode\s*\(/g).flatMap(({ text, span }) => {
    const of = (name: string, setting: Setting): Value[] =>
      literalsIn(text, name).map((value) => ({ setting, text: value }))
    const leeway = /\bleeway\s*=\s*(\d{1,6})\b(?!\s*[*+])/.exec(text)?.[1]
    const values = [
      ...of('issuer', 'issuer'),
      ...of('audience', 'audience'),
      ...of('algorithms', 'algorithms'),
      ...(leeway === undefined ? [] : [{ setting: 'clockTolerance' as const, text: leeway }]),
    ]
    // Without any of them it may be another library, which only decodes.
    const config = /\w\s*=(?!=)/.test(text) ? configOf('pyjwt', values) : undefined
    return config && Object.keys(config.expected).length > 0 ? [{ span, config }] : []
  })
}

const goOptions: readonly (readonly [RegExp, Setting])[] = [
  [/\bWithIssuer\(\s*"([^"\n]{1,200})"/, 'issuer'],
  [/\bWithAudience\(\s*"([^"\n]{1,200})"/, 'audience'],
  [/\bWithLeeway\(\s*(\d{1,6}\s*\*\s*time\.(?:Second|Minute))/, 'clockTolerance'],
  [/\bWithValidMethods\(\s*\[\]string\s*\{([^}\n]{1,200})\}/, 'algorithms'],
]

/** golang-jwt: options of the parser. */
function readGolangJwt(paste: string): FoundConfig[] {
  return callsIn(paste, /\bjwt\.(?:NewParser|Parse|ParseWithClaims)\(/g).flatMap(({ text, span }) => {
    const values = goOptions.flatMap(([pattern, setting]): Value[] => {
      const value = pattern.exec(text)?.[1]
      if (value === undefined) return []
      if (setting === 'clockTolerance')
        return [
          {
            setting,
            text: value.replace(/(?<!\s)\s*\*\s*time\./, '').replace(/(Second|Minute)$/, (unit) => unit.toLowerCase()),
          },
        ]
      return setting === 'algorithms'
        ? [...value.matchAll(/"([^"]*)"/g)].map(([, item = '']) => ({ setting, text: item }))
        : [{ setting, text: value }]
    })
    const config = configOf('golang-jwt', values)
    return config && Object.keys(config.expected).length > 0 ? [{ span, config }] : []
  })
}

/** go-oidc: the provider is made of the exact issuer, and the client id is the audience. */
function readGoOidc(paste: string): FoundConfig[] {
  const values: Value[] = []
  let span: readonly [number, number] | undefined
  for (const { text, span: place } of callsIn(paste, /\boidc\.(?:NewProvider\(|Config\{)/g)) {
    const issuer = /^[^",]{1,80},\s*"([^"\n]{1,200})"/.exec(text)?.[1]
    const audience = /\bClientID:\s*"([^"\n]{1,200})"/.exec(text)?.[1]
    if (issuer !== undefined) values.push({ setting: 'issuer', text: issuer })
    if (audience !== undefined) values.push({ setting: 'audience', text: audience })
    span = [span?.[0] ?? place[0], place[1]]
  }
  const config = configOf('go-oidc', values)
  return config && span ? [{ span, config }] : []
}

/** Options of PyJWT, golang-jwt and go-oidc, where they are written down as texts. */
export const pythonAndGo: ConfigReader = {
  sign: /\bjwt\.(?:decode|NewParser|Parse)|\boidc\.(?:NewProvider|Config)/,
  read: (paste) => [...readPython(paste), ...readGolangJwt(paste), ...readGoOidc(paste)],
}

export const cases: ConfigCases = {
  reads: {
    PyJWT: {
      paste:
        'jwt.decode(\n    token,\n    key,\n    algorithms=["RS256"],\n    audience="https://api.example",\n    issuer="https://issuer.example/",\n    leeway=10,\n)',
      expected: {
        issuer: 'https://issuer.example/',
        audience: 'https://api.example',
        algorithms: ['RS256'],
        clockTolerance: 10,
      },
    },
    'golang-jwt': {
      paste:
        'parser := jwt.NewParser(jwt.WithValidMethods([]string{"RS256", "ES256"}), jwt.WithIssuer("https://issuer.example/"), jwt.WithAudience("orders"), jwt.WithLeeway(30*time.Second))',
      expected: {
        issuer: 'https://issuer.example/',
        audience: 'orders',
        algorithms: ['RS256', 'ES256'],
        clockTolerance: 30,
      },
    },
    'go-oidc': {
      paste:
        'provider, err := oidc.NewProvider(ctx, "https://issuer.example")\nverifier := provider.Verifier(&oidc.Config{ClientID: "orders"})',
      expected: { issuer: 'https://issuer.example', audience: 'orders' },
    },
  },
  spares: {
    'one that only decodes': 'jwt.decode(token)',
    'one that signs': 'jwt.encode({"aud": "orders"}, key, algorithm="RS256")',
    'variables only': 'jwt.decode(token, key, audience=AUDIENCE, issuer=settings.issuer)',
    prose: 'Call oidc.NewProvider with the issuer.',
  },
}
