import type { RulePage } from './define.ts'

/** What the rules of a stage are about. */
export const stageWords: Readonly<Record<RulePage['stage'], string>> = {
  leak: 'Leaks and secrets',
  transport: 'How it was sent or copied',
  structure: 'Its form',
  kind: 'What kind of token it is',
  quirk: 'Peculiar to one provider',
  issuer: 'Who issued it',
  audience: 'Whom it is for',
  crypto: 'Signature and keys',
  time: 'Time',
  scope: 'What it allows',
  binding: 'Whom it is bound to',
  'step-up': 'How the person signed in',
  answer: 'What a server answered',
  request: 'The request for it',
}
