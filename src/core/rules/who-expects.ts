import type { TokenFacts } from '../facts/gather.ts'

const words = {
  api: 'Your API',
  login: 'Your app',
  'login-api': 'The one who refused it',
  'authorization-server': 'The authorization server',
  federation: 'The cloud',
  unknown: 'Your API',
} as const

/** Whoever holds a token against what it expects, at the beginning of a sentence. */
export const whoExpects = ({ consumer }: Pick<TokenFacts, 'consumer'>): string => words[consumer.is]
