import { Component, Suspense } from 'react'
import type { Chunk } from '../chunk.ts'

interface Props {
  /** What it shows, as the beginning of a sentence: “The list of rules”. */
  what: string
  /** What it waits for, where it comes in a chunk of its own. */
  chunk?: Pick<Chunk<unknown>, 'again' | 'failed'>
  /** Shown until it has come. */
  waiting?: React.ReactNode
  /** Another value tries anew. */
  subject?: unknown
  children: React.ReactNode
}

/** A part of the page that can fail by itself: the others stay, what was pasted stays, and it can be tried again. */
export function Pane({ waiting = null, children, ...rest }: Props) {
  return (
    <Boundary {...rest}>
      <Suspense fallback={waiting}>{children}</Suspense>
    </Boundary>
  )
}

interface State {
  failed: boolean
  subject: unknown
}

class Boundary extends Component<Omit<Props, 'waiting'>, State> {
  override state: State = { failed: false, subject: this.props.subject }

  // What was thrown may quote what was pasted, so nothing of it is kept.
  static getDerivedStateFromError(): Partial<State> {
    return { failed: true }
  }

  static getDerivedStateFromProps({ subject, chunk }: Props, state: State): Partial<State> | null {
    if (Object.is(subject, state.subject)) return null
    if (state.failed) chunk?.again()
    return { subject, failed: false }
  }

  override render() {
    const { what, chunk, children } = this.props
    if (!this.state.failed) return children
    const absent = chunk?.failed() ?? false
    return (
      <div role="alert" data-failed={absent ? 'load' : 'show'} className="border-s-4 border-error ps-3 text-sm">
        <p>
          {absent
            ? `${what} could not be loaded: the connection may be gone, or this page is older than what its host holds. `
            : `${what} could not be shown; that is a fault of this page. `}
          What you pasted is still in the box.
        </p>
        <button
          type="button"
          className="button button-small mt-1"
          onClick={() => {
            chunk?.again()
            this.setState({ failed: false })
          }}
        >
          Try again
        </button>
        {absent && <span className="ms-2 text-muted">or copy your paste, and reload the page.</span>}
      </div>
    )
  }
}
