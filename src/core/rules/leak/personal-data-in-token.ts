import { isEncrypted } from '../../decode/index.ts'
import { accessToken, jws, noon, sdJwt } from '../../testing/forge.ts'
import { shownList } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

/** Standard claims of OIDC Core section 5.1, and what Entra ID and AD FS call the same. */
const personal = [
  'name',
  'given_name',
  'family_name',
  'email',
  'phone_number',
  'address',
  'birthdate',
  'ipaddr',
  'ip',
  'upn',
  'unique_name',
  'userPrincipalName',
] as const

export const personalDataInToken = defineRule({
  id: 'personal-data-in-token',
  stage: 'leak',
  severity: 'info',
  title: 'The token tells who somebody is',
  sources: [rfc(7519, '12'), rfc(9068, '6')],
  check({ token }) {
    const { claims, use } = token
    // A credential of a wallet is there to tell; an encrypted token does not tell everybody.
    if (!claims || use === 'credential' || isEncrypted(token)) return inapplicable
    const names = personal.filter((name) => Object.hasOwn(claims, name) && claims[name] !== null && claims[name] !== '')
    return names[0] === undefined ? pass : { outcome: 'flag', at: `/claims/${names[0]}`, evidence: { names } }
  },
  message: ({ names }) => `Whoever sees this token can read a person’s data in it: ${shownList(names)}.`,
  why: () => 'A signed token is not encrypted: anybody can decode it, expired or not. Sharing it shares these claims.',
  fix: () => ({
    steps: [
      {
        text: 'To show the problem to somebody else, share the redacted link of this page: it leaves these values out.',
      },
      {
        text: 'If your API does not need them, take them out of the access token, and read them from the ID token or the userinfo endpoint.',
      },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'an e-mail address': () => ({ paste: accessToken({ email: 'ada@person.example' }) }),
    'a user principal name': () => ({ paste: accessToken({ upn: 'ada@person.example' }) }),
    'an ID token': () => ({
      paste: jws({ claims: { iss: 'https://issuer.example/', nonce: 'n', at_hash: 'h', name: 'Ada' } }),
    }),
    'an address': () => ({ paste: accessToken({ address: { locality: 'Town' } }), context: { now: noon } }),
  },
  spares: {
    'an identifier': () => ({ paste: accessToken({ sub: 'auth0|1', sid: '1' }) }),
    'that an address was checked': () => ({ paste: accessToken({ email_verified: true }) }),
    'an empty value': () => ({ paste: accessToken({ name: '', email: null }) }),
    'a wallet credential': () => ({ paste: sdJwt({ disclosures: [], claims: { given_name: 'Ada' } }) }),
  },
}
