import type { Emitter } from './define.ts'

const hints = 'aspnetcore jwtbearerhandler jwtbearer microsoft identitymodel securitytokenexception'
const identityModel = (path: string) =>
  `AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet src/${path}/LogMessages.cs`
const idx = { name: '.NET (Microsoft.IdentityModel)', hints }

/** E401 to E430. */
export const dotnet: readonly Emitter[] = [
  {
    name: 'ASP.NET Core',
    hints,
    source: 'dotnet/aspnetcore src/Security/Authentication/JwtBearer/src/JwtBearerHandler.cs',
    rows: [
      [
        'E401',
        'aud',
        ["The audience '<its aud>' is invalid", '=The audience is invalid'],
        'aud is none that this API accepts.',
        'aud against Audience or ValidAudiences. (null) or empty: the token has no aud, or .NET hides it.',
      ],
      [
        'E402',
        'iss',
        ["The issuer '<its iss>' is invalid", '=The issuer is invalid'],
        'iss is none that this API accepts.',
      ],
      [
        'E403',
        'expired',
        ["The token expired at '<its exp>'", '=The token is expired'],
        '',
        'exp; .NET allows five minutes of difference between the clocks.',
      ],
      ['E404', 'not-yet', ["The token is not valid before '<its nbf>'"]],
      ['E404', ['not-yet', 'claim'], 'The token lifetime is invalid'],
      ['E404', 'claim', '=The token has no expiration', 'The token has no exp, and this API wants one.', 'exp.'],
      [
        'E405',
        'key',
        '=The signature key was not found',
        '',
        'kid, and whether Authority names the tenant, and in B2C the policy, of the token.',
      ],
      [
        'E406',
        'sig',
        '=The signature is invalid',
        '',
        'Whether the token is one for Microsoft Graph; otherwise whether it is unchanged.',
      ],
      [
        'E407',
        [],
        '=Bearer error="invalid_token"',
        'There is no description. ASP.NET Core gives none where the text could not be read as a token; other servers give none for any reason.',
        'The number of dots first. The server’s log has a message that begins with IDX.',
      ],
    ],
  },
  {
    ...idx,
    source: identityModel('Microsoft.IdentityModel.Tokens'),
    rows: [
      [
        'E408',
        'iss',
        ["IDX10205: Issuer validation failed. Issuer: '<its iss>'", 'IDX10205', 'IDX10212', 'IDX10204', 'IDX10211'],
        '',
        'iss: tokens of Entra ID v1.0 come from sts.windows.net, those of v2.0 from login.microsoftonline.com.',
      ],
      [
        'E409',
        'aud',
        [
          "IDX10214: Audience validation failed. Audiences: '<its aud>'. Did not match: validationParameters.ValidAudience: '<aud>' or validationParameters.ValidAudiences: 'null'",
          "IDX10214: Audience validation failed. Audiences: '<its aud>'. Did not match: validationParameters.ValidAudience: 'null' or validationParameters.ValidAudiences: '<aud>'",
          "IDX10214: Audience validation failed. Audiences: '<its aud>'",
          'IDX10214',
          'IDX10215',
        ],
      ],
      ['E410', ['aud', 'config'], ['IDX10206', 'IDX10207'], 'The token names no audience.', 'aud.'],
      [
        'E410',
        ['config', 'aud'],
        'IDX10208',
        'The API was not told which audience to expect.',
        'Audience or ValidAudience in the API’s setting.',
      ],
      [
        'E411',
        'not-yet',
        ['IDX10222', "IDX10222: Lifetime validation failed. The token is not yet valid. ValidFrom (UTC): '<its nbf>'"],
      ],
      [
        'E411',
        'expired',
        ['IDX10223', "IDX10223: Lifetime validation failed. The token is expired. ValidTo (UTC): '<its exp>'"],
      ],
      ['E411', 'claim', ['IDX10224', 'IDX10225'], 'exp is absent, or lies before nbf.', 'exp and nbf.'],
      ['E411', ['expired', 'not-yet'], 'IDX10230', 'The API’s own check of the times refused the token.'],
      ['E412', 'typ', ['IDX10256', 'IDX10257', "IDX10257: Token type validation failed. Type: '<its typ>'"]],
      [
        'E413',
        ['key', 'config'],
        'IDX10500',
        'The API had no keys at all.',
        'Whether Authority is reachable from the API’s machine.',
      ],
      [
        'E414',
        'key',
        ['IDX10501', 'IDX10502', 'IDX10503', "IDX10503: Signature validation failed. The token's kid is: '<its kid>'"],
        'kid is not among the keys of the issuer.',
      ],
      ['E415', 'alg', 'IDX10504', 'The token has no signature.'],
      [
        'E416',
        'sig',
        'IDX10511',
        'kid fits, but the signature does not.',
        'A token for Microsoft Graph cannot be checked by anybody else; otherwise it was changed on the way.',
      ],
      ['E417', 'key', 'IDX10517', 'The token has no kid.'],
      ['E417', 'malformed', 'IDX10508', 'The signature is cut off or not base64url.'],
      [
        'E418',
        'config',
        'IDX10506',
        'A handler of .NET 8 returns another class than the older code expects.',
        'SignatureValidator in the API’s setting: it has to return a JsonWebToken.',
      ],
      [
        'E419',
        'opaque-or-jwe',
        ['IDX10603', 'IDX10609', 'IDX10612', 'IDX10618'],
        'The token is encrypted and could not be opened.',
      ],
      ['E420', 'alg', 'IDX10634', 'The key does not go with alg of the token.', 'A secret against a public key.'],
      [
        'E421',
        'alg',
        ['IDX10653', 'IDX10720', 'IDX10696', "IDX10696: The algorithm '<its alg>'"],
        'The key is too short, or alg is not in the list.',
        'At least 256 bits for HS256; ValidAlgorithms.',
      ],
      [
        'E422',
        'malformed',
        'IDX10209',
        'The token is longer than .NET reads.',
        'MaximumTokenSizeInBytes, and why the token is that long.',
      ],
      ['E423', 'malformed', ['IDX10400', 'IDX10820', 'IDX10821'], 'A part of the token is no base64url.'],
    ],
  },
  {
    ...idx,
    source: identityModel('System.IdentityModel.Tokens.Jwt'),
    rows: [
      [
        'E424',
        ['malformed', 'opaque-or-jwe'],
        ['IDX12709', 'IDX12720', 'IDX12723', 'IDX12729', 'IDX12739', 'IDX12740', 'IDX12741'],
        'The text could not be taken apart as a token.',
      ],
    ],
  },
  {
    ...idx,
    source: identityModel('Microsoft.IdentityModel.JsonWebTokens'),
    rows: [
      [
        'E425',
        ['opaque-or-jwe', 'malformed'],
        ['IDX14100', 'IDX14120'],
        'There are too few dots: an opaque token, or a piece of one.',
      ],
      [
        'E425',
        ['malformed', 'opaque-or-jwe'],
        ['IDX14121', 'IDX14122', 'IDX14101', 'IDX14102', 'IDX14107', 'IDX14309'],
      ],
    ],
  },
  {
    ...idx,
    source: identityModel('Microsoft.IdentityModel.Protocols'),
    rows: [
      [
        'E426',
        ['key', 'config'],
        ['IDX20803', 'IDX20804', 'IDX20807'],
        'The issuer’s metadata or keys could not be fetched.',
        'Authority, TLS, and a proxy before the API’s machine.',
      ],
      ['E426', 'config', 'IDX20108', 'The address of the metadata is not https.', 'Authority.'],
    ],
  },
  {
    ...idx,
    wants: 'login',
    source: identityModel('Microsoft.IdentityModel.Protocols.OpenIdConnect'),
    rows: [
      [
        'E427',
        'claim',
        'IDX21323',
        'nonce of the ID token is not the one of the login.',
        'Cookies of the login, and two logins at once.',
      ],
      ['E427', 'claim', ['IDX21336', 'IDX21348'], 'The ID token does not fit the rest of the login’s answer.'],
      ['E427', 'azp', ['IDX21339', 'IDX21340']],
    ],
  },
  {
    ...idx,
    source: identityModel('Microsoft.IdentityModel.Validators'),
    rows: [
      [
        'E428',
        'iss',
        ['IDX40001', "IDX40001: Issuer: '<its iss>'", 'IDX40002', 'IDX40003', 'IDX40004', 'IDX40005'],
        'The token comes from a tenant that this API does not accept.',
        'iss and tid against the tenants in the API’s setting.',
      ],
    ],
  },
  {
    name: 'Microsoft.Identity.Web',
    hints: 'microsoft',
    source: 'AzureAD/microsoft-identity-web src/Microsoft.Identity.Web.TokenAcquisition/IDWebErrorMessage.cs',
    rows: [
      [
        'E429',
        'scope',
        ['IDW10201', 'IDW10202', 'IDW10203'],
        'The token has neither the scopes nor the roles that the API wants.',
        'scp for a person, roles for a daemon.',
      ],
      ['E429', 'iss', ['IDW10303', "IDW10303: Issuer: '<its iss>'", 'IDW10304', 'IDW10401']],
    ],
  },
  {
    name: 'OpenIddict',
    hints: 'openiddict',
    source: 'openiddict/openiddict-core src/OpenIddict.Abstractions/OpenIddictResources.resx',
    rows: [
      ['E430', [], ['openiddict.com/errors/ID2004', 'The specified token is invalid']],
      ['E430', ['expired', 'revoked'], ['openiddict.com/errors/ID2019', 'The specified token is no longer valid']],
      ['E430', 'iss', ['openiddict.com/errors/ID2088', 'The issuer associated to the specified token is not valid']],
      ['E430', 'typ', ['openiddict.com/errors/ID2089', 'The specified token is not of the expected type']],
      [
        'E430',
        'key',
        ['openiddict.com/errors/ID2090', 'The signing key associated to the specified token was not found'],
      ],
      ['E430', 'sig', ['openiddict.com/errors/ID2091', 'The signature associated to the specified token is not valid']],
      [
        'E430',
        'aud',
        [
          'openiddict.com/errors/ID2093',
          "The specified token doesn't contain any audience",
          'openiddict.com/errors/ID2094',
          'The specified token cannot be used with this resource server',
        ],
      ],
      ['E430', 'scope', 'openiddict.com/errors/ID2095'],
    ],
  },
]
