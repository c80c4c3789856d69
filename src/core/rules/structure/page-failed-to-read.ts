import type { VerificationResult } from '../../model/verification.ts'
import { accessToken } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { defineFailureRule, inapplicable } from '../define.ts'

export const pageFailedToRead = defineFailureRule({
  id: 'page-failed-to-read',
  stage: 'structure',
  severity: 'warning',
  title: 'This page failed to read some of it',
  sources: [
    {
      label: 'MDN: too much recursion',
      url: 'https://developer.mozilla.org/docs/Web/JavaScript/Reference/Errors/Too_much_recursion',
    },
  ],
  check: ({ place }) =>
    place.from === undefined ? { outcome: 'flag', evidence: { token: place.token !== undefined } } : inapplicable,
  message: ({ token }) =>
    token
      ? 'This page failed to look at everything in this token.'
      : 'This page failed to read some of what you pasted.',
  why: () =>
    'That is a fault of this page and says nothing about your token. Whatever else stands here was read as usual, but something may be missing. Text of many megabytes without a gap can be the reason: browsers give up on it.',
  fix: () => ({
    steps: [
      { text: 'Paste the token alone, or the request and its answer without the rest of the file.' },
      {
        text: 'If that fails too, please report it to whoever runs this page: say what kind of text it was and how long, without the token.',
      },
    ],
  }),
})

/** Fails in the hands of whoever asks it. */
class Unreadable extends Map<string, VerificationResult> {
  override get(): never {
    throw new RangeError('unreadable')
  }
}

export const cases: RuleCases = {
  flags: {
    'something breaks while a token is looked at': () => ({
      paste: accessToken(),
      context: { signatures: new Unreadable() },
    }),
  },
  spares: {
    'an access token': () => ({ paste: accessToken() }),
    'text that is no token': () => ({ paste: 'nothing to see' }),
    'a long run': () => ({ paste: `${'a'.repeat(100_000)} ${accessToken()}` }),
  },
}
