import { digestOf } from '../../decode/digest.ts'
import { decodeUtf8 } from '../../decode/octets.ts'

/**
 * Keys and secrets that everybody has: the private halves are printed in RFCs and in the examples of tools. Whoever trusts
 * one of them trusts anybody. Thumbprints only (RFC 7638); no private key is kept here.
 */
const keys: Readonly<Record<string, string>> = {
  IsUn6_e04MaShXFIISMp4kG62LWzMIPy_MvSA5pJgX8: 'RFC 7515, appendix A.2',
  'oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U': 'RFC 7515, appendix A.3',
  'u5YUSjQ2-2chBi51NSk3t3g7IM4o2KYcnPqPtCNGd3U': 'RFC 7515, appendix A.4',
  'xtIsOV1FqKH77AI_A3jdTg5QfdabzqI-LNpYTPi0IgI': 'RFC 7516, appendix A.1',
  _K0fXS8wlsT7Tn3vvZrs9qdKUIqi5AxQ5EVk41xi_BM: 'RFC 7516, appendix A.2',
  'cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s': 'RFC 7517, appendix A.2',
  'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs': 'RFC 7517, appendix A.2',
  'D8R4-FeTJfzuDUy8bZ0c4hcwpul-Q11gCPs3mw6-R9Q': 'RFC 7517, appendix C.1',
  _GK0r6GCoJt9zcssg9lay4obIxgCq05ntiRymRHADSU: 'RFC 7518, appendix C',
  Vy57XrArUrW0NbpI12tEzDHABxMwrTh6HHXRenSpnCo: 'RFC 7518, appendix C',
  'dHri3SADZkrush5HU_50AoRhcKFryN-PI6jPBtPL55M': 'RFC 7520, section 3.2',
  '9jg46WB3rR_AHD-EBXdN7cBkH1WOu0tA3M9fm21mqTI': 'RFC 7520, section 3.4',
  kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k: 'RFC 8037, appendix A.1',
  // The keys that jwt.io filled in over the years, with their private halves beside them.
  'pdmN_UI10XD6wy44jm-JkHmJOFxevse_2jio8cH1lRw': 'the examples of jwt.io',
  zFHVsM9dc4OlHIwvEnVqfKzRj1ujqYGsZnXAcgn_CqI: 'the examples of jwt.io',
  oGDmHqCJ7yzMkWEkrlZVHkvrHIyQwtlDmeq5ForUHeY: 'the examples of jwt.io',
  '19J8y7Zprt2-QKLjF2I5pVk0OELX6cY2AfaAv1LC_w8': 'the examples of jwt.io',
  'iTqXXI0zbAnJCKDaobfhkM1f-6rMSpTfyZMRp_2tKI8': 'the examples of jwt.io',
  'xZDfZpry4P9vZPZyG2fNBRj-7Lz5omVdm7tHoCgSNfY': 'the examples of jwt.io',
}

/** Where the private half of a key is printed, by its thumbprint; undefined when it is not known to be. */
export const isKnownKey = (thumbprint: string): string | undefined =>
  Object.hasOwn(keys, thumbprint) ? keys[thumbprint] : undefined

/** Texts that examples use as a secret: of jwt.io and of the documentation of libraries (github.com/wallarm/jwt-secrets collects them). */
const secrets: ReadonlySet<string> = new Set([
  'secret',
  'Secret',
  'SECRET',
  'secretKey',
  'secretkey',
  'secret-key',
  'secret_key',
  'SECRET_KEY',
  'mysecret',
  'my-secret',
  'my_secret',
  'mySecret',
  'mysecretkey',
  'my_secret_key',
  'my-secret-key',
  'your-secret-key',
  'your_secret_key',
  'your-256-bit-secret',
  'your-384-bit-secret',
  'your-512-bit-secret',
  'a-string-secret-at-least-256-bits-long',
  'a-valid-string-secret-that-is-at-least-384-bits-long',
  'a-valid-string-secret-that-is-at-least-512-bits-long-which-is-very-long',
  'supersecret',
  'super-secret',
  'super secret',
  'topsecret',
  'changeme',
  'password',
  'test',
  'shhhhh',
  'shhhhhhared-secret',
  'jwt-secret',
  'jwt_secret',
  'JWT_SECRET',
  'jwtsecret',
  'example_key',
  'keyboard cat',
  '123456',
  'pleaseChangeThisSecretForANewOne',
])

/** SHA-256, base64url, of secrets that are no text: of RFC 7515 appendix A.1, RFC 7520 section 3.5. */
const digests: ReadonlySet<string> = new Set([
  'yOzJNhoF4oXwTCb5VyExpt6rB-niuGUFPG91pNi9KzI',
  'c-x0RYBZxwyuPwrehmP-DaHcSxFO2M2sdTZBQLRFikw',
])

/** Whether a shared secret is a word that examples use, and programs after them. */
export function isExampleSecret(octets: Uint8Array): boolean {
  const text = decodeUtf8(octets)
  return text.ok && secrets.has(text.text)
}

/** Whether a shared secret is one that is printed in a standard. */
export const isPrintedSecret = (octets: Uint8Array): boolean => digests.has(digestOf(octets))
