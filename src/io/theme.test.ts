import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { pageColours } from './theme.ts'

it('names the colours of the style sheet and of the page', () => {
  const sheet = readFileSync('src/look.css', 'utf8')
  expect(sheet).toContain(`--page: light-dark(${pageColours.light}, ${pageColours.dark})`)
  const page = readFileSync('index.html', 'utf8')
  for (const [theme, colour] of Object.entries(pageColours))
    expect(page).toContain(`content="${colour}" media="(prefers-color-scheme: ${theme})"`)
})
