import type { Facts } from '../facts/gather.ts'
import type { ProviderId } from '../providers/index.ts'
import type { RuleId } from '../rules/index.ts'

/** Why it happened, as the provider has it: in place of the rule's own sentence, or before the rule's own reason. */
interface Cause {
  message?: string
  why?: string
}

type Causes = { readonly [rule in RuleId]?: (facts: Facts) => Cause | undefined }

/** Whether the login of this paste named an API all the same. */
const asked = ({ artifacts }: Facts, ...names: readonly string[]) =>
  artifacts.some(({ request }) => request?.parameters.some(([name, value]) => names.includes(name) && value !== ''))

/** Of an opaque token that came as an access token; what was found elsewhere may be something else. */
const issued =
  (message: string, why: string, ...names: readonly string[]) =>
  (facts: Facts): Cause | undefined =>
    facts.about === 'token' && facts.token.hint === 'access-token' && !asked(facts, ...names)
      ? { message, why }
      : undefined

const because = (why: string) => (): Cause => ({ why })

/** How long access tokens live unless somebody has set it. */
const lives = (name: string, length: string) =>
  because(`${name}’s access tokens live for ${length} unless it is set otherwise.`)

/** The commonest causes at the commonest providers; the first sentence says why, the second what it means for the API. */
export const causes: { readonly [provider in ProviderId]?: Causes } = {
  auth0: {
    'opaque-token': issued(
      'Auth0 issued an opaque token because the login named no API: there was no “audience”.',
      'Such a token is for Auth0’s own /userinfo only, so that your API cannot read it.',
      'audience',
    ),
    'aud-mismatch': because(
      'Auth0 puts into “aud” the identifier of the API that the login named with “audience”, or the tenant’s default one.',
    ),
    'aud-missing': because('Auth0 writes an audience only where the login named an API with “audience”.'),
    'scope-missing': because(
      'Auth0 grants scopes that the API defines and the login asks for; with RBAC only those that the user’s roles hold.',
    ),
    expired: lives('Auth0', 'a day, or two hours where a browser got them directly,'),
  },
  okta: {
    'opaque-token': issued(
      'Okta’s access tokens are JWTs unless the server encrypts them, so this is probably another value.',
      'Your API cannot read it: look where it was taken from.',
    ),
    'aud-mismatch': because(
      'At Okta the authorization server has one audience, in its settings; a request cannot choose another.',
    ),
    'iss-mismatch-exact': because(
      'At Okta each authorization server is an issuer of its own: the org, /oauth2/default and every custom one.',
    ),
    'scope-missing': because(
      'Okta grants scopes that are defined at this authorization server and allowed by a rule of its access policy.',
    ),
    expired: lives('Okta', 'an hour'),
  },
  entra: {
    'opaque-token': issued(
      'Entra issued a token for one of Microsoft’s own services: the scopes named no API of yours.',
      'Tokens of personal accounts for Microsoft Graph are opaque, and only Graph reads them.',
    ),
    'aud-mismatch': because(
      'Entra puts into “aud” the API whose scopes the request names, as its client id or as its Application ID URI, by the version of the token.',
    ),
    'scope-missing': because(
      'Entra writes delegated permissions into “scp” and application permissions into “roles”, after consent.',
    ),
    'signature-bad': because(
      'Entra signs with the keys of the tenant, and tokens for Microsoft Graph in a way that nobody else can check.',
    ),
    expired: lives('Entra', 'sixty to ninety minutes, a random length,'),
  },
  keycloak: {
    'aud-missing': because('Keycloak writes an audience only where a mapper or a client scope adds one.'),
    'aud-mismatch': because(
      'Keycloak writes into “aud” what mappers and client scopes add, “account” by itself; the client stands in “azp”.',
    ),
    'iss-mismatch-exact': because(
      'Keycloak writes its issuer from the address that the login used, unless KC_HOSTNAME fixes it.',
    ),
    'scope-missing': because(
      'Keycloak’s “scope” holds client scopes; roles stand in realm_access and resource_access.',
    ),
    'azp-mismatch': because('Keycloak writes the client that asked for the token into “azp”.'),
    expired: lives('Keycloak', 'five minutes'),
  },
  cognito: {
    'aud-missing': because('Cognito’s access tokens have no “aud” but a “client_id”; only its ID tokens have one.'),
    'aud-mismatch': because(
      'Cognito writes the app client into “aud” of ID tokens, and a resource into access tokens only where the login names one.',
    ),
    'opaque-token': issued(
      'Cognito’s access and ID tokens are JWTs, so this is probably another value.',
      'An authorization code or a session of Cognito looks like this, and no API reads it.',
    ),
    expired: lives('Cognito', 'an hour'),
  },
  google: {
    'aud-mismatch': because(
      'Google puts into “aud” the client that asked for the login; web, Android and iOS clients of one app differ.',
    ),
    expired: lives('Google', 'an hour'),
  },
  firebase: {
    'aud-mismatch': because('Firebase puts the id of the project into “aud”.'),
    expired: because('Firebase’s ID tokens live for an hour, and the SDK renews them.'),
  },
  logto: {
    'opaque-token': issued(
      'Logto issued an opaque token because the login named no API: there was no “resource”.',
      'Such a token is for Logto’s own userinfo endpoint, so that your API cannot read it.',
      'resource',
    ),
  },
  zitadel: {
    'opaque-token': issued(
      'ZITADEL issues opaque access tokens unless the app is set to JWT.',
      'Your API cannot read such a token; it can ask the introspection endpoint.',
    ),
  },
  ory: {
    'opaque-token': issued(
      'Ory Hydra issues opaque access tokens unless its strategy is set to JWT.',
      'Your API cannot read such a token; it can ask the introspection endpoint.',
    ),
  },
  duende: {
    'opaque-token': issued(
      'This client of IdentityServer probably gets reference tokens, which are opaque.',
      'Your API cannot read such a token; it can ask the introspection endpoint.',
    ),
  },
  supabase: {
    expired: because(
      'Supabase’s access tokens live for an hour unless it is set otherwise, and the client renews them.',
    ),
  },
  clerk: { expired: because('Clerk’s session tokens live for a minute, and the SDK fetches a new one for each call.') },
}
