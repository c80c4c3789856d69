import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import { asksAudience, line, orExpect } from '../steps/recipes.ts'
import { wanted } from '../steps/known-values.ts'
import { idTokens } from '../providers/gitlab.ts'
import type { Fixes } from './define.ts'

const audienceFix = (facts: Facts): Fix => ({
  steps: [
    {
      text: 'A job names the audience itself, under id_tokens. Put in what your API expects.',
      snippets: [
        line(
          '.gitlab-ci.yml',
          'text',
          'your-job:\n  id_tokens:\n    ID_TOKEN:\n      ',
          `aud: ${JSON.stringify(wanted(facts, 'https://api.example.com'))}`,
        ),
      ],
    },
    {
      text: 'Send the variable ID_TOKEN. CI_JOB_JWT and CI_JOB_TOKEN are something else: the first is gone, the second is for GitLab’s own API.',
    },
  ],
  asks: asksAudience,
  docs: idTokens,
})

export const gitlabFixes: Fixes = {
  'aud-missing': audienceFix,
  'ci-identity-token': audienceFix,
  'aud-mismatch': (facts) => orExpect(facts, audienceFix(facts)),
  expired: () => ({
    steps: [
      {
        text: 'A job’s token lives as long as the job may run, or for minutes. Run the job again; each run gets a new one.',
      },
    ],
    docs: idTokens,
  }),
}
