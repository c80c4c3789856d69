import { rfc } from '../sources.ts'
import { hasAll, isObject, isText, type SpecialToken } from './define.ts'

const openid = (label: string, name: string) => ({ label, url: `https://openid.net/specs/${name}` })
const draft = (label: string, name: string) => ({ label, url: `https://datatracker.ietf.org/doc/${name}/` })

/** Where browsers get their messages (the push services of Firefox, Chrome, Edge and Safari). */
const pushService =
  /^https:\/\/(?:[\w.-]{1,80}\.)?(?:push\.services\.mozilla\.com|fcm\.googleapis\.com|notify\.windows\.com|push\.apple\.com|push\.example\.(?:net|com))\/?$/

const federation = openid('OpenID Federation 1.0, section 3', 'openid-federation-1_0.html#section-3')
const issuance = openid(
  'OpenID for Verifiable Credential Issuance 1.0, appendix F.1',
  'openid-4-verifiable-credential-issuance-1_0.html#appendix-F.1',
)
const attestation = draft(
  'OAuth 2.0 Attestation-Based Client Authentication',
  'draft-ietf-oauth-attestation-based-client-auth',
)

/** Tokens of protocols of the IETF, of the OpenID Foundation and of the W3C. */
export const protocolTokens = {
  vapid: {
    name: 'VAPID token',
    purpose: 'With it an application server shows a push service who it is, before it sends a message to a browser.',
    source: rfc(8292, '2'),
    is: (claims) =>
      isText(claims.aud) && pushService.test(claims.aud) && !hasAll(claims, 'iss') && hasAll(claims, 'exp'),
  },
  'acme-request': {
    name: 'ACME request',
    purpose: 'With it a client asks a certificate authority for a certificate; the flattened JSON is demanded there.',
    source: rfc(8555, '6.2'),
    is: (_, header) => isText(header.nonce) && isText(header.url) && (hasAll(header, 'jwk') || hasAll(header, 'kid')),
  },
  'federation-statement': {
    name: 'OpenID Federation statement',
    purpose:
      'In it an entity, or the authority above it, publishes its keys and metadata for everybody; several make a trust chain.',
    source: federation,
    types: ['entity-statement+jwt', 'explicit-registration-response+jwt', 'resolve-response+jwt'],
    is: (claims) =>
      isObject(claims.jwks) &&
      hasAll(claims, 'iss', 'sub') &&
      (hasAll(claims, 'authority_hints') || hasAll(claims, 'metadata')),
  },
  'trust-mark': {
    name: 'trust mark',
    purpose: 'In it an authority of an OpenID federation certifies something of an entity, for everybody to see.',
    source: openid('OpenID Federation 1.0, section 7', 'openid-federation-1_0.html#section-7'),
    types: ['trust-mark+jwt', 'trust-mark-delegation+jwt', 'trust-mark-status-response+jwt'],
    is: (claims) => isText(claims.trust_mark_type) && hasAll(claims, 'iss', 'sub'),
  },
  'wallet-proof': {
    name: 'proof of a wallet’s key',
    purpose:
      'With it a wallet shows the issuer of a credential that it holds the key which the credential is bound to.',
    source: issuance,
    types: ['openid4vci-proof+jwt'],
  },
  'key-attestation': {
    name: 'key attestation',
    purpose: 'In it a maker of wallets certifies how keys are kept, for the issuer of a credential.',
    source: openid(
      'OpenID for Verifiable Credential Issuance 1.0, appendix D',
      'openid-4-verifiable-credential-issuance-1_0.html#appendix-D',
    ),
    types: [
      'key-attestation+jwt',
      'keyattestation+jwt',
      'wallet-attestation+jwt',
      'wallet-unit-attestation+jwt',
      'verifier-attestation+jwt',
    ],
  },
  'client-attestation': {
    name: 'client attestation',
    purpose: 'With it an app shows the authorization server that it is genuine, in a header of its own.',
    source: attestation,
    types: ['oauth-client-attestation+jwt', 'oauth-client-attestation-pop+jwt'],
  },
  'verifiable-credential': {
    name: 'verifiable credential (W3C)',
    purpose:
      'In it an issuer certifies something of its subject; a wallet presents it to a verifier, and no API takes it for access.',
    source: {
      label: 'W3C, Securing Verifiable Credentials using JOSE and COSE',
      url: 'https://www.w3.org/TR/vc-jose-cose/',
    },
    types: ['vc+jwt', 'vp+jwt', 'vc+ld+jwt', 'vp+ld+jwt', 'vc+ld+json+jwt', 'vc-ld+jwt'],
    is: (claims) =>
      isObject(claims.vc) ||
      isObject(claims.vp) ||
      (hasAll(claims, '@context', 'type') && /Verifiable(?:Credential|Presentation)/.test(JSON.stringify(claims.type))),
  },
  'health-card': {
    name: 'SMART Health Card',
    purpose: 'It holds a person’s health record, signed by who gave it out, to be shown to whom the person likes.',
    source: { label: 'SMART Health Cards Framework', url: 'https://spec.smarthealth.cards/' },
    is: (claims) => isObject(claims.vc) && JSON.stringify(claims.vc).includes('https://smarthealth.cards#'),
  },
  'status-list': {
    name: 'status list',
    purpose: 'In it an issuer publishes which of its tokens were revoked; everybody may fetch it.',
    source: draft('Token Status List, section 5.1', 'draft-ietf-oauth-status-list'),
    types: ['statuslist+jwt'],
    is: (claims) => isObject(claims.status_list) && hasAll(claims.status_list, 'bits', 'lst'),
  },
  'authorization-response': {
    name: 'signed authorization response (JARM)',
    purpose: 'In it the authorization server answers a login: with a code for the token endpoint, or with an error.',
    source: openid('JWT Secured Authorization Response Mode, section 2.1', 'oauth-v2-jarm.html#section-2.1'),
    is: (claims) =>
      hasAll(claims, 'iss', 'aud', 'exp') &&
      !hasAll(claims, 'sub') &&
      (isText(claims.error) || (isText(claims.code) && !hasAll(claims, 'iat', 'jti', 'sid'))),
  },
  'uma-ticket': {
    name: 'permission ticket (UMA)',
    purpose: 'A client brings it to the token endpoint, and gets a token for what it wanted to reach.',
    source: {
      label: 'UMA 2.0 Grant, section 3.3.1',
      url: 'https://docs.kantarainitiative.org/uma/wg/rec-oauth-uma-grant-2.0.html#uma-grant-type',
    },
    is: (claims) =>
      claims.typ === 'permission_ticket' ||
      (Array.isArray(claims.permissions) &&
        hasAll(claims, 'jti') &&
        !hasAll(claims, 'sub') &&
        JSON.stringify(claims.permissions).includes('"rsid"')),
  },
  'ciba-request': {
    name: 'backchannel authentication request (CIBA)',
    purpose: 'With it a client asks the authorization server to let a person sign in on another device.',
    source: openid(
      'CIBA Core 1.0, section 7.1.1',
      'openid-client-initiated-backchannel-authentication-core-1_0.html#signed_auth_request',
    ),
    is: (claims) =>
      hasAll(claims, 'scope', 'aud', 'iss') &&
      ['login_hint', 'login_hint_token', 'id_token_hint', 'binding_message'].some((name) => isText(claims[name])) &&
      !hasAll(claims, 'response_type'),
  },
  'transaction-token': {
    name: 'transaction token',
    purpose: 'It carries who asked for what from service to service inside of one trust domain.',
    source: draft('Transaction Tokens', 'draft-ietf-oauth-transaction-tokens'),
    types: ['txntoken+jwt', 'txn_token+jwt'],
    ownServices: true,
  },
  'id-jag': {
    name: 'identity assertion grant (ID-JAG)',
    purpose:
      'A client brings it to the authorization server of another domain, MCP servers among them, and gets an access token there.',
    source: draft('Identity Assertion JWT Authorization Grant', 'draft-ietf-oauth-identity-assertion-authz-grant'),
    types: ['oauth-id-jag+jwt'],
  },
  'workload-token': {
    name: 'workload identity token',
    purpose: 'With it one workload shows another who it is; a proof of its key goes with it.',
    source: draft('WIMSE Workload Credentials', 'draft-ietf-wimse-workload-creds'),
    types: ['wit+jwt', 'wpt+jwt', 'wimse-id+jwt'],
  },
  'spiffe-svid': {
    name: 'JWT-SVID of SPIFFE',
    purpose: 'With it one workload shows another who it is; its issuer is told by the trust domain of its subject.',
    source: {
      label: 'SPIFFE, JWT-SVID, section 3',
      url: 'https://github.com/spiffe/spiffe/blob/main/standards/JWT-SVID.md',
    },
    is: (claims) => isText(claims.sub) && claims.sub.startsWith('spiffe://'),
    bearer: true,
    ownServices: true,
  },
  'userinfo-response': {
    name: 'signed userinfo response',
    purpose: 'In it the userinfo endpoint tells a client about a person; it grants nothing.',
    source: openid('OpenID Connect Core, section 5.3.2', 'openid-connect-core-1_0.html#UserInfoResponse'),
    types: ['userinfo+jwt'],
    is: (claims) =>
      hasAll(claims, 'iss', 'sub', 'aud') &&
      ['email', 'name', 'given_name', 'preferred_username', 'birthdate'].some((name) => isText(claims[name])) &&
      !['exp', 'iat', 'nonce', 'at_hash', 'scope', 'scp', 'jti', 'azp', 'typ', 'token_use'].some((name) =>
        Object.hasOwn(claims, name),
      ),
  },
  'software-statement': {
    name: 'software statement',
    purpose: 'In it somebody certifies the metadata of a client, which shows it when it registers.',
    source: rfc(7591, '2.3'),
    is: (claims) =>
      isText(claims.software_id) &&
      (hasAll(claims, 'redirect_uris') ||
        hasAll(claims, 'software_redirect_uris') ||
        hasAll(claims, 'org_id') ||
        hasAll(claims, 'client_name')),
  },
  'caller-identity': {
    name: 'passport of a telephone call (STIR)',
    purpose: 'In it a telephone carrier certifies who calls.',
    source: rfc(8225, '4'),
    types: ['passport'],
  },
  'detached-signature': {
    name: 'detached signature',
    purpose:
      'It signs a message that is sent beside it, such as the body of a request between banks; its own payload is left out.',
    source: { label: 'RFC 7515, appendix F', url: 'https://www.rfc-editor.org/rfc/rfc7515#appendix-F' },
  },
} as const satisfies Record<string, SpecialToken>
