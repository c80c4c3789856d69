import type { OpenedLink } from '../../core/share/envelope.ts'
import { utc } from '../../core/text/wording.ts'
import type { PageState } from '../page-state.ts'

export function Notice({ children }: { children: string }) {
  return (
    <p role="note" className="border-s-4 border-info ps-3 text-sm wrap-anywhere">
      {children}
    </p>
  )
}

/** What the address brought, where that needs a word. */
const broughtWords: Readonly<Record<NonNullable<PageState['brought']>, string>> = {
  token:
    'The token came with the address. It has been taken out of the address bar and of this page’s entry in the history; the browser’s own records may hold it until you delete them. Paste a token instead, where you can.',
  'token-in-query':
    'The token came in the query of the address, so the host of this page has seen it, and its logs may hold it. It is out of the address bar now; hand it over behind a “#” instead, which is never sent.',
  profile: 'The link filled in what your API expects. It brought no token: paste one.',
  'damaged-profile':
    'The link should have filled in what your API expects, but it is damaged or newer than this page. Ask for it again.',
}

export const BroughtNotice = ({ brought }: Pick<PageState, 'brought'>) =>
  brought === undefined ? null : <Notice>{broughtWords[brought]}</Notice>

/** What is to be known of a redacted copy, or why there is none. */
export function linkWords(opened: OpenedLink): string {
  if (opened.ok)
    return `This is a redacted copy that somebody shared: the findings are theirs, judged as of ${utc(opened.shared.asOf)}. Values were masked, and the signature was seen by the sender only. Anybody can write such a link.`
  if (opened.because === 'too-long') return 'This link is longer than any that this page makes, and was not opened.'
  return opened.because === 'unknown-version'
    ? 'This link was made by a newer version of this page. Reload the page, and open the link again.'
    : 'This link is damaged, probably cut off when it was copied. Ask for it again.'
}
