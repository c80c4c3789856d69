import { whetherActive } from '../steps/recipes.ts'
import { api } from '../providers/onelogin.ts'
import type { Fixes } from './define.ts'

export const oneloginFixes: Fixes = {
  expired: (facts) => ({
    steps: [
      {
        text: 'Exchange the refresh token, or let the user log in again. How long tokens live is set at the application.',
      },
    ],
    ...whetherActive(facts, 'OneLogin'),
    docs: api,
  }),
}
