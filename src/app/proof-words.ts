import type { Binding } from '../core/model/binding.ts'
import type { Clue, KeyOrigin, Unverifiable } from '../core/model/verification.ts'
import type { Unopenable } from '../core/verify/decrypt.ts'
import type { IssuerDifference } from '../core/verify/issuer-difference.ts'
import { shown } from '../core/text/wording.ts'

/** Every word about keys, signatures and decryption, in one place each. */

interface OriginWords {
  /** Completes “Verified with …”. */
  key: string
  /** What a signature that fits such a key proves, and what not. */
  proves: string
}

export const originWords: Readonly<Record<KeyOrigin, OriginWords>> = {
  issuer: {
    key: 'the issuer’s published key',
    proves:
      'The issuer made this token, and nothing was changed since. Whether your API trusts this issuer and audience, and whether the token was revoked, is another matter.',
  },
  given: {
    key: 'a key that you gave',
    proves:
      'Somebody who has this key made the token, and nothing was changed since. Whether it is the issuer’s key depends on where you got it.',
  },
  embedded: {
    key: 'the key that the token itself carries or names',
    proves:
      'The token is consistent with itself, which proves nothing about who made it: anybody can make a key, sign with it and put it into the header.',
  },
}

/** What was seen to be wrong with a signature, in one sentence. */
export const clueWords: Readonly<Record<Clue, string>> = {
  'der-signature-fits': 'It is right, but written in DER instead of r and s side by side (RFC 7518, section 3.4).',
  'der-signature': 'It is written in DER instead of r and s side by side (RFC 7518, section 3.4).',
  'signature-too-short': 'It is shorter than this algorithm and key make one: its end was cut off.',
  'signature-too-long': 'It is longer than this algorithm and key make one.',
  'padding-signed-fits': 'It was made over the parts with their “=” padding, which somebody has taken off since.',
  'payload-re-encoded-fits':
    'It was made over the same claims written in another way: something has read the payload and written it anew.',
  'header-re-ordered-fits': 'It was made over the same header with its members in another order.',
  'public-key-as-secret-fits':
    'It is an HMAC made with the text of the public key, which everybody knows: so anybody could have made it.',
  'disclosure-not-covered':
    'The issuer’s signature of this SD-JWT fits, but does not cover its disclosures as they are: a verifier refuses the whole.',
  'hashed-nonce-fits':
    'It fits once the “nonce” in the header is replaced by its SHA-256 hash, as Microsoft does for its own services. Only they can check such a token.',
  'secret-as-base64-fits': 'It matches when the secret is read as base64.',
  'secret-as-base64url-fits': 'It matches when the secret is read as base64url.',
  'secret-as-hex-fits': 'It matches when the secret is read as hexadecimal.',
  'secret-with-newline-fits': 'It matches when the secret ends with a line break.',
  'secret-without-newline-fits': 'It matches without the line break at the end of the secret.',
}

/** What makes the issuer in the metadata another, for `issuer-mismatch`. */
export const differenceWords: Readonly<Record<IssuerDifference, string>> = {
  slash: 'They differ by the slash at the end.',
  'tenant-template': 'The document is one for all tenants, and its issuer is a template.',
  version: 'They are version 1 and version 2 of the same tenant.',
  scheme: 'They differ by http and https.',
  case: 'They differ by upper and lower case.',
  other: '',
}

export const bindingWords: Readonly<Record<Binding['outcome'], string>> = {
  met: 'Fits',
  'not-met': 'Does not fit',
  unknown: 'Open',
}

/** The name of a key, where it has one. */
export const shownKey = (kid: string | undefined) => (kid === undefined ? '' : ` ${shown(kid)}`)

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
    says: 'The address could not be reached at all: its name may not exist, the connection was refused or blocked, or the server keeps its answers to its own site.',
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
  'nearer-place': {
    says: 'The issuer’s metadata names a place for its keys that is on this machine or in your own network, nearer than the issuer itself. Nothing was sent there.',
    next: 'If you run the issuer, publish the keys under its own address. Otherwise do not trust it.',
  },
  'other-place': {
    says: 'The issuer’s metadata names another origin as the place of its keys, which no button has named yet.',
    next: 'If you know that place, ask there.',
  },
  'not-https': { says: 'Keys are fetched over https only, or from this machine.', next: paste },
  'no-matching-key': {
    says: 'None of the keys made this signature, and none has the key id that the token names.',
    next: 'Compare the issuer and the environment; the key may also have been rotated.',
  },
  'several-matching-keys': {
    says: 'Several keys fit what the token names, and none of them made this signature.',
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
  'worthless-key': {
    says: 'The key proves nothing: anybody can make tokens that fit it, so whether this one does tells nothing about who made it.',
    next: 'Replace the key at the issuer, and accept nothing that was signed with it.',
  },
  unsecured: { says: 'There is no signature.', next: '' },
  encrypted: { says: 'The token is encrypted. Only who holds the key can look inside and check it.', next: '' },
  opaque: { says: 'There is no signature in an opaque token. Only its issuer can say whether it is good.', next: '' },
  malformed: { says: 'The token is damaged, so there is nothing to check.', next: '' },
  detached: {
    says: 'The payload was taken out of this token and travels elsewhere, so there is nothing to hold the signature against.',
    next: 'Put the payload back between the dots, in base64url unless the header says “b64”: false, and paste the whole.',
  },
  'other-form': {
    says: 'This page checks the signatures of JWS tokens; this is a token of another kind.',
    next: 'Check it with the library that belongs to it.',
  },
  'insecure-context': {
    says: 'Browsers offer cryptography only over https or on this machine, and this page came another way.',
    next: 'Open the page over https.',
  },
}

export const unopenableWords: Readonly<Record<Unopenable, Reason>> = {
  'wrong-key': {
    says: 'This is a key of the right kind, but not the one that the token was encrypted for.',
    next: 'Compare the key id in the header with your keys: the token may be for another environment, or for the key before the last change.',
  },
  'content-altered': {
    says: 'The key is the right one, but what it protects was changed after it was encrypted: the check value does not fit.',
    next: 'Copy the token again from where it was issued. An encoder, a line break or a cut end is enough to break it.',
  },
  'key-mismatch': {
    says: 'This key is of another type or length than the token takes.',
    next: 'Look at the algorithm in the header, and use the key that belongs to it.',
  },
  'public-key': {
    says: 'This is the public half of a key. It encrypts; only the private half opens.',
    next: 'Put the private key here. It stays in this page and is forgotten when you close it.',
  },
  'key-unreadable': {
    says: 'The key has the right type, but it could not be read: a member is missing or damaged.',
    next: 'Export it again. A private RSA key as a JWK needs n, e, d, p, q, dp, dq and qi.',
  },
  'no-key-fits': {
    says: 'Several keys of the right kind were tried, and none of them is the one.',
    next: 'Look for the key whose id the header names; it may have been taken out of your set when a newer one came.',
  },
  'no-key': { says: 'There was no key to try.', next: 'Put the private key, the shared key or the password here.' },
  'unsupported-alg': {
    says: 'The token uses an algorithm, a curve or a compression that this page or this browser does not know.',
    next: 'Open it with the library of your API, and paste what is inside here.',
  },
  'critical-extension': {
    says: 'The header says that nobody may open the token who does not know an extension (crit), and this page does not know it.',
    next: 'Open it with the software that the extension belongs to, and paste what is inside here.',
  },
  'too-many-iterations': {
    says: 'The password is stretched more than a million times, which this page does not do: a token could freeze it that way.',
    next: 'Open it with your own code, and ask whoever makes the token for fewer rounds: 600,000 are usual today.',
  },
  'too-large': {
    says: 'The key fits, but unpacked the content is larger than a megabyte, so unpacking was stopped.',
    next: 'Ask where the token comes from before you unpack it elsewhere: a small token that becomes huge is made to stop a server.',
  },
  'not-text': {
    says: 'It could be opened, but what is inside is not text.',
    next: 'It is no JWT then: ask whoever made it what the content is.',
  },
  'not-encrypted': {
    says: 'This token is not encrypted, so there is nothing to open.',
    next: 'Check its signature instead.',
  },
  malformed: {
    says: 'The token is damaged: one of its parts cannot be read, or it is not as its header says.',
    next: 'Copy it again, whole, from where it was issued.',
  },
  'insecure-context': {
    says: 'The browser decrypts only on pages from https or from this machine.',
    next: 'Open this page over https or from localhost.',
  },
}

/** A part of the page that a click needed and that did not come. */
export const notLoaded = (what: string) =>
  `${what} could not be loaded: the connection may be gone, or this page is older than what its host holds. Try again.`
