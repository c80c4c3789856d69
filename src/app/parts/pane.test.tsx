import { act, cleanup, configure, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { use } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { chunk } from '../chunk.ts'
import { Pane } from './pane.tsx'

configure({ asyncUtilTimeout: 60_000 })

const secret = 'eyJhbGciOiJub25lIn0.secret.'
const show = (element: React.ReactNode) =>
  // What a root of the page does: what was thrown may quote what was pasted.
  act(async () => render(element, { onCaughtError: () => undefined }))

afterEach(cleanup)

function Fragile({ text }: { text: string }) {
  if (text === secret) throw new Error(text)
  return <p>{text}</p>
}

const page = (text: string) => (
  <>
    <p>beside</p>
    <Pane what="This token" subject={text}>
      <Fragile text={text} />
    </Pane>
  </>
)

describe('a pane', () => {
  it('waits, says what did not come, and asks again only when it is told to', async () => {
    let asked = 0
    const part = chunk(() => (asked++ === 0 ? Promise.reject(new Error(secret)) : Promise.resolve({ text: 'here' })))
    const Content = () => <p>{use(part.load()).text}</p>
    await show(
      <Pane what="The list" chunk={part} waiting={<p>Reading …</p>}>
        <Content />
      </Pane>,
    )
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('The list could not be loaded')
    expect(alert.textContent).not.toContain(secret)
    expect(asked).toBe(1)
    await act(() => userEvent.click(screen.getByRole('button', { name: 'Try again' })))
    expect(await screen.findByText('here')).toBeDefined()
    expect(screen.queryByRole('alert')).toBeNull()
    expect(asked).toBe(2)
  })

  it('fails by itself, without a word of what was thrown, and tries anew with another subject', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const { rerender } = await show(page(secret))
    expect((await screen.findByRole('alert')).textContent).toContain('This token could not be shown')
    expect(screen.getByText('beside')).toBeDefined()
    expect(document.body.textContent).not.toContain(secret)
    rerender(page('another'))
    expect(await screen.findByText('another')).toBeDefined()
    expect(log.mock.calls.flat().join(' ')).not.toContain(secret)
    log.mockRestore()
  })
})
