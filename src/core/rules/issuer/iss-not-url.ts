import { isAddressedElsewhere } from '../../registry/token-uses.ts'
import { accessToken, clientAssertion } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** A host with a path or without. */
const host = /^[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,8}(?::\d{1,5})?(?:\/[^\s]{0,200})?$/i

export const issNotUrl = defineRule({
  id: 'iss-not-url',
  stage: 'issuer',
  severity: 'info',
  title: 'The issuer is not an address',
  sources: [
    rfc(7519, '4.1.1'),
    {
      label: 'OpenID Connect Discovery 1.0, section 3',
      url: 'https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata',
    },
  ],
  check({ token, issuer, provider }) {
    if (token.kind !== 'jws' || issuer === undefined || isAddressedElsewhere(token.use)) return inapplicable
    // A provider that writes it so has keys in a place that is known.
    if (provider) return inapplicable
    return /^https?:\/\//i.test(issuer) ? pass : { outcome: 'flag', at: '/claims/iss', evidence: { issuer } }
  },
  message: ({ issuer }) =>
    host.test(issuer)
      ? `The issuer ${shown(issuer)} looks like an address without “https://”: is that meant?`
      : `The issuer ${shown(issuer)} is a name and not an https address, which is allowed.`,
  why: ({ issuer }) =>
    (host.test(issuer)
      ? 'An issuer is compared character by character, so the scheme counts: where it was forgotten, an API that expects the address refuses the token. '
      : '') + 'Nobody can look up its keys by it: your API has to be given the issuer and the keys by hand.',
  fix: (_, { issuer }) => ({
    steps: [
      {
        text: 'Set both in the API, the issuer exactly as it stands here.',
        snippets: [{ label: 'Issuer', language: 'text', text: issuer }],
      },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'a name': () => ({ paste: accessToken({ iss: 'acme.com' }) }),
    'a URN': () => ({ paste: accessToken({ iss: 'urn:acme:auth' }) }),
    'an empty text': () => ({ paste: accessToken({ iss: '' }) }),
  },
  spares: {
    'an address': () => ({ paste: accessToken() }),
    'without encryption, which has a rule of its own': () => ({ paste: accessToken({ iss: 'http://issuer.example' }) }),
    'Google’s old spelling': () => ({ paste: accessToken({ iss: 'accounts.google.com' }) }),
    Stytch: () => ({ paste: accessToken({ iss: 'stytch.com/project-live-1', aud: ['project-live-1'] }) }),
    'a project of Descope': () => ({ paste: accessToken({ iss: 'P2abcdefghijklmnopqrstuvwxy', drn: 'DS' }) }),
    FusionAuth: () => ({
      paste: accessToken({ iss: 'acme.com', tid: 't', applicationId: 'a', authenticationType: 'PASSWORD', roles: [] }),
    }),
    'a service account': () => ({
      paste: clientAssertion({ iss: 'a@p.iam.gserviceaccount.com', sub: 'a@p.iam.gserviceaccount.com' }),
    }),
    'Apple’s client secret': () => ({
      paste: clientAssertion(
        { iss: 'TEAM123456', sub: 'com.example.app', aud: 'https://appleid.apple.com' },
        { alg: 'ES256', kid: 'k' },
      ),
    }),
    'a key of Supabase': () => ({ paste: accessToken({ iss: 'supabase', ref: 'abc', role: 'anon' }) }),
    'no issuer': () => ({ paste: accessToken({ iss: undefined }) }),
  },
}
