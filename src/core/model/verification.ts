/** What is known of a signature: plain data, no functions. Everything here survives `JSON.stringify`. */

export type KeyOrigin = 'issuer' | 'given' | 'embedded'

/** Why a signature could not be checked. Closed: every member has words in the page. */
export type Unverifiable =
  | 'no-key-source'
  | 'airplane'
  | 'offline'
  | 'unreadable'
  | 'cors-closed'
  | 'unreachable'
  | 'mixed-content'
  | 'local-network'
  | 'timeout'
  | 'not-found'
  | 'http-error'
  | 'redirected'
  | 'too-large'
  | 'html-page'
  | 'not-json'
  | 'not-metadata'
  | 'not-jwks'
  | 'empty-jwks'
  | 'issuer-mismatch'
  | 'not-https'
  /** Somebody outside named a place on the person's own machine or in their network: it is not asked. */
  | 'nearer-place'
  /** The issuer's metadata names a place at another origin, which is asked by a click of its own only. */
  | 'other-place'
  | 'no-matching-key'
  | 'several-matching-keys'
  | 'unsupported-alg'
  | 'critical-extension'
  | 'alg-not-allowed'
  | 'key-mismatch'
  | 'key-unreadable'
  | 'unsecured'
  | 'encrypted'
  | 'opaque'
  | 'malformed'
  | 'detached'
  | 'other-form'
  | 'insecure-context'
  /** It may fit, but anybody could have made it. */
  | 'worthless-key'

/**
 * Why a signature does not fit, each only where it was computed to be so. `…-fits`: undone, the signature fits.
 * Closed: every member has words in the page.
 */
export type Clue =
  /** ECDSA in DER instead of r and s side by side (RFC 7518 section 3.4); rewritten, it fits. */
  | 'der-signature-fits'
  /** ECDSA in DER, and even rewritten it does not fit. */
  | 'der-signature'
  /** Shorter than the algorithm, the curve or the key makes it: cut off. */
  | 'signature-too-short'
  /** Longer than that, and no DER. */
  | 'signature-too-long'
  /** The padding of the base64 was signed along, as an AWS load balancer does. */
  | 'padding-signed-fits'
  /** The payload written anew without white space, or the other way round, is what was signed. */
  | 'payload-re-encoded-fits'
  /** The header with its members in another order is what was signed. */
  | 'header-re-ordered-fits'
  /** An HMAC made with the text of the public key: the attack of RFC 8725 section 2.1, or the mistake of that name. */
  | 'public-key-as-secret-fits'
  /** The issuer's signature of an SD-JWT fits, and does not cover its disclosures as they are. */
  | 'disclosure-not-covered'
  /** The header’s `nonce` hashed with SHA-256 is what was signed, as for Microsoft Graph. */
  | 'hashed-nonce-fits'
  /** A shared secret read another way fits. */
  | 'secret-as-base64-fits'
  | 'secret-as-base64url-fits'
  | 'secret-as-hex-fits'
  | 'secret-with-newline-fits'
  | 'secret-without-newline-fits'

/**
 * Why a signature that fits a key proves nothing: anybody could have made it. Closed: every member has words in the rule
 * `weak-key`.
 */
export type Worthless =
  /** The issuer shows the private half, or the shared secret, in its key set. */
  | 'private-published'
  /** Its private half is printed in a standard or in an example. */
  | 'known-key'
  /** A secret that examples use. */
  | 'known-secret'
  /** RSA whose modulus can be taken apart. */
  | 'weak-modulus'
  /** RSA whose exponent hides nothing. */
  | 'weak-exponent'
  /** EdDSA with a point that every message can be given a signature for. */
  | 'small-order'

/** What is odd about the key that was used: ids of rules that say so. */
export type KeyWarning =
  'weak-key' | 'jwk-alg-mismatch' | 'kid-not-in-jwks' | 'duplicate-kid' | 'key-in-base64' | 'secret-as-text'

/** How the text of a shared secret becomes octets. */
export type SecretReading = 'text' | 'base64' | 'base64url' | 'hex'

export type VerificationResult =
  | {
      status: 'verified' | 'failed'
      alg: string
      kid?: string
      /** RFC 7638 SHA-256 thumbprint of the key, base64url. */
      thumbprint?: string
      origin: KeyOrigin
      warnings: readonly KeyWarning[]
      /** Of the key of a published example that somebody gave: the signature fits it, and proves nothing else. */
      worthless?: Worthless
      /** Of a failure: what was seen to be the cause, by computing it. */
      clues?: readonly Clue[]
      /** Of a token with several signatures: which one this is about, counted from one. */
      signer?: { number: number; of: number }
    }
  | {
      status: 'unverifiable'
      because: Unverifiable
      /** The key ids that the set has, where none of them is the one asked for. */
      kids?: readonly string[]
      /** Of a `worthless-key`: what makes it so, and which one it was. */
      worthless?: Worthless
      kid?: string
      thumbprint?: string
      /** Of a `key-mismatch` with keys that the issuer published. */
      from?: 'issuer'
    }
