import { ml_dsa44, ml_dsa65, ml_dsa87 } from '@noble/post-quantum/ml-dsa.js'
import { octetsOf } from '../jwk.ts'
import type { ReadKey } from './define.ts'

const parameterSets = new Map([
  ['ML-DSA-44', ml_dsa44],
  ['ML-DSA-65', ml_dsa65],
  ['ML-DSA-87', ml_dsa87],
])

/** ML-DSA (FIPS 204), pure and without a context, as JOSE has it. */
export const readMlDsaKey: ReadKey = (key, { alg }) => {
  const set = parameterSets.get(alg)
  const octets = octetsOf(key, 'pub')
  if (!set || !octets || octets.length !== set.lengths.publicKey) return undefined
  return async (signature, input) => signature.length === set.lengths.signature && set.verify(signature, input, octets)
}
