import type { Emitter } from './define.ts'

/** APIs of identity providers: E543 to E548. */
export const providerApis: readonly Emitter[] = [
  {
    name: 'Microsoft Graph',
    hints: 'graph microsoft',
    source: 'Microsoft Graph: error responses https://learn.microsoft.com/graph/errors',
    rows: [
      ['E543', [], 'InvalidAuthenticationToken', 'Graph refused the token; the message beside the code says why.'],
      ['E543', 'missing', '=Access token is empty.'],
      ['E543', ['expired', 'not-yet'], 'Access token has expired or is not yet valid'],
      ['E543', 'expired', 'Lifetime validation failed, the token is expired'],
      [
        'E543',
        'aud',
        'Access token validation failure. Invalid audience',
        'The token is not for Microsoft Graph.',
        'aud: ask with a scope of Graph, and never send that token to your own API.',
      ],
      ['E543', 'expired', 'CompactToken validation failed with reason code: 80049228'],
      [
        'E543',
        ['opaque-or-jwe', 'malformed'],
        ['CompactToken parsing failed with error code', 'CompactToken validation failed with reason code'],
        'Graph could not read the text as a token.',
        'Whether the header holds the whole token once, and “Bearer” once.',
      ],
      [
        'E544',
        'scope',
        ['Authorization_RequestDenied', 'Insufficient privileges to complete the operation'],
        'Graph knows the caller, and its permissions do not reach.',
        'scp for a person, roles for a daemon; whether an administrator has consented.',
      ],
    ],
  },
  {
    name: 'Microsoft Entra ID',
    hints: 'aadsts microsoftonline msal entra',
    source:
      'Microsoft Entra: authentication error codes https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
    rows: [
      [
        'E545',
        ['grant', 'aud'],
        ['AADSTS500011', 'AADSTS50001', 'AADSTS650057'],
        'The resource that was asked for is not known in this tenant, or not to this client.',
        'The scope or resource of the request against the Application ID URI of the API.',
      ],
      [
        'E545',
        ['grant', 'scope'],
        ['AADSTS70011', 'AADSTS28002'],
        'A scope of the request is not known.',
        'scope: all of one resource, with its full name.',
      ],
      [
        'E545',
        ['grant', 'aud'],
        ['AADSTS50013', 'AADSTS500133'],
        'The token that was handed on (on behalf of) is not for this API, or expired.',
        'aud and exp of that token: it must be the one that your API received.',
      ],
      [
        'E545',
        'grant',
        'AADSTS700027',
        'The signature of the client assertion was refused.',
        'The certificate at the app registration, and its thumbprint in the assertion.',
      ],
      [
        'E545',
        'grant',
        ['AADSTS700082', 'AADSTS70043', 'AADSTS70008'],
        'The refresh token or the code is expired.',
        'A new login.',
      ],
      [
        'E545',
        'grant',
        'AADSTS700054',
        'The app registration does not hand out ID tokens this way.',
        'Authentication → ID tokens, or response_type.',
      ],
      ['E545', ['grant', 'sig'], 'AADSTS900384', 'The signature of a token in the request was refused.'],
      ['E545', ['grant', 'claim'], 'AADSTS90016', 'A token in the request lacks a claim.'],
    ],
  },
  {
    name: 'Auth0 Management API',
    hints: 'auth0',
    source: 'auth0/node-auth0 issues/787 https://github.com/auth0/node-auth0/issues/787',
    rows: [
      ['E546', 'aud', 'Bad audience: <its aud>', '', 'aud must be https://YOUR_TENANT/api/v2/, with the slash.'],
      ['E546', ['malformed', 'opaque-or-jwe'], '!=Invalid token'],
      ['E546', 'expired', 'Expired token received for JSON Web Token validation'],
      ['E546', 'scheme', 'Bad HTTP authentication header format'],
      ['E546', 'scope', ['Insufficient scope, expected any of: <scope>', 'Insufficient scope, expected any of']],
      ['E546', 'missing', '=Missing authentication'],
    ],
  },
  {
    name: 'Okta API',
    hints: 'okta errorcode',
    source: 'Okta: error codes https://developer.okta.com/docs/reference/error-codes/',
    rows: [
      [
        'E547',
        [],
        ['E0000011', '=Invalid token provided', 'E0000004', 'E0000005'],
        'Okta refused the credential.',
        'An API token goes with the scheme SSWS, an access token with Bearer.',
      ],
      ['E547', 'scope', ['E0000006', 'You do not have permission to perform the requested action']],
      [
        'E547',
        ['config', 'scope'],
        ['E0000015', 'You do not have permission to access the feature you are requesting'],
      ],
    ],
  },
  {
    name: 'Okta token endpoint',
    wants: 'authorization-server',
    hints: 'okta',
    source: 'Okta: configure DPoP https://developer.okta.com/docs/guides/dpop/',
    rows: [
      [
        'E548',
        'bind',
        'Authorization server requires nonce in DPoP proof',
        'Okta wants its nonce in the DPoP proof. This is a normal first answer.',
        'Repeat the request with the value of the DPoP-Nonce header as nonce in the proof.',
      ],
    ],
  },
]
