import { es256, named, special, times, type Members } from './named.ts'
import { deflateRawSync } from 'node:zlib'
import { encodeBase64url } from '../../decode/octets.ts'
import { filler, flattened, jws, noon } from '../forge.ts'
import type { CarrierCases } from './define.ts'

const healthCard = () => {
  const claims = {
    iss: 'https://spec.smarthealth.cards/examples/issuer',
    nbf: noon - 600,
    vc: { type: ['https://smarthealth.cards#health-card'], credentialSubject: { fhirVersion: '4.0.1' } },
  }
  const packed = encodeBase64url(Uint8Array.from(deflateRawSync(JSON.stringify(claims))))
  const header = encodeBase64url(new TextEncoder().encode(JSON.stringify({ zip: 'DEF', alg: 'ES256', kid: 'k' })))
  return `${header}.${packed}.${filler(64)}`
}
/** Each character as two digits (SMART Health Cards, “encoding chunks as QR codes”). */
const numerals = (text: string) =>
  `shc:/${Array.from(text, (one) => String((one.codePointAt(0) ?? 0) - 45).padStart(2, '0')).join('')}`

const detached = (header: Members) => jws({ header, claims: {} }).replace(/\.[^.]*\./, '..')

/** The example of RFC 8292, section 2.4. */
const vapidExample =
  'eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA'
const vapidKey = 'BA1Hxzyi1RUM1b5wjxsn7nGxAw2w19mnnsXYpp5MsxbE1QNCYwgFJPEbKFqXsbvqT9F-3Cy7Dmq6-1WSdMuN5DA'

const vapid = () =>
  jws({
    header: { typ: 'JWT', alg: 'ES256' },
    claims: { aud: 'https://fcm.googleapis.com', exp: noon + 3600, sub: 'mailto:a@b.example' },
  })

const acme = (payload: string) =>
  JSON.stringify(
    flattened(
      jws({
        header: {
          alg: 'ES256',
          kid: 'https://ca.example/acct/1',
          nonce: '5XJ1L3lEkMG7tR6pA00clA',
          url: 'https://ca.example/new-order',
        },
        payload,
      }),
    ),
  )

const federation = {
  iss: 'https://edugain.example',
  sub: 'https://op.example',
  ...times,
  jwks: { keys: [{ kty: 'EC', crv: 'P-256', x: 'x', y: 'y', kid: 'k' }] },
  metadata: { openid_provider: { issuer: 'https://op.example' } },
  authority_hints: ['https://edugain.example'],
}

/** Tokens that look otherwise than an access token because their specification has it so. */
export const specialTokens: CarrierCases = {
  'the example of VAPID': () => [
    `Authorization: vapid t=${vapidExample}, k=${vapidKey}`,
    {
      tokens: [{ text: vapidExample, use: 'vapid' }],
      silent: ['live-credential', 'scheme-wrong'],
      headline: ['expired', null],
    },
  ],
  VAPID: () => named('vapid', vapid()),
  'VAPID in its header': () => named('vapid', `Authorization: vapid t=${vapid()}, k=${vapidKey}`),
  'VAPID in the header of older drafts': () => named('vapid', `Authorization: WebPush ${vapid()}`),
  'an order for a certificate': () =>
    named('acme-request', acme('{"identifiers":[{"type":"dns","value":"www.example"}]}')),
  'an ACME request without a payload': () => named('acme-request', acme('')),
  'an answer of ACME': () => [
    `${acme('{}')}\nHTTP/1.1 400 Bad Request\n\n{"type":"urn:ietf:params:acme:error:badNonce","detail":"JWS has invalid anti-replay nonce"}`,
    { tokens: [{ use: 'acme-request' }], silent: ['jws-json-serialization'] },
  ],
  'a health card': () => named('health-card', healthCard()),
  'a health card in numerals': () => named('health-card', numerals(healthCard())),
  'a statement of a federation': () => special('federation-statement', es256('entity-statement+jwt'), federation),
  'a statement without a type': () => special('federation-statement', es256(), federation),
  'a trust chain': () => {
    const statement = jws({ header: es256('entity-statement+jwt'), claims: federation })
    const above = jws({
      header: es256('entity-statement+jwt'),
      claims: { ...federation, sub: 'https://edugain.example' },
    })
    return [
      JSON.stringify([statement, above]),
      { tokens: [{ use: 'federation-statement' }, { use: 'federation-statement' }], noError: true, headline: null },
    ]
  },
  'a trust mark': () =>
    special('trust-mark', es256('trust-mark+jwt'), {
      iss: 'https://a.example',
      sub: 'https://b.example',
      iat: noon - 60,
      trust_mark_type: 'https://a.example/mark',
    }),
  'a proof of a wallet': () =>
    special(
      'wallet-proof',
      { alg: 'ES256', typ: 'openid4vci-proof+jwt', jwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } },
      { aud: 'https://issuer.example', iat: noon, nonce: 'n' },
    ),
  'a proof of a wallet by a DID': () =>
    special(
      'wallet-proof',
      { alg: 'EdDSA', typ: 'openid4vci-proof+jwt', kid: 'did:example:1#keys-1' },
      { iss: 'client', aud: 'https://issuer.example', iat: noon, nonce: 'n' },
    ),
  'a request of OpenID4VP': () => [
    jws({
      header: { alg: 'ES256', typ: 'oauth-authz-req+jwt', x5c: ['MIIB'] },
      claims: {
        response_type: 'vp_token',
        client_id: 'x509_san_dns:v.example',
        response_mode: 'direct_post',
        nonce: 'n',
        response_uri: 'https://v.example/r',
        dcql_query: { credentials: [] },
      },
    }),
    { tokens: [{ use: 'request-object' }], silent: ['live-credential', 'exp-missing'] },
  ],
  'a VC of version 1.1': () =>
    special('verifiable-credential', es256('JWT', { kid: 'did:web:issuer.example#key-1' }), {
      iss: 'did:web:issuer.example',
      sub: 'did:example:ebfeb1f712ebc6f1c276e12ec21',
      nbf: noon - 60,
      jti: 'http://issuer.example/credentials/3732',
      vc: {
        '@context': ['https://www.w3.org/2018/credentials/v1'],
        type: ['VerifiableCredential'],
        credentialSubject: { degree: { name: 'BSc' } },
      },
    }),
  'a VC of version 2.0': () =>
    special('verifiable-credential', es256('vc+jwt', { cty: 'vc' }), {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiableCredential'],
      issuer: 'https://issuer.example',
      credentialSubject: { id: 'did:example:1' },
    }),
  'a status list': () =>
    special('status-list', es256('statuslist+jwt'), {
      sub: 'https://issuer.example/statuslists/1',
      iat: noon - 60,
      ttl: 43200,
      status_list: { bits: 1, lst: 'eNrbuRgAAhcBXQ' },
    }),
  JARM: () =>
    special('authorization-response', es256(), {
      iss: 'https://issuer.example',
      aud: 'client-1',
      exp: noon + 300,
      code: 'PyyFaux2o7Q0YfXBU32jhw.5FXSQpvr8akv9CeRDSd0QA',
      state: 's',
    }),
  'JARM in its place': () =>
    named(
      'authorization-response',
      `https://app.example/cb?response=${jws({ header: es256(), claims: { iss: 'https://issuer.example', aud: 'client-1', exp: noon + 300, code: 'PyyFaux2o7Q0YfXBU32jhw', state: 's' } })}`,
    ),
  'a ticket of UMA': () =>
    named(
      'uma-ticket',
      `WWW-Authenticate: UMA realm="api", as_uri="https://issuer.example", ticket="${jws({ header: { alg: 'HS256' }, claims: { ...times, jti: 'a', aud: 'https://issuer.example', azp: 'api' } })}"`,
      { headline: [null, 'error-unknown'] },
    ),
  CIBA: () =>
    special('ciba-request', es256(), {
      iss: 'client-1',
      aud: 'https://issuer.example',
      ...times,
      nbf: noon - 60,
      jti: 'j',
      scope: 'openid',
      binding_message: 'W4SCT',
      login_hint: 'a@b.example',
    }),
  SPIFFE: () =>
    special(
      'spiffe-svid',
      es256('JWT'),
      { sub: 'spiffe://example.org/service', aud: ['audience'], ...times },
      { silent: [] },
    ),
  'an attestation of a client': () =>
    special('client-attestation', es256('oauth-client-attestation+jwt'), {
      iss: 'https://attester.example',
      sub: 'https://client.example',
      exp: noon + 600,
      cnf: { jwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } },
    }),
  'an attestation of keys': () =>
    special('key-attestation', es256('key-attestation+jwt'), {
      iss: 'https://w.example',
      ...times,
      attested_keys: [{ kty: 'EC' }],
    }),
  'a transaction token': () =>
    special('transaction-token', es256('txntoken+jwt'), {
      iss: 'https://t.example',
      aud: 'trust-domain',
      sub: 'u',
      ...times,
      txn: 't',
      scope: 'a',
    }),
  'ID-JAG': () =>
    special('id-jag', es256('oauth-id-jag+jwt'), {
      iss: 'https://i.example',
      sub: 'u',
      aud: 'https://a.example',
      client_id: 'c',
      ...times,
      jti: 'j',
      scope: 's',
    }),
  'a detached signature of banks': () =>
    named(
      'detached-signature',
      detached({
        alg: 'PS256',
        kid: 'k',
        b64: false,
        'http://openbanking.org.uk/iat': noon,
        'http://openbanking.org.uk/iss': 'C=UK',
        'http://openbanking.org.uk/tan': 'openbanking.org.uk',
        crit: [
          'b64',
          'http://openbanking.org.uk/iat',
          'http://openbanking.org.uk/iss',
          'http://openbanking.org.uk/tan',
        ],
      }),
    ),
  'a detached signature in its header': () =>
    named('detached-signature', `x-jws-signature: ${detached({ alg: 'PS256', kid: 'k', b64: false, crit: ['b64'] })}`),
}
