import { readFileSync } from 'node:fs'
import { expect, it, describe } from 'vitest'
import { inspect } from './inspect.ts'
import { redact } from './redact.ts'
const files = readFileSync('/tmp/rules3/files', 'utf8').trim().split(' ').filter((f) => f.includes('/rules/'))
const essence = (text: string, given: any) => inspect(text, given).findings.map((f) => [f.rule, f.outcome, f.severity, f.token, f.artifact, f.error].join())
describe.each(files)('%s', async (file) => {
  const { cases } = await import(`./${file.replace('src/core/', '')}`)
  it.each([...Object.entries(cases.flags), ...Object.entries(cases.spares)])('%s', (_, make: any) => {
    const { paste, context = {} } = make()
    const { signatures, ...rest } = context
    const copy = redact(inspect(paste, rest), rest)
    expect(essence(copy, rest).sort()).toEqual(essence(paste, rest).sort())
  })
})
