import type { Clue } from '../model/verification.ts'
import type { FixStep } from '../model/finding.ts'

/** What was found to be the cause of a signature that does not fit, in the words of `signature-bad`. */
interface ClueWords {
  /** One sentence. */
  message: string
  /** What happened, and why an API minds. */
  why: string
  steps: readonly FixStep[]
}

const der: readonly FixStep[] = [
  {
    text: 'Where the token is signed, turn the DER structure into r and s, each padded with zeros in front to the length of the curve, or ask the crypto library for that form: “ieee-p1363” in Node.js and Web Crypto, “…inP1363Format” in Java.',
  },
  { text: 'Better, let a JWT library do the signing: it knows the form.' },
  { text: 'Do not make the API accept DER: other verifiers would still refuse the token.' },
]

const asSigned: readonly FixStep[] = [
  {
    text: 'Send the token on as the text that it was issued as: nothing between issuer and API should decode it and write it again.',
  },
  {
    text: 'If your own code makes the token, sign exactly the characters that you send: encode each part once, and build the token from the same text that was signed.',
  },
  { text: 'Better, let a JWT library build and sign the token.' },
]

/** The reading of a secret, as a fix says it. */
const secret = (reading: string, setting: string): ClueWords => ({
  message: `The signature does not match the secret as it was read, but it does when the secret is ${reading}.`,
  why: 'The secret is the right one, and only the way from its text to octets differs between the issuer and whoever checks. An API that reads it as it was read here refuses every token.',
  steps: [
    { text: `In the API, ${setting}.` },
    { text: 'Check the token here once more with the same reading, and it should fit.' },
  ],
})

export const clueWords: Readonly<Record<Clue, ClueWords>> = {
  'der-signature-fits': {
    message: 'The signature is right, but written in DER, where a token needs the numbers r and s side by side.',
    why: 'Rewritten, it fits the key. OpenSSL, Java and key vaults put out DER by default, and verifiers of tokens take only the two numbers one behind the other, each at its full length.',
    steps: der,
  },
  'der-signature': {
    message:
      'The signature is written in DER, where a token needs r and s side by side, and even rewritten it does not match.',
    why: 'Two things are wrong: no verifier takes this form, and the two numbers do not belong to this content and this key either.',
    steps: [
      ...der,
      { text: 'Then look at the rest: check with the issuer’s own key, and a token that nobody has changed.' },
    ],
  },
  'disclosure-not-covered': {
    message: 'The issuer’s signature of this SD-JWT fits, but it does not cover the disclosures as they are.',
    why: 'The issuer signs the digest of each disclosure, and what it disclosed must not replace a signed claim. At least one of these is another, so a verifier has to refuse the whole (RFC 9901, section 7.1).',
    steps: [
      { text: 'Take the disclosures from the same issuance as the signed token, each unchanged.' },
      { text: 'If nobody should have changed the presentation, treat it as forged.' },
    ],
  },
  'signature-too-short': {
    message: 'The signature is shorter than its algorithm and key make it: a part of it is missing.',
    why: 'A signature of this kind always has the same length. It was cut off on its way, by a column, a log or a limit, say, or it was made with a shorter key.',
    steps: [
      { text: 'Copy the token again from the response that issued it, up to its last character.' },
      {
        text: 'If the API got it like this, look for what limits its length: a database column, a cookie, a header limit.',
      },
      {
        text: 'If it is whole, it comes from another key: compare the algorithm and the length of the key with the issuer’s.',
      },
    ],
  },
  'signature-too-long': {
    message: 'The signature is longer than its algorithm and key can make it.',
    why: 'A signature of this kind always has the same length. Something was added at the end, or it was made with another algorithm or a longer key.',
    steps: [
      {
        text: 'Copy the token again from the response that issued it, and see whether characters are added on the way.',
      },
      {
        text: 'If it is whole, it comes from another key: compare the algorithm and the length of the key with the issuer’s.',
      },
    ],
  },
  'padding-signed-fits': {
    message: 'The signature matches the token with the padding (“=”) of its base64, which somebody has taken off.',
    why: 'Whoever signed it, an AWS load balancer, say, signed the padding along. Without it the text is another one, so that no check can succeed.',
    steps: [
      { text: 'Check the token exactly as it was issued, and take the padding off after the check only.' },
      {
        text: 'For “x-amzn-oidc-data” of an AWS load balancer, use a library that knows its form, the ALB verifier of aws-jwt-verify, for instance.',
      },
      { text: 'If your own code signs, leave the padding out before signing, as the standard has it.' },
    ],
  },
  'payload-re-encoded-fits': {
    message:
      'The signature matches the same claims in another spelling: somebody has written the payload anew after signing.',
    why: 'A signature covers characters, not meaning. Another space, another escape or another alphabet of base64 is enough that no verifier takes it, although every claim is as it was signed.',
    steps: asSigned,
  },
  'header-re-ordered-fits': {
    message:
      'The signature matches the same header with its members in another order: somebody has written it anew after signing.',
    why: 'A signature covers characters, not meaning. With its members in another order the header is another text, so that no verifier takes it.',
    steps: asSigned,
  },
  'public-key-as-secret-fits': {
    message:
      'This token was signed with the text of a public key as if it were a shared secret, so anybody could have made it.',
    why: 'A public key is known to all, and a signature by HMAC with its text proves nothing. It is how attackers forge tokens for APIs that take any algorithm, and also what comes of handing a library a PEM together with an algorithm that begins with HS. An API that accepts this token can be entered by everybody.',
    steps: [
      {
        text: 'In the API, allow exactly the algorithms of your issuer, such as RS256 or ES256, and no HS… beside them.',
      },
      {
        text: 'If the API accepts this token, treat it as open until that is changed, and look through its logs for tokens with HS….',
      },
      {
        text: 'If your own code makes the token, sign with the private key and the asymmetric algorithm that belongs to it.',
      },
    ],
  },
  'hashed-nonce-fits': {
    message:
      'The signature matches once the “nonce” in the header is replaced by its hash, as Microsoft does for its own services.',
    why: 'The token is as its issuer made it. Microsoft signs the hash and sends the plain value, so that only its own services can check such tokens; that they check out with this trick is not documented and may end.',
    steps: [
      {
        text: 'Do not build this into an API. Let the app ask for a token for your own API: its scopes, not those of Graph.',
      },
      { text: 'A token for Graph is sent to Graph and nowhere else.' },
    ],
  },
  'secret-as-base64-fits': secret(
    'decoded from base64',
    'decode the secret from base64 before it is used: Buffer.from(secret, "base64") in Node, base64.b64decode(secret) in Python',
  ),
  'secret-as-base64url-fits': secret(
    'decoded from base64url',
    'decode the secret from base64url before it is used: Buffer.from(secret, "base64url") in Node',
  ),
  'secret-as-hex-fits': secret(
    'decoded from hexadecimal digits',
    'decode the secret from hexadecimal digits before it is used: Buffer.from(secret, "hex") in Node, bytes.fromhex(secret) in Python',
  ),
  'secret-with-newline-fits': secret(
    'taken with a line break at its end',
    'use the secret as the issuer has it, or better, set it at the issuer without the line break, which a file or “echo” has added',
  ),
  'secret-without-newline-fits': secret(
    'taken without the line break at its end',
    'take the line break off, which a file, an editor or “echo” has added: write the secret with “printf %s”, or trim it when it is read',
  ),
}
