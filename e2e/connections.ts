/** The ways to the network that the policy of the page leaves open to a script. */
import type { Page } from 'playwright/test'

/** All tried, as foreign code in the page would; each with how it ended. `url`: answers anybody. */
export const tryEverything = (page: Page, url: string) =>
  page.evaluate(async (address) => {
    // It runs in the page, where nothing of this file is.
    // oxlint-disable-next-line unicorn/consistent-function-scoping
    const ended = (start: () => EventTarget, good: string) =>
      new Promise<string>((resolve) => {
        try {
          const target = start()
          target.addEventListener(good, () => resolve('open'))
          target.addEventListener('error', () => resolve('blocked'))
        } catch {
          resolve('blocked')
        }
      })
    const fetched = async (mode: RequestMode) => {
      try {
        await fetch(address, { mode })
        return 'open'
      } catch {
        return 'blocked'
      }
    }
    return {
      fetch: await fetched('cors'),
      'fetch without CORS': await fetched('no-cors'),
      'the site itself': await fetch('./').then(
        () => 'open',
        () => 'blocked',
      ),
      XMLHttpRequest: await ended(() => {
        const request = new XMLHttpRequest()
        request.open('GET', address)
        request.send()
        return request
      }, 'load'),
      EventSource: await ended(() => new EventSource(address), 'open'),
    }
  }, url)

export const allBlocked = {
  fetch: 'blocked',
  'fetch without CORS': 'blocked',
  'the site itself': 'blocked',
  XMLHttpRequest: 'blocked',
  EventSource: 'blocked',
}

/** What the ledger notes of it. */
export const refused = /console: .*(Content Security Policy|securitypolicyviolation: connect-src)/
