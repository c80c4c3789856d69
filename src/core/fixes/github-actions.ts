import type { Facts } from '../facts/gather.ts'
import type { Fix, FixStep } from '../model/finding.ts'
import { asksAudience, line, orExpect } from '../steps/recipes.ts'
import { js, query } from '../snippets/literals.ts'
import { changed, snippet } from '../snippets/snippet.ts'
import { issuerOfToken, wanted } from '../steps/known-values.ts'
import { reference } from '../providers/github-actions.ts'
import type { Fixes } from './define.ts'

const audience = (facts: Facts) => wanted(facts, 'YOUR_AUDIENCE')

const askStep = (facts: Facts): FixStep => ({
  text: 'Ask for the token with the audience that your API expects. Unasked, it is the address of the repository’s owner.',
  snippets: [
    line('@actions/core', 'js', 'const token = await core.getIDToken(', js(audience(facts)), ')'),
    line(
      'In a step of the workflow',
      'bash',
      'curl --header "Authorization: Bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" "$ACTIONS_ID_TOKEN_REQUEST_URL',
      `&audience=${query(audience(facts))}`,
      '"',
    ),
  ],
})

const audienceFix = (facts: Facts): Fix => ({
  steps: [
    askStep(facts),
    {
      text: 'The job needs the permission for it.',
      snippets: [line('Workflow', 'text', 'permissions:\n  ', 'id-token: write')],
    },
  ],
  asks: asksAudience,
  afterwards: [
    'If the audience is right and the cloud still refuses, compare sub with its trust policy: it names the repository and then the branch, the environment or pull_request.',
  ],
  docs: reference,
})

const issuerFix = (facts: Facts): Fix => ({
  steps: [
    {
      text: 'Let your API trust the issuer in the token. It ends with the enterprise’s name if the enterprise has set that, and GitHub Enterprise has hosts of its own.',
      snippets: [
        snippet('Issuer', 'text', changed(issuerOfToken(facts, 'https://token.actions.githubusercontent.com'))),
      ],
    },
  ],
  docs: reference,
})

export const githubActionsFixes: Fixes = {
  'aud-mismatch': (facts) => orExpect(facts, audienceFix(facts)),
  expired: (facts) => ({
    steps: [
      {
        text: 'The token lives for a few minutes. Ask for it in the step that needs it, not at the beginning of the job.',
        snippets: askStep(facts).snippets ?? [],
      },
    ],
    docs: reference,
  }),
  'iss-mismatch-exact': issuerFix,
  'iss-near-miss': issuerFix,
  'ci-identity-token': audienceFix,
}
