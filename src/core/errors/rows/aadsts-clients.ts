import { type CodeRow, entraCodes } from './aadsts.ts'

/** What is wrong with the client, its credentials or its registration; from Microsoft's list, in our words. */
const clients: readonly CodeRow[] = [
  [
    50_012,
    'The client’s certificate or assertion was refused: a signature that does not fit, or a certificate that is not registered.',
    'Certificates & secrets of the app registration against the thumbprint in the header of the assertion (x5t, x5t#S256).',
  ],
  [
    50_027,
    'The token that was handed over was refused: issuer, audience, time, format or signature.',
    'iss, aud and exp of the handed-over token, and whether its keys can be fetched by Microsoft.',
  ],
  [50_048, 'The assertion’s “sub” is not its “iss”.', 'Both are the client id in a client assertion.'],
  [
    70_001,
    'The application is not found in this tenant, or is disabled.',
    'Client id and tenant of the request; Enterprise applications → Properties → Enabled for users to sign in.',
  ],
  [
    70_002,
    'The client’s credentials were refused.',
    'The secret’s value, not its id, and whether it is of this very app registration.',
  ],
  [70_003, 'This grant type is not supported.', 'grant_type in the request.'],
  [
    70_021,
    'No federated credential of the app matches the assertion.',
    'Certificates & secrets → Federated credentials: issuer, subject and audience must equal the assertion’s, letter case and slash included. A new one takes some minutes to count.',
  ],
  [
    700_005,
    'The code or the token was meant for another tenant.',
    'The tenant in the address of the token endpoint: the same one as at the login.',
  ],
  [
    700_016,
    'The application (client id) was not found in this directory (tenant).',
    'Whether the client id is the “Application (client) ID” and not the object id, and whether the tenant in the address is the one where the app is registered or consented.',
  ],
  [
    700_021,
    'The client id in the assertion is not the one of the request.',
    'iss and sub of the assertion against client_id.',
  ],
  [
    700_023,
    'The client assertion’s audience is not this token endpoint.',
    'aud of the assertion: the token endpoint of the same tenant, or its issuer.',
  ],
  [
    700_024,
    'The client assertion is not within its time.',
    'exp of the assertion: a projected or CI token lives for minutes. Fetch a fresh one right before the login.',
  ],
  [
    700_025,
    'The app is a public client, so it must send neither a secret nor an assertion.',
    'Leave client_secret out, or register the redirect URI under the platform “Web” instead of “Mobile and desktop” or “Single-page application”.',
  ],
  [
    700_030,
    'The subject of the certificate is not allowed.',
    'The subject name and issuer that are configured for the app.',
  ],
  [
    700_211,
    'No federated credential has this issuer.',
    'The issuer of the credential against iss of the assertion: to the character, slash at the end included.',
  ],
  [
    700_212,
    'No federated credential has this audience.',
    'aud of the assertion: api://AzureADTokenExchange unless the credential names another one.',
  ],
  [
    700_213,
    'No federated credential has this subject.',
    'The subject of the credential against sub of the assertion, piece by piece: the branch (ref:refs/heads/…) against environment:… or pull_request, upper and lower case, and the form with numeric ids (owner@id/repo@id). What starts the job decides the form.',
  ],
  [
    700_222,
    'Tokens of Entra itself are not taken for federated credentials.',
    'Take the token from another issuer, or use a managed identity as credential with api://AzureADTokenExchange.',
  ],
  [7_000_112, 'The application is disabled.', 'Enterprise applications → Properties → Enabled for users to sign in.'],
  [
    7_000_114,
    'This application may not make calls on behalf of somebody.',
    'The flow: on-behalf-of needs an app registration of its own.',
  ],
  [
    7_000_215,
    'The client secret is wrong.',
    'Certificates & secrets: the secret’s Value, which is shown once, and not its Secret ID; no blank or line break around it; of the same app registration.',
  ],
  [
    7_000_216,
    'A client assertion, a client secret or a certificate is missing.',
    'How this client authenticates, and that the variable is not empty.',
  ],
  [
    7_000_218,
    'The request has neither client_secret nor client_assertion, and this app is registered as one that has a credential.',
    'A server: send the secret. A desktop, mobile or command line app, which is a public client: Authentication → “Allow public client flows”: yes.',
  ],
  [
    7_000_222,
    'The client secret has expired.',
    'Certificates & secrets: make a new secret, put it where the app reads it, and note its end.',
  ],
  [
    7_002_137,
    'No federated credential has this subject.',
    'The subject of the credential against the one that the message names.',
  ],
  [
    7_002_138,
    'No federated credential has this subject: the comparison heeds upper and lower case.',
    'Owner, repository, branch and environment of the credential as GitHub, or another issuer, writes them in sub; also the form with numeric ids.',
  ],
  [
    90_002,
    'The tenant was not found.',
    'The tenant id or domain in the address, and the cloud: a tenant of Azure Government or China has another login host.',
  ],
  [90_013, 'The input was refused.', 'The parameters of the request; a user name or a tenant that is misspelled.'],
  [
    90_014,
    'A required field is absent.',
    'The field that the message names; a form body (application/x-www-form-urlencoded), not JSON.',
  ],
  [
    90_023,
    'The request is not in order.',
    'The parameters of the request, and that address and version (v1, v2.0) belong together.',
  ],
  [
    900_144,
    'A parameter is absent from the body.',
    'The parameter that the message names; that the body is a form (application/x-www-form-urlencoded), not JSON, and not in the query.',
  ],
  [
    900_432,
    'A confidential client cannot be used across clouds.',
    'The login host of the cloud in which the app is registered.',
  ],
  [
    900_561,
    'The endpoint takes another HTTP method.',
    'The token endpoint wants POST; a browser that opens its address sends GET.',
  ],
  [9_001_023, 'This grant does not work at /common or /consumers.', 'The tenant’s own address, or /organizations.'],
  [
    9_002_313,
    'The request is malformed.',
    'The body as a form; each parameter once and percent-encoded; no quotation marks around values.',
  ],
  [
    9_002_325,
    'PKCE is required for a code that a single-page app redeems.',
    'code_challenge with S256 in the login request, code_verifier in the token request: a current MSAL does both.',
  ],
  [
    9_002_326,
    'A browser may redeem the code only for the platform “Single-page application”.',
    'Authentication: move the redirect URI from “Web” to “Single-page application”, or redeem the code at the server.',
  ],
  [
    9_002_327,
    'The code of a single-page application has to be redeemed from a browser.',
    'Authentication: register the redirect URI as “Web” for a server, or send the Origin header.',
  ],
  [
    9_002_331,
    'The app is for personal Microsoft accounts only.',
    '/consumers in the address, or another setting of supported account types.',
  ],
  [
    9_002_332,
    'The app is for work or school accounts only.',
    '/organizations or the tenant’s own address in place of /consumers.',
  ],
]

/** Codes about clients: E50012 and so on, by Microsoft's own numbers. */
export const aadstsClients = [entraCodes(clients)]
