import { stepUpNeeded } from './step-up-needed.ts'
import { entraClaimsChallenge } from './entra-claims-challenge.ts'
import { authTimeOld } from './auth-time-old.ts'

/** In the order shown. */
export const stepUpRules = [stepUpNeeded, entraClaimsChallenge, authTimeOld] as const
