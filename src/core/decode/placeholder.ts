import { isPlaceholder } from '../registry/placeholders.ts'
import type { DecoderCases } from './define.ts'
import { defineDecoder } from './define.ts'

/** The text of an empty variable or of a template that nobody filled in. */
export const placeholderDecoder = defineDecoder({
  kind: 'placeholder',
  label: 'no token at all',
  read: (text, sighting) =>
    isPlaceholder(text) ? { pieces: 1, parts: [{ label: 'value', span: sighting.span, octets: null }] } : undefined,
})

export const cases: DecoderCases = {
  takes: { undefined: () => 'undefined', 'a Postman variable': () => '{{access_token}}', 'an empty header': () => '' },
  leaves: {
    'a random string': () => 'V1StGXR8Z5jdHi6BmyTaQw',
    'a word with more behind it': () => 'undefined-but-long',
  },
}
