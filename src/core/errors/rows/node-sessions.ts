import type { Emitter } from './define.ts'

const hints = 'clerk'

/** Back ends of session providers for JavaScript: E170 to E172. */
export const nodeSessions: readonly Emitter[] = [
  {
    name: 'Clerk',
    hints,
    source: 'clerk/javascript packages/backend/src/errors.ts',
    rows: [
      ['E170', 'expired', ['!=token-expired', '!=session-token-expired']],
      ['E170', 'malformed', '!=token-invalid'],
      ['E170', 'alg', '!=token-invalid-algorithm'],
      ['E170', 'azp', '!=token-invalid-authorized-parties'],
      ['E170', 'sig', '!=token-invalid-signature'],
      ['E170', 'not-yet', ['!=token-not-active-yet', '!=token-iat-in-the-future']],
      ['E170', [], '!=token-verification-failed'],
      [
        'E170',
        'config',
        '!=secret-key-invalid',
        'CLERK_SECRET_KEY does not fit the instance.',
        'The key, not the token.',
      ],
      ['E170', 'key', ['!=jwk-kid-mismatch', '!=jwk-remote-failed-to-load']],
      ['E170', 'typ', '!=token-type-mismatch'],
      ['E170', 'missing', ['!=session-token-missing', '!=session-token-and-uat-missing']],
    ],
  },
  {
    name: 'Clerk',
    hints,
    source: 'clerk/javascript packages/backend/src/jwt',
    rows: [
      ['E171', ['malformed', 'opaque-or-jwe'], 'Invalid JWT form. A JWT consists of three parts separated by dots.'],
      ['E171', 'expired', 'JWT is expired. Expiry date:'],
      ['E171', 'azp', 'Invalid JWT Authorized party claim (azp)'],
      ['E171', 'aud', 'Invalid JWT audience claim'],
      ['E171', 'typ', 'Invalid JWT type'],
      ['E171', 'alg', 'Invalid JWT algorithm'],
    ],
  },
  {
    name: 'Descope',
    hints: 'descope',
    source: 'descope/node-sdk lib/index.ts',
    rows: [
      ['E172', [], 'session validation failed. Error:', 'The session was refused; the reason stands behind the colon.'],
      ['E172', 'key', ['=failed to fetch matching key', 'header.kid must not be empty']],
    ],
  },
]
