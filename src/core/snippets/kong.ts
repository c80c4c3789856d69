import { snippet } from './snippet.ts'
import type { Stack } from './define.ts'
import { literal, literals, where } from './define.ts'
import { yaml } from './literals.ts'

export const kong: Stack = {
  id: 'kong',
  label: 'Kong Gateway 3 (openid-connect or jwt plugin)',
  source: { label: 'Kong: OpenID Connect plugin', url: 'https://developer.konghq.com/plugins/openid-connect/' },
  snippets: ({ issuer, audience, jwks, metadata, algorithms, tolerance }) => [
    snippet(
      'openid-connect (Enterprise), for decK',
      'yaml',
      '_format_version: "3.0"\nplugins:\n  - name: openid-connect\n    service: your-api\n    config:\n      issuer: ',
      metadata === undefined ? literal(issuer, yaml) : yaml(metadata),
      '\n      issuers_allowed: [',
      literal(issuer, yaml),
      ']\n      extra_jwks_uris: [',
      literal(jwks, yaml),
      ']\n      auth_methods: [bearer]\n      bearer_token_param_type: [header]',
      ...where(
        audience.value.length > 0,
        '\n      audience_claim: [aud]\n      audience_required: [',
        ...literals(audience, yaml),
        ']',
      ),
      `\n      leeway: ${tolerance}`,
    ),
    snippet(
      'jwt (open source), for decK',
      'yaml',
      '_format_version: "3.0"\nplugins:\n  - name: jwt\n    service: your-api\n    config:\n      key_claim_name: iss\n      claims_to_verify: [exp, nbf]\nconsumers:\n  - username: your-issuer\n    jwt_secrets:\n      - key: ',
      literal(issuer, yaml),
      '\n        algorithm: ',
      ...literals({ ...algorithms, value: algorithms.value.slice(0, 1) }, yaml),
      '\n        rsa_public_key: |\n          -----BEGIN PUBLIC KEY-----\n          YOUR_ISSUERS_KEY\n          -----END PUBLIC KEY-----',
    ),
  ],
  remarks: () => [
    'The jwt plugin fetches no keys and compares no audience: put the issuer’s key in again whenever it rotates, and compare aud in the service behind.',
    'Neither plugin compares typ.',
  ],
}
