import type { Severity } from '../core/finding.ts'
import type { KeyOrigin, Part, Token, Unverifiable } from '../core/model.ts'
import { tokenUses } from '../core/registry/token-uses.ts'

/** Every word of a closed union, in one place each. */

export const severityWords: Readonly<Record<Severity, string>> = {
  error: 'Problem',
  warning: 'Check this',
  info: 'Good to know',
}

export const partWords: Readonly<Record<Part['label'], string>> = {
  header: 'Header',
  claims: 'Claims',
  signature: 'Signature',
  'encrypted-key': 'Encrypted key',
  'initialization-vector': 'Initialization vector',
  ciphertext: 'Ciphertext',
  'authentication-tag': 'Authentication tag',
  disclosure: 'Disclosure',
  'key-binding': 'Key binding',
  footer: 'Footer',
  value: 'Value',
  unexpected: 'One part too many',
}

export const originWords: Readonly<Record<KeyOrigin, string>> = {
  issuer: 'the issuer’s published key',
  given: 'a key that you gave',
  embedded: 'a key that the token itself carries, which proves nothing about who made it',
}

/** What a token is, in one phrase: “access token, signed (JWS)”. */
export const describe = ({ use, kind, kindLabel }: Pick<Token, 'use' | 'kind' | 'kindLabel'>) =>
  kind === 'placeholder' ? kindLabel : `${tokenUses[use]}, ${kindLabel}`

interface Reason {
  /** What happened. */
  says: string
  /** What to do next; empty where there is nothing to do. */
  next: string
}

const paste = 'Open the address in another tab or fetch it with curl, and paste the JWKS below.'

export const unverifiableWords: Readonly<Record<Unverifiable, Reason>> = {
  'no-key-source': { says: 'Not checked.', next: 'Fetch the issuer’s keys, or paste a key.' },
  airplane: {
    says: 'Requests are switched off in this page.',
    next: 'Fetch the key set with curl, and paste it below.',
  },
  'cors-closed': {
    says: 'The server is there, but does not let other sites read this address (CORS). Programs that are no browser can read it.',
    next: paste,
  },
  unreachable: {
    says: 'The address could not be reached at all: its name may not exist, or the connection was refused or blocked.',
    next: 'Check the host name and whether you need a VPN. If it is right, fetch the keys elsewhere and paste them below.',
  },
  'mixed-content': {
    says: 'This page came over https, and from such a page browsers do not fetch anything over plain http.',
    next: paste,
  },
  'local-network': {
    says: 'The address is on this machine or in your own network, and this browser has not been allowed to let this site reach it.',
    next: 'Allow local network access for this site in the browser’s settings and try again, or paste the JWKS below.',
  },
  offline: {
    says: 'This browser is offline, so the issuer’s keys could not be fetched.',
    next: 'Go online and try again, or paste the JWKS below.',
  },
  unreadable: {
    says: 'The address could not be read. A page cannot tell why: the server may not allow other sites to read it (CORS), its name may not exist, or the connection was refused or blocked.',
    next: paste,
  },
  timeout: { says: 'The server did not answer within ten seconds.', next: paste },
  'not-found': {
    says: 'There is nothing at this address (404).',
    next: 'Is the issuer the right one? If its keys stand elsewhere, paste them below.',
  },
  'http-error': { says: 'The server answered with an error.', next: paste },
  redirected: {
    says: 'The server sends the request on to another address, which this page does not follow by itself.',
    next: paste,
  },
  'too-large': {
    says: 'The answer is far larger than a key set is.',
    next: 'Check the address; if it is right, paste the one key that you need below.',
  },
  'html-page': {
    says: 'The answer is a web page, not a document for programs: a login page, an error page or the start page of an app.',
    next: 'Check the address. If it needs a login, fetch the keys where you are signed in and paste them below.',
  },
  'not-json': {
    says: 'The answer is neither JSON nor another form of key.',
    next: 'Check the address, or paste the JWKS below.',
  },
  'not-metadata': {
    says: 'The answer is JSON, but not the metadata of an issuer: it names no place for keys.',
    next: 'Paste the JWKS below.',
  },
  'not-jwks': {
    says: 'The answer is JSON, but not a JWK Set: it has no list named “keys”.',
    next: 'Paste the JWKS below.',
  },
  'empty-jwks': {
    says: 'The JWK Set is there, but it holds no key. Providers show that for clients whose tokens are signed with a shared secret.',
    next: 'Compare the algorithm of the token. If it begins with HS, check it with the secret; otherwise ask the provider to sign with a published key.',
  },
  'issuer-mismatch': {
    says: 'The metadata belongs to another issuer than the token names, so its keys would prove nothing.',
    next: 'Compare the two issuers, character by character. A strict API refuses such a token too.',
  },
  'not-https': { says: 'Keys are fetched over https only, or from this machine.', next: paste },
  'no-matching-key': {
    says: 'None of the keys made this signature, and none has the key id that the token names.',
    next: 'Compare the issuer and the environment; the key may also have been rotated.',
  },
  'several-matching-keys': {
    says: 'The token names no key, and none of the keys that fit its algorithm made this signature.',
    next: 'Compare the issuer and the environment.',
  },
  'unsupported-alg': {
    says: 'This browser cannot check this algorithm. That says nothing about the signature.',
    next: 'Try a current Chrome, Edge or Firefox, or check it with a library.',
  },
  'critical-extension': {
    says: 'The header names an extension as critical that this page does not know, so nobody but its makers can check this signature.',
    next: 'Check it with the library that made it.',
  },
  'alg-not-allowed': {
    says: 'The algorithm is not among those that your API accepts.',
    next: 'Change the algorithm at the provider, or the list in the API.',
  },
  'key-mismatch': {
    says: 'The key does not fit the token’s algorithm: another type, another curve, or not meant for signatures.',
    next: 'Give the key that belongs to this token.',
  },
  'key-unreadable': { says: 'The key is damaged or incomplete.', next: 'Copy it again from its source.' },
  unsecured: { says: 'There is no signature.', next: '' },
  encrypted: { says: 'The token is encrypted. Only who holds the key can look inside and check it.', next: '' },
  opaque: { says: 'There is no signature in an opaque token. Only its issuer can say whether it is good.', next: '' },
  malformed: { says: 'The token is damaged, so there is nothing to check.', next: '' },
  'other-form': {
    says: 'This page checks the signatures of tokens with three parts; this one is of another form.',
    next: '',
  },
  'insecure-context': {
    says: 'Browsers offer cryptography only over https or on this machine, and this page came another way.',
    next: 'Open the page over https.',
  },
}
