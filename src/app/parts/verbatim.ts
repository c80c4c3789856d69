/** Attributes of every field: nothing corrects, completes, checks or translates what stands in it, here or elsewhere. */
export const verbatim = {
  autoComplete: 'off',
  autoCapitalize: 'off',
  autoCorrect: 'off',
  spellCheck: false,
  translate: 'no',
  'data-gramm': 'false',
} as const
