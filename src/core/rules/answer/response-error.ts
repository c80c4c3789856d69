import { endpointAsked, readingFor } from '../../facts/answers.ts'
import { accessToken } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable } from '../define.ts'

/** Codes that only an authorization server answers with, at the token endpoint or another of its own. */
const ofTokenEndpoint: ReadonlySet<string> = new Set([
  'invalid_grant',
  'invalid_client',
  'unauthorized_client',
  'unsupported_grant_type',
  'unsupported_response_type',
  'invalid_scope',
  'invalid_target',
  'invalid_request_uri',
  'invalid_request_object',
  'unsupported_token_type',
  'authorization_pending',
  'slow_down',
  'expired_token',
])
/** Device flow: what a server says until the person has logged in (RFC 8628 section 3.5). */
const waiting: ReadonlySet<string> = new Set(['authorization_pending', 'slow_down'])
/** Codes that an API answers with too; they count where an error text says that it is about a grant. */
const either: ReadonlySet<string> = new Set(['access_denied', 'invalid_request', 'server_error'])
/** Codes that have a rule of their own. */
const others: ReadonlySet<string> = new Set([
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
  'unsupported_token_type',
  'use_dpop_nonce',
])

/** Rows of codes that say no more than the code itself. */
const bareCodes: ReadonlySet<string> = new Set(['E011', 'E013', 'E014', 'E021'])

export const responseError = defineAnswerRule({
  id: 'response-error',
  stage: 'answer',
  severity: 'error',
  title: 'The authorization server refused the request',
  sources: [
    rfc(6749, '4.1.2.1'),
    rfc(6749, '5.2'),
    {
      label: 'OpenID Connect Core, section 3.1.2.6',
      url: 'https://openid.net/specs/openid-connect-core-1_0.html#AuthError',
    },
  ],
  check({ artifact, artifacts, errors }) {
    const code = artifact?.error?.code
    if (!artifact || code === undefined || others.has(code)) return inapplicable
    if (code === 'invalid_client' && endpointAsked(artifacts)) return inapplicable
    const reading = errors.find(({ conditions, id }) => conditions.includes('grant') && !bareCodes.has(id))
    const returned = artifact.callback !== undefined
    if (!returned && !ofTokenEndpoint.has(code) && !(either.has(code) && reading)) return inapplicable
    const told = reading ?? readingFor(errors, 'grant')
    const { description } = artifact.error ?? {}
    return {
      outcome: 'flag',
      evidence: { code, returned, told, specific: reading !== undefined, description },
      ...(waiting.has(code) && { severity: 'info' as const }),
    }
  },
  message: ({ code, returned, told, specific, description }) => {
    const what = `The authorization server answered ${returned ? 'the login' : 'the request'} with ${shown(code, 60)}`
    if (waiting.has(code)) return `${what}, which only means that the person is not done yet.`
    if (told && specific) return `${what}: ${told.says}`
    return description === undefined || description === ''
      ? `${what}, so there is no new token.`
      : `${what}: ${shown(description, 200)}.`
  },
  why: ({ told, specific, description }) =>
    (specific && description !== undefined && description !== '' ? `It says: ${shown(description, 300)}. ` : '') +
    (told && !specific ? `${told.says} ` : '') +
    (told ? '' : 'What stands beside the code, “error_description”, usually says more. ') +
    'No API has seen a token here: what is wrong is in the request, in what it hands over, or in the settings of the client.',
  fix: (_, { told, code }) => ({
    steps: [
      ...(told ? [{ text: `Look here first: ${told.look}` }] : []),
      {
        text: waiting.has(code)
          ? 'Go on asking, at the interval that the server named.'
          : 'Compare the request with what is registered for this client: client id, redirect URI to the character, grant, scopes and API. Paste the request here too, without its secrets, to have it looked at.',
      },
      ...(waiting.has(code)
        ? []
        : [{ text: 'Read the authorization server’s own log: it may say more than it tells a client.' }]),
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'a used code': () => ({ paste: '{"error":"invalid_grant","error_description":"The code has been used"}' }),
    'a callback': () => ({
      paste: 'https://app.example/cb?error=access_denied&error_description=Service%20not%20found%3A%20api&state=s',
    }),
    'a callback with a code of its own': () => ({ paste: 'https://app.example/cb?error=temporarily_down&state=s' }),
    'Auth0, no client grant': () => ({
      paste:
        '{"error":"access_denied","error_description":"Client is not authorized to access \\"https://api.example\\". You need to create a \\"client-grant\\" associated to this API."}',
    }),
    'a scope that Okta does not know': () => ({
      paste:
        '{"error":"invalid_scope","error_description":"One or more scopes are not configured for the authorization server resource."}',
    }),
    'wrong credentials at the token endpoint': () => ({ paste: '{"error":"invalid_client"}' }),
    'below a token': () => ({ paste: `${accessToken()}\n{"error":"invalid_grant"}` }),
    'a device that waits': () => ({ paste: '{"error":"authorization_pending"}', severity: 'info' }),
  },
  spares: {
    'the answer of an API': () => ({ paste: '{"error":"invalid_token","error_description":"jwt expired"}' }),
    'an API that refuses a user': () => ({
      paste: '{"error":"access_denied","error_description":"Access is denied"}',
    }),
    'an API that wants another scope': () => ({ paste: '{"error":"insufficient_scope"}' }),
    'a silent login': () => ({ paste: 'https://app.example/cb?error=login_required&state=s' }),
    'credentials at the introspection endpoint': () => ({
      paste: `curl -X POST https://issuer.example/oauth2/introspect -d 'token=${accessToken()}'\n{"error":"invalid_client"}`,
    }),
    'prose about it': () => ({ paste: 'We got invalid_grant from the server.' }),
  },
}
