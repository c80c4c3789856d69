import { snippet } from './snippet.ts'
import type { Stack } from './define.ts'
import { literal, literals } from './define.ts'
import { csharp } from './literals.ts'

export const aspnet: Stack = {
  id: 'aspnet',
  label: 'ASP.NET Core 8 to 10 (JwtBearer)',
  source: {
    label: 'Microsoft: configure JWT bearer authentication',
    url: 'https://learn.microsoft.com/aspnet/core/security/authentication/configure-jwt-bearer-authentication',
  },
  snippets: ({ issuer, audience, metadata, algorithms, tolerance, type, claims }) => {
    const usual = `${issuer.value.replace(/(?<!\/)\/+$/, '')}/.well-known/openid-configuration`
    const place =
      metadata === undefined || metadata === usual
        ? ['    options.Authority = ', literal(issuer, csharp)]
        : ['    options.MetadataAddress = ', csharp(metadata)]
    const checks = 'options.TokenValidationParameters'
    const [first, ...more] = claims
    return [
      snippet(
        'Program.cs',
        'csharp',
        'builder.Services\n  .AddAuthentication(JwtBearerDefaults.AuthenticationScheme)\n  .AddJwtBearer(options =>\n  {\n',
        ...place,
        `;\n    options.MapInboundClaims = false;\n    ${checks}.ValidIssuer = `,
        literal(issuer, csharp),
        ...(audience.value.length > 0
          ? [`;\n    ${checks}.ValidAudiences = [`, ...literals(audience, csharp), ']']
          : [`;\n    ${checks}.ValidateAudience = false`]),
        `;\n    ${checks}.ValidAlgorithms = [`,
        ...literals(algorithms, csharp),
        ']',
        ...(type ? [`;\n    ${checks}.ValidTypes = [`, literal(type, csharp), ']'] : []),
        `;\n    ${checks}.ClockSkew = TimeSpan.FromSeconds(${tolerance});\n  });`,
        ...(first
          ? [
              '\nbuilder.Services.AddAuthorizationBuilder().SetDefaultPolicy(new AuthorizationPolicyBuilder()\n  .RequireAuthenticatedUser()',
              ...[first, ...more].flatMap(([name, value]) => [
                `\n  .RequireClaim("${name}", `,
                literal(value, csharp),
                ')',
              ]),
              '\n  .Build());',
            ]
          : []),
      ),
    ]
  },
  remarks: ({ metadata, jwks }) => [
    `It finds the keys through the issuer’s metadata${metadata === undefined ? `, where jwks_uri should be ${jwks.value}` : ''}.`,
  ],
}
