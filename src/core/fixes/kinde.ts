import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import { accessTokenOf, line, nameTheApi, orExpect, whetherActive } from '../steps/recipes.ts'
import { attribute, sh } from '../snippets/literals.ts'
import { serverOf } from '../steps/known-values.ts'
import { askAgain } from '../steps/steps.ts'
import { verifying, register } from '../providers/kinde.ts'
import type { Fixes } from './define.ts'

const audienceFix = (facts: Facts): Fix =>
  nameTheApi(facts, {
    parameter: 'audience',
    authorize: `${serverOf(facts, 'https://YOUR_BUSINESS.kinde.com')}/oauth2/auth`,
    register: {
      where: 'Kinde → Settings → APIs → Add API',
      text: 'Register your API there, copy its audience and authorise your application for it.',
    },
    sdk: (identifier) => [
      line('kinde-auth-react', 'jsx', '<KindeProvider\n  ', `audience=${attribute(identifier)}`, '\n>'),
      line('kinde-auth-nextjs', 'bash', '', `KINDE_AUDIENCE=${sh(identifier)}`),
    ],
    afterwards: ['Unasked, Kinde writes an empty list into aud.'],
    docs: register,
  })

const getToken = line('kinde-auth-react', 'js', 'const token = await ', 'getToken()')

export const kindeFixes: Fixes = {
  'aud-missing': audienceFix,
  'aud-mismatch': (facts) => orExpect(facts, audienceFix(facts)),
  'request-audience-missing': audienceFix,
  'id-token-as-access-token': (facts) => accessTokenOf(audienceFix(facts), getToken),
  expired: (facts) => ({
    steps: [askAgain(getToken)],
    ...whetherActive(facts, 'Kinde'),
    docs: verifying,
  }),
}
