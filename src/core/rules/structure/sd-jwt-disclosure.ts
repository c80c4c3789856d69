import type { Fault } from '../../registry/parts.ts'
import { accessToken, jws, sdJwt } from '../../testing/forge.ts'
import { digestOf } from '../../decode/digest.ts'
import { encodeBase64url } from '../../decode/octets.ts'
import type { Json } from '../../model/primitives.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

type Told = 'foreign' | 'clash' | 'unreadable'

const told = (fault: Fault): Told =>
  fault === 'not-in-digests' ? 'foreign' : fault === 'out-of-place' ? 'clash' : 'unreadable'

export const sdJwtDisclosure = defineRule({
  id: 'sd-jwt-disclosure',
  stage: 'structure',
  severity: 'error',
  title: 'A disclosure of the SD-JWT must be refused',
  sources: [rfc(9901, '7.1'), rfc(9901, '4.2')],
  check({ token }) {
    if (token.kind !== 'sd-jwt') return inapplicable
    const bad = token.parts.flatMap(({ label, fault }) => (label === 'disclosure' && fault ? [told(fault.fault)] : []))
    const [first] = bad
    if (first === undefined) return pass
    const alike = bad.filter((one) => one === first).length
    return { outcome: 'flag', at: '/disclosure', evidence: { first, alike, others: bad.length - alike } }
  },
  message({ first, alike }) {
    const several = alike > 1 ? `${alike} of the disclosures of this SD-JWT` : 'One of the disclosures of this SD-JWT'
    if (first === 'foreign')
      return `The issuer has not signed ${several.replace('One', 'one')}: anybody may have added ${alike > 1 ? 'them' : 'it'}.`
    return first === 'clash'
      ? `${several} ${alike > 1 ? 'are' : 'is'} not allowed where the issuer’s digest stands: another claim would be overwritten, or the form does not fit.`
      : `${several} cannot be read.`
  },
  why: ({ first, others }) =>
    (first === 'foreign'
      ? 'The issuer signs the digest of each disclosure. One whose digest is not among them may say anything, and a verifier has to refuse the whole, however well the signature fits.'
      : first === 'clash'
        ? 'What is disclosed must not replace a claim that is there already, nor be called “_sd” or “...”: two programs would read two different tokens. A verifier has to refuse the whole.'
        : 'A disclosure is base64url of a JSON list: a salt, a name and a value, or a salt and a value for an item of a list. A verifier refuses the whole when one is anything else.') +
    (others > 0 ? ` ${others} more ${others === 1 ? 'has' : 'have'} another fault.` : ''),
  fix: (_, { first }) => ({
    steps: [
      first === 'clash'
        ? {
            text: 'Let the issuer leave out of the disclosures what it signs in the open (iss, exp, cnf and the like), and name no claim “_sd” or “...”.',
          }
        : {
            text: 'Take the disclosures from the same issuance as the signed token, unchanged: each digest covers every character, the salt included.',
          },
      { text: 'If nobody should have changed the presentation, treat it as forged.' },
    ],
  }),
})

const disclosures = [
  ['salt-1', 'given_name', 'Erika'],
  ['salt-2', 'family_name', 'Mustermann'],
]
const encoded = (json: Json) => encodeBase64url(new TextEncoder().encode(JSON.stringify(json)))
const withClaims = (claims: Readonly<Record<string, Json>>, ...disclosed: readonly Json[]) =>
  [
    jws({
      header: { alg: 'ES256', typ: 'dc+sd-jwt' },
      claims: { iss: 'https://issuer.example/', vct: 'v', ...claims },
    }),
    ...disclosed.map(encoded),
    '',
  ].join('~')
const digest = (json: Json) => digestOf(encoded(json), 'sha-256')
const item = ['salt-3', 'DE']

export const cases: RuleCases = {
  flags: {
    'one that the issuer has not signed': () => ({
      paste: sdJwt({ disclosures, foreign: [['salt-3', 'admin', true]] }),
    }),
    'one that was changed': () => ({
      paste: sdJwt({ disclosures }).replace(encoded(disclosures[0] ?? null), encoded(['salt-1', 'given_name', 'Max'])),
    }),
    'the name of a signed claim': () => ({
      paste: sdJwt({ disclosures: [['salt', 'iss', 'https://other.example/']] }),
    }),
    'the expiry': () => ({ paste: sdJwt({ disclosures: [['salt', 'exp', 1]], claims: { exp: 2 } }) }),
    'the key of the holder': () => ({
      paste: sdJwt({ disclosures: [['salt', 'cnf', {}]], claims: { cnf: { kid: 'k' } } }),
    }),
    'a reserved name': () => ({ paste: sdJwt({ disclosures: [['salt', '_sd', []]] }) }),
    'another reserved name': () => ({ paste: sdJwt({ disclosures: [['salt', '...', 'x']] }) }),
    'one name twice': () => ({
      paste: sdJwt({
        disclosures: [
          ['salt-1', 'given_name', 'Erika'],
          ['salt-2', 'given_name', 'Max'],
        ],
      }),
    }),
    'a name within an object': () => ({
      paste: withClaims({ address: { country: 'DE', _sd: [digest(['s', 'country', 'FR'])] } }, ['s', 'country', 'FR']),
    }),
    'an item among members': () => ({ paste: withClaims({ _sd: [digest(item)] }, item) }),
    'a member in a list': () => ({
      paste: withClaims({ nationalities: [{ '...': digest(disclosures[0] ?? null) }] }, disclosures[0] ?? null),
    }),
    'a digest that stands twice': () => ({
      paste: withClaims({ a: [{ '...': digest(item) }], b: [{ '...': digest(item) }] }, item),
    }),
    'no list': () => ({ paste: sdJwt({ disclosures: [], foreign: [{ name: 'admin' }] }) }),
  },
  spares: {
    'as the issuer made it': () => ({ paste: sdJwt({ disclosures }) }),
    'without disclosures': () => ({ paste: `${accessToken()}~` }),
    'an item of a list': () => ({ paste: withClaims({ nationalities: [{ '...': digest(item) }] }, item) }),
    'the same name at another place': () => ({
      paste: withClaims({ country: 'DE', address: { _sd: [digest(['s', 'country', 'FR'])] } }, ['s', 'country', 'FR']),
    }),
    'one within another': () => ({
      paste: withClaims(
        { _sd: [digest(['s', 'address', { _sd: [digest(['t', 'iss', 'x'])] }])] },
        ['s', 'address', { _sd: [digest(['t', 'iss', 'x'])] }],
        ['t', 'iss', 'x'],
      ),
    }),
    'a hash that this page does not compute': () => ({
      paste: withClaims({ _sd_alg: 'sha3-256', _sd: ['x'] }, disclosures[0] ?? null),
    }),
    'an access token': () => ({ paste: accessToken() }),
  },
}
