import { inspect, type Inspection } from '../inspect.ts'
import type { Context } from '../model/inspection.ts'
import type { Expected } from '../model/resource-server.ts'
import { decodePermalink, encodePermalink, longestLink, type SeenSignature, type Shared } from './envelope.ts'
import type { Level } from './masking.ts'
import { redacted } from './redact.ts'

interface Options {
  /** How much it tells; `redacted` when left out. */
  level?: Level
}

/**
 * The fragment of a link, `#v1=…`, that shows the findings of a paste without what is secret in it. Refused, with the reason
 * as a sentence, where there is nothing to share or too much for a link. Never rejects.
 */
export async function makeLink(
  paste: string,
  context: Context,
  options: Options = {},
): Promise<{ fragment: string } | { refused: string }> {
  const inspection = inspect(paste, context)
  if (inspection.artifacts.length === 0 && inspection.errors.length === 0)
    return { refused: 'There is nothing to share: this page found no token, request, answer or error text.' }
  const fragment = encodePermalink(shareOf(inspection, context, options))
  return fragment.length > longestLink
    ? { refused: 'This is too much for a link. Share one token, or one request with its answer.' }
    : { fragment }
}

/** What a link carries of an inspection. */
export function shareOf(inspection: Inspection, context: Context, { level = 'redacted' }: Options = {}): Shared {
  const { copy, expected } = redacted(inspection, context, level)
  const signature = seenOf(inspection)
  return {
    copy,
    asOf: context.now ?? 0,
    expected,
    ...(signature && { signature }),
    ...(context.provider !== undefined && { provider: context.provider }),
  }
}

function seenOf({ selected, signatures }: Inspection): SeenSignature | undefined {
  const signature = selected === null ? undefined : signatures[selected]
  if (!signature) return undefined
  return signature.status === 'unverifiable'
    ? { status: signature.status, because: signature.because }
    : { status: signature.status, alg: signature.alg, origin: signature.origin }
}

const whyNot = {
  absent: 'This is no link of this page.',
  'unknown-version': 'This link was made by a newer version of this page.',
  'too-long': 'This link is longer than any that this page makes.',
  damaged: 'This link is damaged, probably cut off when it was copied.',
}

/**
 * What a fragment that anybody may have written carries: a redacted copy to inspect at that time (seconds since the epoch) and
 * with these expectations. Refused with the reason as a sentence. Never rejects.
 */
export async function openLink(
  fragment: string,
): Promise<{ copy: string; asOf: number; expected: Expected } | { refused: string }> {
  const opened = decodePermalink(fragment)
  if (!opened.ok) return { refused: whyNot[opened.because] }
  const { copy, asOf, expected } = opened.shared
  return { copy, asOf, expected }
}
