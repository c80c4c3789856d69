import { accessClaims, jws, noon } from '../forge.ts'
import { type ErrorCase, type ErrorCases, lines } from './define.ts'

const answer = (
  error: string,
  description: string,
  code: readonly (string | RegExp)[],
  rest: Partial<ErrorCase> = {},
): ErrorCase => ({
  paste: () => JSON.stringify({ error, error_description: description }),
  leads: 'response-error',
  says: code,
  ...rest,
})
const aadsts = (number: number, text: string, says: readonly (string | RegExp)[]): ErrorCase =>
  answer(
    number >= 700_000 && number < 7_001_000 ? 'unauthorized_client' : 'invalid_grant',
    `AADSTS${number}: ${text} Trace ID: 0000 Correlation ID: 0000`,
    says,
  )

const used = [/is used, expired, revoked/]

/** OAuth errors by the endpoint that they come from. */
export const oauthCases: ErrorCases = {
  'no grant type': answer('invalid_request', 'Missing form parameter: grant_type', ['grant_type', /form/], {
    spares: [/comes twice/],
  }),
  'Auth0 wants an organization': {
    paste: () =>
      'https://app.example/cb?error=invalid_request&error_description=parameter%20organization%20is%20required%20for%20this%20client&state=s',
    leads: 'response-error',
    says: ['organization'],
    spares: [/comes twice/],
  },
  'a wrong password': answer('invalid_grant', 'Invalid user credentials', [/password/], { spares: used }),
  'an account that is not set up': answer(
    'invalid_grant',
    'Account is not fully set up',
    [/required action|account/i],
    { spares: used },
  ),
  'the signature of an assertion': answer('invalid_grant', 'Invalid JWT Signature.', [/signature|key/i], {
    spares: used,
  }),
  'the audience of an assertion': answer('invalid_grant', 'audience is invalid', [/aud/], { spares: used }),
  'a client at the token endpoint': answer(
    'invalid_client',
    'Invalid client or Invalid client credentials',
    [/client/, /token endpoint/],
    {
      spares: [/message of token introspection/],
    },
  ),
  'not to be introspected': answer('unsupported_token_type', 'The token cannot be introspected', [/introspect/], {
    leads: ['error-recognised', 'response-error', 'revoke-wrong-type'],
    spares: [/does not revoke|cannot be revoked/],
  }),
  AADSTS65001: aadsts(65_001, 'The user or administrator has not consented to use the application', [/consent/]),
  AADSTS50076: aadsts(
    50_076,
    'Due to a configuration change made by your administrator, you must use multi-factor authentication',
    [/multi-?factor/i],
  ),
  AADSTS53003: aadsts(53_003, 'Access has been blocked by Conditional Access policies.', [/Conditional Access/]),
  AADSTS50126: aadsts(50_126, 'Error validating credentials due to invalid username or password.', [/password/]),
  AADSTS50105: aadsts(50_105, 'The signed in user is not assigned to a role for the application', [/assign/]),
  AADSTS50020: aadsts(50_020, "User account from identity provider does not exist in tenant 'X'", [/guest|tenant/]),
  AADSTS50011: aadsts(50_011, 'The redirect URI specified in the request does not match', [/redirect/i]),
  AADSTS50194: aadsts(
    50_194,
    'Application is not configured as a multi-tenant application. Usage of the /common endpoint is not supported',
    [/common/],
  ),
  AADSTS70021: aadsts(70_021, 'No matching federated identity record found for presented assertion.', [/federated/]),
  AADSTS700016: aadsts(700_016, "Application with identifier 'x' was not found in the directory", [
    /application|client/i,
    /tenant|directory/,
  ]),
  AADSTS700211: aadsts(700_211, 'No matching federated identity record found for presented assertion issuer', [
    /issuer/,
  ]),
  AADSTS700213: aadsts(
    700_213,
    "No matching federated identity record found for presented assertion subject 'repo:acme/app:ref:refs/heads/master'",
    [/subject/],
  ),
  AADSTS7000215: aadsts(7_000_215, 'Invalid client secret provided.', [/secret/, /value/i]),
  AADSTS7000218: aadsts(
    7_000_218,
    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    [/public client|secret/],
  ),
  AADSTS7000222: aadsts(7_000_222, 'The provided client secret keys for app are expired.', [/expired/, /secret/]),
  AADSTS650052: aadsts(
    650_052,
    'The app needs access to a service that your organization has not subscribed to or enabled.',
    [/service principal|subscri/i],
  ),
  AADSTS650053: aadsts(650_053, "The application asked for scope 'x' that doesn't exist on the resource", [/scope/]),
  AADSTS90002: aadsts(90_002, "Tenant 'x' not found.", [/tenant/i]),
  AADSTS500113: aadsts(500_113, 'No reply address is registered for the application.', [/redirect|reply/i]),
  AADSTS9002325: aadsts(
    9_002_325,
    'Proof Key for Code Exchange is required for cross-origin authorization code redemption.',
    [/PKCE|code_challenge/],
  ),
  AADSTS9002326: aadsts(
    9_002_326,
    "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type.",
    [/Single-page/i],
  ),
  AADSTS9010010: aadsts(
    9_010_010,
    "The resource parameter provided in the request doesn't match with the requested scopes.",
    [/resource/, /scope/],
  ),
  AADSTS901002: aadsts(901_002, "The 'resource' request parameter is not supported.", [/resource/]),
  AADSTS1002012: aadsts(
    1_002_012,
    'The provided value for scope is not valid. Client credential flows must have a scope value with /.default suffixed',
    [/\.default/],
  ),
  AADSTS7002138: aadsts(7_002_138, 'The federated credential could not be used.', [/federated|credential/i]),
  'a federated credential of another branch': {
    paste: () =>
      lines(
        "AADSTS700213: No matching federated identity record found for presented assertion subject 'repo:acme/app:ref:refs/heads/master'. Please check your federated identity credential Subject, Audience and Issuer against the presented assertion.",
        jws({
          claims: accessClaims({
            iss: 'https://token.actions.githubusercontent.com',
            aud: 'api://AzureADTokenExchange',
            sub: 'repo:acme/app:ref:refs/heads/master',
            client_id: undefined,
            scope: undefined,
            repository: 'acme/app',
            ref: 'refs/heads/master',
            exp: noon + 600,
          }),
        }),
      ),
    leads: ['error-recognised', 'response-error'],
    says: ['repo:acme/app:ref:refs/heads/master', /environment/, /branch/, /case/],
  },
  'resource beside scope': {
    paste: () =>
      'https://login.microsoftonline.com/00000000-0000-4000-8000-000000000000/oauth2/v2.0/authorize?client_id=00000000-0000-4000-8000-000000000001&response_type=code&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid%20https%3A%2F%2Fgraph.microsoft.com%2FUser.Read&resource=https%3A%2F%2Fapi.example&state=s&code_challenge=x&code_challenge_method=S256',
    leads: 'request-entra-resource',
    says: ['resource', 'scope'],
  },
}
