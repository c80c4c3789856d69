import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import { expectIts, keysFix, line } from '../steps/recipes.ts'
import { revoked } from '../steps/steps.ts'
import { signingKeys, page, fields } from '../providers/supabase.ts'
import type { Fixes } from './define.ts'

const keyFix = (facts: Facts): Fix =>
  keysFix(facts, 'Let your API fetch the keys of this project, and again when a kid is unknown.', signingKeys, {
    where: 'Supabase Dashboard → Project Settings → JWT Keys',
    text: 'See there which key is in use. A token that was signed with the legacy secret finds no key in the set: log in again after the project has moved to signing keys.',
  })

export const supabaseFixes: Fixes = {
  'aud-mismatch': (facts) => ({
    steps: [
      expectIts(
        facts,
        'Every signed-in user’s token has the audience authenticated. Let your API expect that, and tell projects apart by the issuer.',
      ),
    ],
    docs: fields,
  }),
  expired: () => ({
    steps: [
      {
        text: 'Ask the SDK right before each call; it exchanges the refresh token when it has to.',
        snippets: [
          line(
            'supabase-js',
            'js',
            'const { data } = await supabase.auth.',
            'getSession()',
            '\nconst token = data.session?.access_token',
          ),
        ],
      },
    ],
    otherwise: revoked({
      text: 'Supabase tells whether the user of a token still has that session.',
      snippets: [line('supabase-js', 'js', 'const { data, error } = await supabase.auth.', 'getUser(token)')],
    }),
    docs: page('User sessions', 'auth/sessions'),
  }),
  'kid-not-in-jwks': keyFix,
}
