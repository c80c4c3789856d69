/** What an error text says was wrong, in the words of the page, and what to look at where the text itself says no more. */
interface ConditionText {
  /** A sentence about the one who refused. */
  means: string
  /** The first thing to look at, in the token or in a setting. */
  look: string
}

/**
 * Why a token was refused. Every error text stands for one or several of these, or for none where it does not tell.
 * `grant` is the answer of an authorization server, not of an API; `config` is the verifier's own fault.
 */
export const conditions = {
  missing: {
    means: 'No token reached the one who checks.',
    look: 'The name of the header, a proxy or a redirect that drops it, a login that only sets a cookie.',
  },
  scheme: {
    means: 'The header is there, but it does not have the form that was expected.',
    look: 'It should read “Bearer”, one space, the token: no quotation marks, no second “Bearer”.',
  },
  malformed: {
    means: 'The text could not be read as a signed token.',
    look: 'What was sent, not what was meant: the number of its dots, quotation marks, spaces, padding, an end that is cut off.',
  },
  'opaque-or-jwe': {
    means: 'An opaque or an encrypted token came where a signed one was expected.',
    look: 'No dots: opaque. Four dots: encrypted. Often the request named no API: see audience or resource.',
  },
  expired: {
    means: 'The token is past its end.',
    look: 'exp, and the clock of the machine that checks it.',
  },
  'not-yet': {
    means: 'The token does not count yet.',
    look: 'nbf and iat, and whether the two clocks agree.',
  },
  sig: {
    means: 'The signature does not fit the key that it was checked with.',
    look: 'Whether the keys are the issuer’s, and whether the token is whole and unchanged.',
  },
  key: {
    means: 'No key for this token was found.',
    look: 'kid in the header, and the address of the keys: same issuer, same tenant, reachable?',
  },
  alg: {
    means: 'The algorithm of the token is not one that is accepted.',
    look: 'alg in the header against the algorithms in the API’s setting.',
  },
  iss: {
    means: 'The token comes from another issuer than the expected one.',
    look: 'iss against the API’s setting: a slash at the end, /v2.0, a custom domain.',
  },
  aud: {
    means: 'The token is not meant for this API, or names no audience.',
    look: 'aud against the API’s setting; whether it is an ID token.',
  },
  azp: {
    means: 'The token was given to another client than the expected one.',
    look: 'azp, client_id, cid or appid against the clients that the API accepts.',
  },
  typ: {
    means: 'It is another type of token than the expected one.',
    look: 'typ in the header, typ or token_use in the claims: an ID or a refresh token?',
  },
  claim: {
    means: 'A claim that is required is absent, or has another value or type.',
    look: 'The claim that the message names.',
  },
  scope: {
    means: 'The token was accepted, but does not carry the right that was asked for.',
    look: 'scope, scp, permissions and roles.',
  },
  revoked: {
    means: 'The token, or the session behind it, was cancelled.',
    look: 'Nothing in the token shows it: ask the provider, by introspection where it has one.',
  },
  bind: {
    means: 'The token is bound to a key, and the request did not show that key as expected.',
    look: 'cnf in the token; the DPoP header with htm, htu, ath and nonce, or the client certificate.',
  },
  acr: {
    means: 'A stronger or a fresher login is wanted.',
    look: 'acr and auth_time against acr_values and max_age of the answer.',
  },
  login: {
    means: 'The answer of the login fits no request that the app remembers.',
    look: 'state and nonce, and where the app keeps them between request and callback: session, cookie, storage.',
  },
  fetch: {
    means: 'The one who checks could not get the issuer’s keys or metadata, so that the token was not looked at.',
    look: 'The address of the keys, as the machine or container that checks sees it: name, port, certificate, proxy.',
  },
  config: {
    means: 'The one who checks is not set up right.',
    look: 'The setting of the API, not the token.',
  },
  grant: {
    means: 'The authorization server refused the request for a token. No API has seen one yet.',
    look: 'The request to the authorize or token endpoint.',
  },
} as const satisfies Record<string, ConditionText>

export type Condition = keyof typeof conditions
