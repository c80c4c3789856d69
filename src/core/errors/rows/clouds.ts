import type { Emitter } from './define.ts'

const aws = 'amazonaws aws apigateway amzn'
const awsJwt =
  'AWS: troubleshooting JWT authorizers https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-jwt.html'
const apim =
  'Azure API Management: error handling https://learn.microsoft.com/azure/api-management/api-management-error-handling-policies'

/** Clouds: E525 to E541. */
export const clouds: readonly Emitter[] = [
  {
    name: 'AWS HTTP API',
    hints: aws,
    source: awsJwt,
    rows: [
      [
        'E525',
        'aud',
        'the token does not have a valid audience',
        '',
        'aud, or client_id where there is no aud, against the audiences of the authorizer.',
      ],
      ['E526', 'iss', '~=issuer does not match'],
      [
        'E526',
        'missing',
        ['~missing: token not provided', '~=token not provided'],
        '',
        'The identity source of the authorizer.',
      ],
    ],
  },
  {
    name: 'AWS REST API',
    hints: aws,
    source:
      'AWS: responses of the gateway https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html',
    rows: [
      [
        'E527',
        [],
        ['"message":"Unauthorized"', '"message": "Unauthorized"'],
        'The call was refused without a reason: AWS API Gateway answers so, and so do others.',
        'At AWS: an ID token or, with scopes, an access token; the header of the token source; its regular expression.',
      ],
      [
        'E528',
        ['scheme', 'config'],
        ['Missing Authentication Token', "Authorization header requires 'Credential' parameter"],
        'AWS knows no such path or method, or this route wants a signature of IAM and not a Bearer token.',
        'Path, stage and method; the kind of authorizer of the route.',
      ],
      [
        'E529',
        'scope',
        [
          'User is not authorized to access this resource',
          'User is not authorized to access this resource with an explicit deny',
        ],
        'The authorizer knows the caller, and its policy denies this call.',
        'The policy that the authorizer returns, and how long it is cached.',
      ],
    ],
  },
  {
    name: 'Amazon Cognito',
    hints: `${aws} cognito notauthorizedexception`,
    source:
      'Amazon Cognito: GetUser https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUser.html',
    rows: [
      ['E530', 'expired', '=Access Token has expired'],
      ['E530', 'revoked', '=Access Token has been revoked'],
      [
        'E530',
        'scope',
        'Access Token does not have required scopes',
        '',
        'scope: Cognito’s own calls want aws.cognito.signin.user.admin.',
      ],
      ['E530', 'typ', '~=Invalid Access Token', '', 'token_use: an ID token does not do as AccessToken.'],
    ],
  },
  {
    name: 'Amazon Cognito UserInfo',
    hints: `${aws} cognito amazoncognito userinfo`,
    source: 'Amazon Cognito: userInfo https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html',
    rows: [
      [
        'E531',
        ['revoked', 'expired'],
        'Access token is expired, disabled, or deleted, or the user has globally signed out',
      ],
      ['E531', 'scheme', 'Bad OAuth2 request at UserInfo Endpoint'],
    ],
  },
  {
    name: 'AWS STS',
    wants: 'federation',
    hints: `${aws} sts assumerolewithwebidentity`,
    source:
      'AWS STS: AssumeRoleWithWebIdentity https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html',
    rows: [
      ['E532', 'aud', 'Incorrect token audience', '', 'aud against the audiences of the identity provider in IAM.'],
      ['E532', 'expired', 'ExpiredTokenException'],
      ['E532', 'iss', 'No OpenIDConnect provider found in your account for <its iss>'],
      ['E532', 'key', "Couldn't retrieve verification key from your identity provider"],
      [
        'E532',
        'claim',
        'Not authorized to perform sts:AssumeRoleWithWebIdentity',
        'The role does not trust this token.',
        'sub and aud against the conditions of the role’s trust policy.',
      ],
    ],
  },
  {
    name: 'Azure API Management',
    hints: 'azure apim',
    source: apim,
    rows: [
      ['E533', 'missing', ['TokenNotPresent', '=JWT not present.']],
      ['E533', 'sig', 'TokenSignatureInvalid'],
      ['E533', 'aud', 'TokenAudienceNotAllowed'],
      ['E533', 'iss', 'TokenIssuerNotAllowed'],
      ['E533', 'expired', '=TokenExpired'],
      ['E533', 'key', 'TokenSignatureKeyNotFound'],
      ['E533', 'claim', ['TokenClaimNotFound', 'JWT token is missing the following claims: <claim>']],
      ['E533', 'claim', ['TokenClaimValueNotAllowed', 'Claim <claim> value of <x> is not allowed']],
      ['E533', 'malformed', 'JwtInvalid'],
      ['E534', 'aud', ['Claim value mismatch: aud=<its aud>']],
      ['E534', 'claim', ['Claim value mismatch: <claim>=']],
      [
        'E534',
        [],
        'JWT Validation Failed:',
        'The policy validate-jwt refused the token; the reason stands behind the colon.',
      ],
      [
        'E535',
        [],
        'Access token is missing or invalid',
        'The token was refused. This text is written by hand in the policy, so it does not tell why.',
        'failed-validation-error-message of validate-jwt, and the trace of API Management.',
      ],
      [
        'E536',
        'scheme',
        ['Access denied due to missing subscription key', 'Access denied due to invalid subscription key'],
        'API Management wants its subscription key. This is not about the token.',
        'The header Ocp-Apim-Subscription-Key.',
      ],
    ],
  },
  {
    name: 'Google Cloud API Gateway or ESPv2',
    hints: 'espv2 googleapis',
    source: 'GoogleCloudPlatform/esp-v2',
    rows: [
      [
        'E537',
        'aud',
        [
          '"code":403,"message":"Audiences in Jwt are not allowed"',
          '"message":"Audiences in Jwt are not allowed","code":403',
        ],
        'aud is none that the gateway accepts. The answer is 403, but it is not about rights.',
        'aud against x-google-audiences.',
      ],
      [
        'E537',
        'iss',
        ['"code":401,"message":"Jwt issuer is not configured"', '"message":"Jwt issuer is not configured","code":401'],
        'The gateway does not know the issuer of the token.',
        'iss against x-google-issuer.',
      ],
    ],
  },
  {
    name: 'Cloud Run',
    wants: 'login-api',
    hints: 'cloudrun google',
    source: 'google/oauth2l issues/123 https://github.com/google/oauth2l/issues/123',
    rows: [
      [
        'E538',
        ['typ', 'aud'],
        'The access token could not be verified',
        'Cloud Run wants an ID token of Google’s for this service.',
        'Whether it is an ID token, and whether aud is the address of the service.',
      ],
      ['E538', ['missing', 'typ', 'aud'], 'The request was not authenticated'],
    ],
  },
  {
    name: 'Identity-Aware Proxy',
    wants: 'login-api',
    hints: 'iap google',
    source: 'Google Cloud: Identity-Aware Proxy https://cloud.google.com/iap/docs/signed-headers-howto',
    rows: [
      ['E539', 'missing', 'Invalid IAP credentials: empty token'],
      [
        'E539',
        ['malformed', 'opaque-or-jwe'],
        ['Invalid IAP credentials: Unable to parse JWT', '=Unable to parse JWT'],
      ],
      ['E539', 'sig', ['Invalid IAP credentials: JWT signature is invalid', '=JWT signature is invalid']],
      [
        'E539',
        'aud',
        [
          "JWT audience doesn't match this application",
          "JWT audience doesn't match this application ('aud' claim (<its aud>) doesn't match expected value (<aud>))",
          'Invalid bearer token. Invalid JWT audience',
        ],
        '',
        'aud: the client id of the proxy.',
      ],
      ['E539', 'claim', "JWT 'email' claim isn't a string"],
    ],
  },
  {
    name: 'Google APIs',
    hints: 'googleapis google',
    source:
      'googleapis/google-api-php-client issues/1391 https://github.com/googleapis/google-api-php-client/issues/1391',
    rows: [
      [
        'E540',
        ['typ', 'expired'],
        'Request had invalid authentication credentials. Expected OAuth 2 access token',
        'Google did not accept the credential: it is expired, or no access token of Google’s.',
        'Whether it is the opaque access token and not the ID token, and how old it is.',
      ],
      ['E540', 'expired', ['"reason":"ACCESS_TOKEN_EXPIRED"', '"reason": "ACCESS_TOKEN_EXPIRED"']],
      ['E540', 'typ', 'ACCESS_TOKEN_TYPE_UNSUPPORTED'],
      ['E541', 'missing', 'Request is missing required authentication credential'],
    ],
  },
  {
    name: 'Google tokeninfo',
    hints: 'tokeninfo googleapis',
    source: 'Google: validate tokens on a server https://developers.google.com/identity/sign-in/web/backend-auth',
    rows: [
      [
        'E542',
        [],
        ['~tokeninfo: invalid_token', '~!=Invalid Value'],
        'Google does not know this token, or it is expired.',
      ],
    ],
  },
]
