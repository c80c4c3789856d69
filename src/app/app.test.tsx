import { act, cleanup, configure, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { accessToken } from '../core/testing/forge.ts'
import { App } from './app.tsx'
import { pageChunks } from './page-chunks.ts'

// No test is about time.
configure({ asyncUtilTimeout: 60_000 })

const newVersion = { subscribe: () => () => undefined, waits: () => false, apply: () => undefined }
const show = () => act(async () => render(<App newVersion={newVersion} arrival={{ kind: 'nothing' }} />))
const box = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Paste a token' })
const headline = () => document.querySelector('[data-headline]')
const rules = () => [...document.querySelectorAll('[data-rule]')].map((one) => one.getAttribute('data-rule'))
const now = () => Math.floor(Date.now() / 1000)
const live = (change: object = {}) => accessToken({ iat: now() - 60, exp: now() + 3540, ...change })
const old = (change: object = {}) => accessToken({ iat: now() - 7200, exp: now() - 3600, ...change })

/** As a person does: into the box, or anywhere else on the page. */
async function paste(text: string, user = userEvent.setup()) {
  await act(async () => {
    await user.click(box())
    await user.paste(text)
  })
}
const click = (element: HTMLElement, user = userEvent.setup()) => act(() => user.click(element))
/** Each timer is set by the picture that the one before it made. */
async function minutes(count: number) {
  // oxlint-disable-next-line no-await-in-loop
  for (let i = 0; i < count * 6; i += 1) await act(() => vi.advanceTimersByTimeAsync(10_000))
}
const leads = (rule: string) => waitFor(() => expect(headline()?.getAttribute('data-headline')).toBe(rule))

beforeEach(async () => {
  sessionStorage.clear()
  // As if nobody had been faster than the network.
  await pageChunks.inspector.load()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

describe('the box', () => {
  it('a second paste replaces the first, which can be had back, alone or beside the other', async () => {
    const [first, second] = [old(), live({ jti: 'second' })]
    await show()
    await paste(first)
    await leads('expired')
    await paste(second)
    await leads('none')
    expect(box().value).toBe(second)
    await click(screen.getByRole('button', { name: 'Undo' }))
    await leads('expired')
    expect(box().value).toBe(first)
    await paste(second)
    await click(await screen.findByRole('button', { name: 'Keep both' }))
    await waitFor(() => expect(document.querySelectorAll('[data-token]')).toHaveLength(2))
    expect(box().value).toBe(`${first}\n${second}`)
  })

  it('is emptied, and filled again by an undo', async () => {
    const token = old()
    await show()
    await paste(token)
    await click(await screen.findByRole('button', { name: 'Clear' }))
    await leads('none')
    expect(box().value).toBe('')
    await click(screen.getByRole('button', { name: 'Undo' }))
    await leads('expired')
    expect(box().value).toBe(token)
  })

  it('takes what is pasted while nothing has the focus, and leaves other fields alone', async () => {
    const user = userEvent.setup()
    const [first, second] = [old(), live()]
    await show()
    await paste(first, user)
    await leads('expired')
    act(() => box().blur())
    await act(() => user.paste(second))
    await leads('none')
    expect(box().value).toBe(second)
    const audience = within(screen.getByRole('group', { name: 'What your API expects' })).getByRole('textbox', {
      name: 'Audience',
    })
    await click(audience, user)
    await act(() => user.paste('https://api.example'))
    expect(box().value).toBe(second)
    expect(audience).toHaveProperty('value', 'https://api.example')
  })
})

describe('what is shown', () => {
  it('leaves nothing of a former paste, however many error texts it held', async () => {
    await show()
    await paste('jwt expired')
    await leads('error-recognised')
    await paste('jwt expired\ninvalid signature')
    await waitFor(() => expect(rules().filter((rule) => rule === 'error-recognised')).not.toHaveLength(1))
    await paste(live())
    await leads('none')
    expect(document.body.textContent).not.toContain('jwt expired')
    expect(rules()).not.toContain('error-recognised')
  })

  it('speaks of another verdict, and not of a minute that has passed', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['Date', 'setTimeout', 'clearTimeout'] })
    await show()
    await paste(old({ exp: now() - 120 }), userEvent.setup({ advanceTimers: vi.advanceTimersByTime }))
    await leads('expired')
    const region = headline()?.closest('[role=status]')
    expect(region?.getAttribute('aria-live')).toBe('polite')
    const said = headline()?.textContent
    await minutes(10)
    expect(headline()?.textContent).not.toBe(said)
    expect(headline()?.closest('[role=status]')).toBe(region)
    expect(region?.getAttribute('aria-live')).toBe('off')
    await paste(live({ iss: 'http://issuer.example' }), userEvent.setup({ advanceTimers: vi.advanceTimersByTime }))
    await waitFor(() => expect(headline()?.getAttribute('data-headline')).not.toBe('expired'))
    expect(region?.getAttribute('aria-live')).toBe('polite')
    expect(headline()?.closest('[role=status]')).toBe(region)
  })

  it('keeps the link of the dialog while it is open', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['Date', 'setTimeout', 'clearTimeout'] })
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime })
    await show()
    await paste(old(), user)
    await leads('expired')
    await click(screen.getByRole('button', { name: 'Share' }), user)
    const link = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Link', hidden: true })
    const before = link.value
    expect(before).toContain('#v1=')
    await minutes(10)
    expect(link.isConnected).toBe(true)
    expect(link.value).toBe(before)
  })

  it('tells once what is the same of many tokens, and makes what is looked at', async () => {
    await show()
    await paste(Array.from({ length: 300 }, (_, i) => old({ jti: `id-${i}` })).join('\n'))
    await leads('expired')
    expect(document.querySelectorAll('*').length).toBeLessThan(3000)
    expect(rules().filter((rule) => rule === 'expired')).toHaveLength(2)
    expect(document.body.textContent).toContain('and the same 298 times more')
  })

  it('judges another token by its own time again', async () => {
    await show()
    await paste(live())
    await leads('none')
    await click(screen.getByRole('checkbox', { name: /another time/ }))
    await click(screen.getByRole('button', { name: 'When it expires' }))
    const later = live({ jti: 'later' })
    await paste(later)
    await leads('none')
    expect(screen.getByRole('checkbox', { name: /another time/ })).toHaveProperty('checked', false)
  })
})
