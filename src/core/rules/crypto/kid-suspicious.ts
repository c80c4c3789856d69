import { accessToken } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

/** Key ids are hashes, UUIDs, dates or names; none needs more than this. */
const longest = 256

const suspicions: readonly (readonly [RegExp, string])[] = [
  [/\.\.[/\\]|%2e%2e|^\/(?:etc|dev|proc|var)\//i, 'it looks like a path to a file'],
  [
    /['"`]\s*(?:or|and|union|;|--)|\bunion\s+(?:all\s+)?select\b|;\s*(?:drop|delete|insert|update)\s/i,
    'it looks like SQL',
  ],
  [/\$\(|`|[|;&]\s*(?:cat|sh|bash|curl|wget|sleep)\b/, 'it looks like a command'],
  [/\0/, 'it holds a zero character'],
]

export const kidSuspicious = defineRule({
  id: 'kid-suspicious',
  stage: 'crypto',
  severity: 'warning',
  title: 'The key id does not look like one',
  sources: [rfc(8725, '3.10'), rfc(7515, '4.1.4')],
  check({ token: { header } }) {
    const kid = header?.kid
    if (typeof kid !== 'string') return inapplicable
    const reason = suspicions.find(([pattern]) => pattern.test(kid))?.[1]
    if (reason === undefined && kid.length <= longest) return inapplicable
    return {
      outcome: 'flag',
      at: '/header/kid',
      evidence: { kid, reason: reason ?? `it has ${kid.length} characters` },
    }
  },
  message: ({ kid, reason }) => `The key id ${shown(kid, 60)} does not look like the name of a key: ${reason}.`,
  why: () =>
    'Whoever makes a token can write anything into its “kid”, before any signature is checked. An API that uses it to open a file, to ask a database or to build a command can be tricked with it. It may also be a bug of the issuer.',
  fix: () => ({
    steps: [
      { text: 'Find out where the token comes from. If your issuer did not make it, somebody is trying your API.' },
      {
        text: 'Let the API use “kid” for one thing only: to compare it with the ids in a key set that it already has.',
      },
      { text: 'If your own issuer writes such ids, give the keys short names, their thumbprints, for instance.' },
    ],
  }),
})

const withKid = (kid: string) => ({ paste: accessToken({}, { alg: 'RS256', kid }) })

export const cases: RuleCases = {
  flags: {
    'a path': () => withKid('../../../../dev/null'),
    'a file': () => withKid('/etc/passwd'),
    SQL: () => withKid("x' UNION SELECT 'secret';--"),
    'a command': () => withKid('key-1|sleep 10'),
    'a long text': () => withKid('a'.repeat(300)),
  },
  spares: {
    'a usual name': () => ({ paste: accessToken() }),
    base64: () => withKid('dGhpcyBpcw+/a=='),
    'an address of a key vault': () => withKid('https://vault.example/keys/signing/0123abcd'),
    'an ARN': () => withKid('arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-4333-8444-555555555555'),
    'a decentralized identifier': () => withKid('did:example:123#key-1'),
    'a name with spaces and an apostrophe': () => withKid("the editor's key"),
    'no key id': () => ({ paste: accessToken({}, { alg: 'RS256' }) }),
  },
}
