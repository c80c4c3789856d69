import { clock } from '../../io/clock.ts'
import { examples } from '../examples.ts'
import { Headline } from '../parts/headline.tsx'
import type { Dispatch } from '../use-page.ts'

/** The page before anything was pasted: what it is for, why it can be trusted, and situations to try. */
export function EmptyPane({ dispatch }: { dispatch: Dispatch }) {
  return (
    <>
      <Headline rule="none">Your API said 401. Paste the token and see why, and what to change.</Headline>
      <p className="mt-2 max-w-[75ch]">
        It is read here, in this page: no server takes part, and nothing is sent until you press a button that names the
        address. The counter at the top shows every request; the page also works with the network cable out.
      </p>
      <h2 className="pane-title mt-6 mb-2">Or try a situation</h2>
      <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
        {examples.map(({ title, says, paste }) => (
          <li key={title}>
            <button
              type="button"
              className="button h-full w-full flex-col items-start gap-0 py-2"
              onClick={() => dispatch({ type: 'pasted', text: paste(clock.now()) })}
            >
              <span className="font-semibold">{title}</span>
              <span className="text-sm text-muted">{says}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
