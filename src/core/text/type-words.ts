import type { Json } from '../model/primitives.ts'
import { shown } from './wording.ts'

/** A JSON value by its type, as it stands in a sentence: “the text “x””, “the number 5”, “a list”. */
export function typeWords(value: Json): string {
  if (typeof value === 'string') return `the text ${shown(value, 60)}`
  if (typeof value === 'number') return `the number ${value}`
  if (typeof value === 'boolean' || value === null) return String(value)
  return Array.isArray(value) ? 'a list' : 'an object'
}
