/** The page by what it promises to tests and scripts (docs/testing.md): accessible names and data attributes, nothing of the markup. */
import type { Locator, Page } from 'playwright/test'
import { expect, type Network } from './page.ts'

export interface Inspector {
  box: Locator
  headline: Locator
  /** The finding of a rule. */
  rule: (id: string) => Locator
  tokens: Locator
  /** The token that the paste is about: the one with a signature to check. */
  selected: Locator
  /** A part of the selected token. */
  part: (label: string) => Locator
  signature: Locator
  /** The button that fetches the issuer's keys. */
  ask: Locator
  /** What the page says it has sent. */
  requests: Locator
  expected: (name: 'Issuer' | 'Audience' | 'Scope') => Locator
  share: Locator
  /** Puts a paste into the box, whose tokens are secrets from then on. */
  paste: (text: string, ...secrets: string[]) => Promise<void>
  /** Checks with a key of one's own. */
  giveKey: (text: string) => Promise<void>
}

export function inspector(page: Page, network: Network): Inspector {
  const box = page.getByRole('textbox', { name: 'Paste a token' })
  const selected = page.locator('[data-token]').filter({ has: page.locator('[data-signature]') })
  const group = page.getByRole('group', { name: 'What your API expects' })
  return {
    box,
    headline: page.locator('[data-headline]'),
    rule: (id) => page.locator(`[data-rule="${id}"]`),
    tokens: page.locator('[data-token]'),
    selected,
    part: (label) => selected.locator(`[data-part="${label}"]`),
    signature: page.locator('[data-signature]'),
    ask: page.getByRole('button', { name: /^Verify with / }),
    requests: page.locator('[data-requests]'),
    expected: (name) => group.getByRole('textbox', { name }),
    share: page.getByRole('button', { name: 'Share' }),
    paste: async (text, ...secrets) => {
      for (const secret of secrets.length > 0 ? secrets : [text]) network.noteSecrets(secret)
      await box.fill(text)
      // Nothing that was pasted is lost or altered.
      await expect(box).toHaveValue(text)
    },
    giveKey: async (text) => {
      await page.getByRole('textbox', { name: 'Key, JWKS or secret' }).fill(text)
      await page.getByRole('button', { name: 'Verify', exact: true }).click()
    },
  }
}

export interface ShownFinding {
  rule: string
  severity: string
  outcome: string
}

/** All findings that the page shows, folded or not, in an order that does not depend on the layout. */
export async function shownFindings(page: Page): Promise<ShownFinding[]> {
  const findings = await page.locator('[data-rule]').evaluateAll((elements) =>
    elements.map((element) => ({
      rule: element.getAttribute('data-rule') ?? '',
      severity: element.getAttribute('data-severity') ?? '',
      outcome: element.getAttribute('data-outcome') ?? '',
    })),
  )
  return findings.toSorted((a, b) => (a.rule < b.rule ? -1 : 1))
}
