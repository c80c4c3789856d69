import type { Emitter } from './define.ts'

const k8s = 'kubernetes kubectl apiserver k8s kube_apiserver'

/** Kubernetes and public APIs: E562 to E574. */
export const platforms: readonly Emitter[] = [
  {
    name: 'Kubernetes',
    wants: 'login-api',
    hints: k8s,
    source: 'kubernetes/apiserver pkg/endpoints/filters/authentication.go',
    rows: [
      [
        'E562',
        [],
        ['You must be logged in to the server', '!=Unauthorized'],
        'The cluster refused the credential. The reason stands only in the API server’s log.',
        'The log of the API server; the token’s end, issuer and audience.',
      ],
      [
        'E563',
        [],
        ['Unable to authenticate the request', 'invalid bearer token, '],
        'The API server lists what each of its authenticators said.',
        'The reasons in the brackets.',
      ],
    ],
  },
  {
    name: 'Kubernetes',
    wants: 'login-api',
    hints: k8s,
    source: 'kubernetes/kubernetes pkg/serviceaccount',
    rows: [
      [
        'E564',
        'expired',
        'service account token has expired',
        '',
        'exp: tokens of service accounts are projected anew; the file has to be read again.',
      ],
      [
        'E564',
        'aud',
        [
          'token audiences [<its aud>] is invalid for the target audiences [<aud>]',
          'is invalid for the target audiences',
        ],
        '',
        'audience of the projected volume.',
      ],
      ['E564', ['malformed', 'opaque-or-jwe'], 'token lookup failed'],
      ['E564', 'revoked', 'service account token has been invalidated'],
    ],
  },
  {
    name: 'Kubernetes (OIDC)',
    wants: 'login-api',
    hints: k8s,
    source: 'kubernetes/apiserver plugin/pkg/authenticator/token/oidc/oidc.go',
    rows: [
      [
        'E565',
        'iss',
        'oidc: verify token: oidc: id token issued by a different provider',
        '',
        'iss against --oidc-issuer-url.',
      ],
      [
        'E565',
        'aud',
        ['oidc: expected audience in [<aud>] got [<its aud>]', 'oidc: verify token: oidc: expected audience'],
        '',
        'aud against --oidc-client-id. The API server wants an ID token.',
      ],
      [
        'E565',
        'claim',
        [
          'oidc: parse username claims "<claim>": claim not present',
          'oidc: required claim <claim> not present in ID token',
        ],
      ],
      [
        'E565',
        'config',
        'oidc: authenticator not initialized',
        'The API server has not fetched the issuer’s keys yet.',
        '--oidc-issuer-url, and whether the API server can reach it.',
      ],
    ],
  },
  {
    name: 'Azure App Service (Easy Auth)',
    hints: 'azurewebsites easyauth',
    source:
      'Azure App Service: authentication https://learn.microsoft.com/azure/app-service/overview-authentication-authorization',
    rows: [
      [
        'E566',
        [],
        '~You do not have permission to view this directory or page',
        'The platform refused the call before your code ran.',
        'Allowed token audiences; the log stream has a message that begins with IDX.',
      ],
    ],
  },
  {
    name: 'Traefik or Cloudflare Access',
    wants: 'login-api',
    hints: 'traefik forwardauth cloudflare cloudflareaccess',
    source:
      'Cloudflare Access: service tokens https://developers.cloudflare.com/cloudflare-one/identity/service-tokens/',
    rows: [
      [
        'E567',
        'missing',
        ['~cdn-cgi/access/login', '~traefik-forward-auth'],
        'A page for people to log in came back where an answer of the API was expected.',
        'The cookie or the header that the proxy in front wants; the API itself was not asked.',
      ],
    ],
  },
  {
    name: 'GitHub',
    hints: 'github',
    source:
      'GitHub: troubleshooting the REST API https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api',
    rows: [
      [
        'E568',
        [],
        '~=Bad credentials',
        'The token is wrong, expired or revoked.',
        'Whether it was copied whole; its end in the settings.',
      ],
      [
        'E568',
        'scope',
        ['Resource not accessible by integration', 'Resource not accessible by personal access token'],
        '',
        'The permissions of the app, the workflow or the token.',
      ],
    ],
  },
  {
    name: 'Slack',
    hints: 'slack xoxb xoxp',
    source: 'Slack: Web API https://docs.slack.dev/reference/methods/auth.test',
    rows: [
      [
        'E569',
        [],
        ['"ok":false,"error":"invalid_auth"', '!=invalid_auth'],
        'Slack does not know this token. It answers so with status 200.',
      ],
      ['E569', 'missing', ['"ok":false,"error":"not_authed"', '!=not_authed']],
      ['E569', 'expired', ['"ok":false,"error":"token_expired"', '!=token_expired']],
      [
        'E569',
        'revoked',
        [
          '"ok":false,"error":"token_revoked"',
          '!=token_revoked',
          '"ok":false,"error":"account_inactive"',
          '!=account_inactive',
        ],
      ],
      [
        'E569',
        'scope',
        ['"ok":false,"error":"missing_scope"', '!=missing_scope'],
        '',
        'needed and provided of the same answer.',
      ],
      [
        'E569',
        'typ',
        ['"ok":false,"error":"not_allowed_token_type"', '!=not_allowed_token_type'],
        '',
        'A bot token begins with xoxb-, a person’s with xoxp-.',
      ],
    ],
  },
  {
    name: 'Discord',
    hints: 'discord',
    source: 'Discord: authentication https://discord.com/developers/docs/reference',
    rows: [
      [
        'E570',
        [],
        ['"message":"401: Unauthorized","code":0', '"message": "401: Unauthorized"'],
        'The credential was refused.',
        'Authorization: Bot for a bot, Bearer for a person’s token.',
      ],
    ],
  },
  {
    name: 'Stripe',
    hints: 'stripe',
    source: 'Stripe: API keys https://docs.stripe.com/keys',
    rows: [
      [
        'E571',
        [],
        ['Invalid API Key provided'],
        'It is no key of this account, or of the other mode.',
        'Test keys and live keys; whether it was rolled.',
      ],
      ['E571', 'missing', '~You did not provide an API key'],
    ],
  },
  {
    name: 'Salesforce',
    hints: 'salesforce',
    source:
      'Salesforce: status codes and errors https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm',
    rows: [
      [
        'E572',
        'expired',
        ['INVALID_SESSION_ID', '!Session expired or invalid'],
        'The session is over, or of another instance.',
        'instance_url of the token response: calls go to that host.',
      ],
      ['E572', [], 'Bad_OAuth_Token'],
    ],
  },
  {
    name: 'Descope',
    hints: 'descope',
    source: 'Descope: error codes https://docs.descope.com/common-errors',
    rows: [['E573', [], ['~E061005'], 'Descope refused the token.']],
  },
  {
    name: 'MCP server',
    hints: 'mcp modelcontextprotocol',
    source: 'modelcontextprotocol/typescript-sdk src/server/auth/middleware/bearerAuth.ts',
    rows: [
      [
        'E574',
        [],
        [
          '!error="invalid_token", error_description="<x>", resource_metadata=',
          '!error="invalid_token", resource_metadata=',
          '!resource_metadata="<x>/.well-known/oauth-protected-resource',
        ],
        'An MCP server, or another that names its metadata, refused the token.',
        'aud: the address of that server. The document at resource_metadata names the authorization server to ask.',
      ],
    ],
  },
]
