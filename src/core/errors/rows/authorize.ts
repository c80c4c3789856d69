import type { Emitter } from './define.ts'

/** What authorize and token endpoints answer while the audience is being put right: E601 to E609. */
export const authorize: readonly Emitter[] = [
  {
    name: 'Auth0',
    wants: 'authorization-server',
    hints: 'auth0',
    source:
      'auth0-samples/auth0-react-samples issues/201 https://github.com/auth0-samples/auth0-react-samples/issues/201',
    rows: [
      [
        'E601',
        ['grant', 'aud'],
        'Service not found: <its aud>',
        'No API of this tenant has exactly this identifier.',
        'Dashboard → APIs: copy the identifier, with or without its slash.',
      ],
    ],
  },
  {
    name: 'Auth0',
    wants: 'authorization-server',
    hints: 'auth0',
    source: 'auth0/ruby-auth0 issues/610 https://github.com/auth0/ruby-auth0/issues/610',
    rows: [
      [
        'E602',
        'grant',
        ['Client is not authorized to access "<its aud>". You', 'Client is not authorized to access'],
        'The API knows the client not yet.',
        'Dashboard → APIs → the API → Application Access: authorise the client (Client Access); where access is granted per application, a login of a user needs a grant too.',
      ],
    ],
  },
  {
    name: 'Okta',
    wants: 'authorization-server',
    hints: 'okta',
    source: 'okta-samples/okta-express-sample issues/6 https://github.com/okta-samples/okta-express-sample/issues/6',
    rows: [
      [
        'E603',
        ['grant', 'scope'],
        'One or more scopes are not configured for the authorization server resource',
        'A scope of the request does not exist on this authorization server.',
        'Security → API → the authorization server → Scopes. groups is not there by itself.',
      ],
    ],
  },
  {
    name: 'Okta',
    wants: 'authorization-server',
    hints: 'okta',
    source: 'okta/okta-react-native issues/315 https://github.com/okta/okta-react-native/issues/315',
    rows: [
      [
        'E604',
        ['grant', 'iss'],
        'Custom scopes are not allowed for this request',
        'A scope of an API was asked for at the org server, which has none.',
        'Ask a custom authorization server: /oauth2/default/v1/authorize, for instance.',
      ],
    ],
  },
  {
    name: 'Okta',
    wants: 'authorization-server',
    hints: 'okta',
    source: 'zeekhoo-okta/okta-django-samples issues/15 https://github.com/zeekhoo-okta/okta-django-samples/issues/15',
    rows: [
      [
        'E605',
        'grant',
        'Policy evaluation failed for this request, please check the policy configurations',
        'No access policy of the authorization server lets this client have a token.',
        'Access Policies of the authorization server: a policy with a rule; the person assigned to the app.',
      ],
    ],
  },
  {
    name: 'Okta',
    wants: 'authorization-server',
    hints: 'okta',
    source: 'oktadev/okta-blog-hugo issues/47 https://github.com/oktadev/okta-blog-hugo/issues/47',
    rows: [
      [
        'E606',
        'grant',
        ["does not have any configured default scopes, 'scope' must be provided"],
        'The request names no scope, and the server has no default.',
        'scope in the request.',
      ],
    ],
  },
  {
    name: 'Keycloak',
    wants: 'authorization-server',
    hints: 'keycloak realms',
    source: 'keycloak/keycloak issues/33185 https://github.com/keycloak/keycloak/issues/33185',
    rows: [
      [
        'E607',
        ['grant', 'scope'],
        'Invalid scopes: <its scope>',
        'A scope of the request is no client scope of this client.',
        'Client → Client scopes; spaces between the scopes, no commas.',
      ],
    ],
  },
  {
    name: 'Microsoft Entra ID',
    wants: 'authorization-server',
    hints: 'aadsts microsoftonline msal entra',
    source:
      'AzureAD/microsoft-authentication-library-for-js issues/5198 https://github.com/AzureAD/microsoft-authentication-library-for-js/issues/5198',
    rows: [
      [
        'E608',
        ['grant', 'aud'],
        ['AADSTS90009', 'is requesting a token for itself'],
        'The client and the API are one app registration.',
        'Ask for GUID/.default or GUID/scope in place of api://…, or register the API on its own.',
      ],
    ],
  },
  {
    name: 'ZITADEL',
    hints: 'zitadel app_zxfako',
    source: 'zitadel/zitadel pull/5956 https://github.com/zitadel/zitadel/pull/5956',
    rows: [
      [
        'E609',
        'aud',
        ['invalid audience (APP-Zxfako)', 'APP-Zxfako'],
        'The token is not meant for this project.',
        'The scope urn:zitadel:iam:org:project:id:PROJECT_ID:aud in the request.',
      ],
    ],
  },
]
