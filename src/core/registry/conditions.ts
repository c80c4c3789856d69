/** What an error text says was wrong, in the words of the page, and what to look at where the text itself says no more. */
interface ConditionText {
  /** A sentence about the one who refused. */
  means: string
  /** The first thing to look at, in the token or in a setting. */
  look: string
  /** Ids of the rules that speak to it, the likelier first. Rules that do not exist yet are named as well. */
  rules: readonly string[]
}

/**
 * Why a token was refused. Every error text stands for one or several of these, or for none where it does not tell.
 * `grant` is the answer of an authorization server, not of an API; `config` is the verifier's own fault.
 */
export const conditions = {
  missing: {
    means: 'No token reached the one who checks.',
    look: 'The name of the header, a proxy or a redirect that drops it, a login that only sets a cookie.',
    rules: ['no-token-arrived', 'placeholder-value', 'html-instead-of-json'],
  },
  scheme: {
    means: 'The header is there, but it does not have the form that was expected.',
    look: 'It should read “Bearer”, one space, the token: no quotation marks, no second “Bearer”.',
    rules: ['scheme-missing', 'scheme-wrong', 'bearer-doubled', 'multiple-tokens'],
  },
  malformed: {
    means: 'The text could not be read as a signed token.',
    look: 'Count the dots, and look for quotation marks, spaces, padding or an end that is cut off.',
    rules: [
      'placeholder-value',
      'part-count',
      'truncated-token',
      'quoted-token',
      'header-whitespace',
      'not-base64url',
      'bad-json',
      'double-encoded',
      'whole-response-sent',
      'alb-padded-token',
    ],
  },
  'opaque-or-jwe': {
    means: 'An opaque or an encrypted token came where a signed one was expected.',
    look: 'No dots: opaque. Four dots: encrypted. Often the request named no API: see audience or resource.',
    rules: [
      'auth0-jwe-no-audience',
      'session-cookie-jwe',
      'openiddict-encrypted-token',
      'response-opaque-plus-id',
      'opaque-token',
      'known-credential-prefix',
      'google-opaque',
      'jwe-generic',
      'dotnet-bare-invalid-token',
    ],
  },
  expired: {
    means: 'The token is past its end.',
    look: 'exp, and the clock of the machine that checks it.',
    rules: ['expired', 'clock-suspect', 'iat-in-future', 'not-yet-valid', 'time-in-milliseconds'],
  },
  'not-yet': {
    means: 'The token does not count yet.',
    look: 'nbf and iat, and whether the two clocks agree.',
    rules: ['not-yet-valid', 'iat-in-future', 'clock-suspect', 'time-in-milliseconds', 'expired'],
  },
  sig: {
    means: 'The signature does not fit the key that it was checked with.',
    look: 'Whether the keys are the issuer’s, and whether the token is whole and unchanged.',
    rules: [
      'graph-token-unverifiable',
      'okta-org-as',
      'truncated-token',
      'signature-bad',
      'alb-padded-token',
      'kid-not-in-jwks',
    ],
  },
  key: {
    means: 'No key for this token was found.',
    look: 'kid in the header, and the address of the keys: same issuer, same tenant, reachable?',
    rules: [
      'kid-not-in-jwks',
      'kid-missing',
      'jwks-not-under-issuer',
      'iss-mismatch-exact',
      'secret-key-missing-misleading',
      'refresh-token-sent',
    ],
  },
  alg: {
    means: 'The algorithm of the token is not one that is accepted.',
    look: 'alg in the header against the algorithms in the API’s setting.',
    rules: ['alg-hs-public-issuer', 'alg-not-allowed-by-api', 'alg-none', 'jwk-alg-mismatch', 'jwks-as-secret'],
  },
  iss: {
    means: 'The token comes from another issuer than the expected one.',
    look: 'iss against the API’s setting: a slash at the end, /v2.0, a custom domain.',
    rules: [
      'iss-near-miss',
      'entra-version-mismatch',
      'okta-org-as',
      'okta-wrong-as',
      'custom-domain-issuer',
      'entra-common-issuer',
      'b2c-policy-issuer',
      'iss-http',
    ],
  },
  aud: {
    means: 'The token is not meant for this API, or names no audience.',
    look: 'aud against the API’s setting; whether it is an ID token.',
    rules: [
      'id-token-as-access-token',
      'aud-near-miss',
      'aud-mismatch',
      'aud-missing',
      'aud-keycloak-account',
      'aud-entra-form',
      'aud-okta-default',
      'aud-userinfo-only',
      'aud-cognito-resource',
      'generic-403-audience',
    ],
  },
  azp: {
    means: 'The token was given to another client than the expected one.',
    look: 'azp, client_id, cid or appid against the clients that the API accepts.',
    rules: ['azp-mismatch'],
  },
  typ: {
    means: 'It is another type of token than the expected one.',
    look: 'typ in the header, typ or token_use in the claims: an ID or a refresh token?',
    rules: ['typ-unexpected', 'refresh-token-sent', 'logout-token-sent', 'id-token-as-access-token'],
  },
  claim: {
    means: 'A claim that is required is absent, or has another value or type.',
    look: 'The claim that the message names.',
    rules: [
      'rfc9068-claims',
      'keycloak-sub-missing',
      'hasura-claims-missing',
      'time-not-number',
      'sub-type',
      'groups-overage',
    ],
  },
  scope: {
    means: 'The token was accepted, but does not carry the right that was asked for.',
    look: 'scope, scp, permissions and roles.',
    rules: [
      'scope-missing',
      'scope-claim-name',
      'scope-format',
      'entra-app-only',
      'openid-scope-missing',
      'rbac-after-valid',
    ],
  },
  revoked: {
    means: 'The token, or the session behind it, was cancelled.',
    look: 'Nothing in the token shows it: ask the provider, by introspection where it has one.',
    rules: ['introspection-inactive'],
  },
  bind: {
    means: 'The token is bound to a key, and the request did not show that key as expected.',
    look: 'cnf in the token; the DPoP header with htm, htu, ath and nonce, or the client certificate.',
    rules: ['dpop-bound-as-bearer', 'dpop-proof-mismatch', 'dpop-nonce-required', 'mtls-bound'],
  },
  acr: {
    means: 'A stronger or a fresher login is wanted.',
    look: 'acr and auth_time against acr_values and max_age of the answer.',
    rules: ['step-up-needed', 'entra-claims-challenge'],
  },
  config: {
    means: 'The one who checks is not set up right.',
    look: 'The setting of the API, not the token.',
    rules: ['metadata-issuer-mismatch', 'jwks-not-under-issuer', 'html-instead-of-json'],
  },
  grant: {
    means: 'The authorization server refused the request for a token. No API has seen one yet.',
    look: 'The request to the authorize or token endpoint.',
    rules: ['response-error', 'login-required-silent', 'introspection-client-error'],
  },
} as const satisfies Record<string, ConditionText>

export type Condition = keyof typeof conditions
