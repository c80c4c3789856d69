import { isPlaceholder } from '../registry/placeholders.ts'
import type { Decoder, DecoderCases } from './define.ts'

/** The text of an empty variable or of a template that nobody filled in. */
export const placeholderDecoder: Decoder = {
  kind: 'placeholder',
  read: (text, sighting) =>
    isPlaceholder(text)
      ? { kind: 'placeholder', pieces: 1, parts: [{ label: 'value', span: sighting.span, octets: null }] }
      : undefined,
}

export const cases: DecoderCases = {
  takes: { undefined: () => 'undefined', 'a Postman variable': () => '{{access_token}}', 'an empty header': () => '' },
  leaves: {
    'a random string': () => 'V1StGXR8Z5jdHi6BmyTaQw',
    'a word with more behind it': () => 'undefined-but-long',
  },
}
