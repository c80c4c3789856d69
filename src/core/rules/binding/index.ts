import { dpopBoundAsBearer } from './dpop-bound-as-bearer.ts'
import { dpopProofMismatch } from './dpop-proof-mismatch.ts'
import { dpopBound } from './dpop-bound.ts'
import { bearerWhereDpopRequired } from './bearer-where-dpop-required.ts'
import { mtlsBound } from './mtls-bound.ts'
import { dpopNonceRequired } from './dpop-nonce-required.ts'
import { keyBindingMismatch } from './key-binding-mismatch.ts'
import { cnfUnknown } from './cnf-unknown.ts'

/** In the order shown. */
export const bindingRules = [
  dpopBoundAsBearer,
  dpopProofMismatch,
  dpopBound,
  bearerWhereDpopRequired,
  mtlsBound,
  dpopNonceRequired,
  keyBindingMismatch,
  cnfUnknown,
] as const
