import { expired } from './expired.ts'
import { expiresSoon } from './expires-soon.ts'
import { notYetValid } from './not-yet-valid.ts'
import { iatInFuture } from './iat-in-future.ts'
import { clockSuspect } from './clock-suspect.ts'
import { timeInMilliseconds } from './time-in-milliseconds.ts'
import { timeNotNumber } from './time-not-number.ts'
import { expMissing } from './exp-missing.ts'
import { timeOrder } from './time-order.ts'
import { lifetimeLong } from './lifetime-long.ts'
import { responseExpMismatch } from './response-exp-mismatch.ts'

/** In the order shown. */
export const timeRules = [
  expired,
  expiresSoon,
  notYetValid,
  iatInFuture,
  clockSuspect,
  timeInMilliseconds,
  timeNotNumber,
  expMissing,
  timeOrder,
  lifetimeLong,
  responseExpMismatch,
] as const
