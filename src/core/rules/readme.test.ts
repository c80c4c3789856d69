import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { rules } from './index.ts'

const readme = new URL('../../../README.md', import.meta.url)
const heading = '| Rule '

/** The rows as Prettier leaves them: cells padded to the widest of their column. */
function table(): string {
  const rows = [
    ['Rule', 'Severity', 'Failing state'],
    ...rules.map(({ id, severity, title }) => [`\`${id}\``, severity, title]),
  ]
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = rows.map((row) => line(row))
  return [head, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body].join('\n')
}

it('lists every rule in the README; UPDATE_README=1 writes the table anew', () => {
  const text = readFileSync(readme, 'utf8')
  const start = text.indexOf(heading)
  const end = text.indexOf('\n\n', start)
  expect(start).toBeGreaterThan(0)
  if (process.env['UPDATE_README']) writeFileSync(readme, text.slice(0, start) + table() + text.slice(end))
  else expect(text.slice(start, end)).toBe(table())
})
