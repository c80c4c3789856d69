import type { ConfigCases, ConfigReader, FoundConfig, Value } from './define.ts'
import { configOf } from './define.ts'
import { callsIn, literalsIn } from './code.ts'
import { treeReader } from './entries.ts'

const section = String.raw`(?:^|\.)(?:(?!jwtconfiguration)[a-z]*jwt[a-z]*|[a-z]*bearer[a-z]*|auth0|okta|oidc|authentication|keycloak|identityserver)\.(?:tokenvalidationparameters\.)?`
const setting = (name: string) => new RegExp(`${section}${name}$`)

/**
 * `appsettings.json`: the section that `AddJwtBearer` reads by itself, and sections of one's own that are named for it.
 * Audience or issuer alone say little, so a section has both, or the settings of the framework.
 */
const settings = treeReader({
  stack: 'aspnet',
  sign: /"(?:Valid)?(?:Issuer|Audience)s?"|"Authority"|Authentication__Schemes/,
  settings: [
    [setting(String.raw`valid_?issuers?(?:\.\d+)?`), 'issuer'],
    [setting(String.raw`issuer`), 'issuer'],
    [setting('authority'), 'authority'],
    [setting(String.raw`(?:valid)?audiences?(?:\.\d+)?`), 'audience'],
  ],
  holds: (has) => has.has('audience') && (has.has('issuer') || has.has('authority')),
})

/** `AddJwtBearer(options => …)` and `new TokenValidationParameters { … }`. */
function readCode(paste: string): FoundConfig[] {
  return callsIn(paste, /\.?AddJwtBearer\s*\(|new TokenValidationParameters\b[^{\n]{0,20}\n?\s*\{/g).flatMap(
    ({ text, span }) => {
      const of = (name: string, to: Value['setting']): Value[] =>
        literalsIn(text, name).map((value) => ({ setting: to, text: value }))
      const off = (name: string) => new RegExp(String.raw`\b${name}\s*=\s*false\b`).test(text)
      const skew = /ClockSkew\s*=\s*TimeSpan\.(?:From(Seconds|Minutes)\(\s*(\d+)|(Zero))/.exec(text)
      const seconds = skew ? Number(skew[2] ?? 0) * (skew[1] === 'Minutes' ? 60 : 1) : undefined
      const values: Value[] = [
        ...(off('ValidateIssuer') ? [] : [...of('ValidIssuers?', 'issuer'), ...of('Authority', 'authority')]),
        ...(off('ValidateAudience')
          ? []
          : [...of('ValidAudiences?', 'audience'), ...of('(?<!Valid)Audience', 'audience')]),
        ...of('ValidAlgorithms', 'algorithms'),
        ...of('ValidTypes', 'tokenType'),
        ...(seconds === undefined ? [] : [{ setting: 'clockTolerance' as const, text: `${seconds}` }]),
      ]
      const config = configOf('aspnet', values)
      return config ? [{ span, config }] : []
    },
  )
}

/** ASP.NET Core: `appsettings.json` and the code that sets up JwtBearer. */
export const aspnet: ConfigReader = {
  sign: /AddJwtBearer|TokenValidationParameters|"(?:Valid)?(?:Issuer|Audience)s?"|"Authority"|Authentication__Schemes/,
  yaml: true,
  read: (paste, yaml) => {
    const code = readCode(paste)
    return code.length > 0 ? code : settings.sign.test(paste) ? settings.read(paste, yaml) : []
  },
}

export const cases: ConfigCases = {
  reads: {
    'appsettings.json': {
      paste: `{
  // the API
  "Logging": { "LogLevel": { "Default": "Information" } },
  "Authentication": {
    "Schemes": {
      "Bearer": {
        "ValidAudiences": [
          "https://api.example",
          "orders"
        ],
        "ValidIssuer": "dotnet-user-jwts"
      }
    }
  }
}`,
      expected: { issuer: 'dotnet-user-jwts', audience: 'https://api.example orders' },
    },
    'on one line': {
      paste: '{"Jwt":{"Issuer":"https://issuer.example","Audience":"orders","Key":"a secret"}}',
      expected: { issuer: 'https://issuer.example', audience: 'orders' },
    },
    'an authority': {
      paste: '"JwtBearer": {\n  "Authority": "https://issuer.example",\n  "Audience": "orders"\n}',
      expected: { audience: 'orders' },
      authority: 'https://issuer.example',
    },
    code: {
      paste: `builder.Services.AddAuthentication().AddJwtBearer(options => {
  options.Authority = "https://login.microsoftonline.com/common";
  options.Audience = "api://orders"; // a ) in a remark
  options.TokenValidationParameters = new TokenValidationParameters {
    ValidIssuers = new[] { "https://a.example", "https://b.example" },
    ClockSkew = TimeSpan.FromMinutes(2)
  };
});`,
      expected: { audience: 'api://orders', clockTolerance: 120 },
    },
    'code without an audience': {
      paste:
        'new TokenValidationParameters { ValidateAudience = false, ValidAudience = "orders", ValidIssuer = "https://issuer.example", ClockSkew = TimeSpan.Zero }',
      expected: { issuer: 'https://issuer.example', clockTolerance: 0 },
    },
  },
  spares: {
    'claims of a token': '{\n  "Issuer": "https://issuer.example",\n  "Audience": "orders"\n}',
    'a client': '{"Auth0":{"Domain":"t.auth0.com","Audience":"orders"}}',
    prose: 'Call AddJwtBearer and set "Audience".',
  },
}
