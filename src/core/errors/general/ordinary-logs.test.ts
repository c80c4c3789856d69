import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inspect } from '../../inspect.ts'
import { accessToken, noon } from '../../testing/forge.ts'
import { isGeneral } from './read-generally.ts'

/** Lines of builds, databases, web servers, shells and clouds, none of which is about a token. */
const logs = readFileSync(new URL('../../testing/ordinary-logs.txt', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')

/** What claims to know a cause. */
const explained = (text: string) => {
  const { errors, findings } = inspect(text, { now: noon })
  const shown = findings.flatMap(({ error, outcome }) =>
    outcome === 'flag' && error !== undefined ? [errors[error]] : [],
  )
  return shown.filter((reading) => reading && isGeneral(reading) && reading.conditions.length > 0)
}

describe('ordinary logs', () => {
  it('are many', () => {
    expect(logs.length).toBeGreaterThanOrEqual(300)
  })

  it('are never explained as errors about a token, line by line', () => {
    const wrong = logs.flatMap((line) => explained(line).map((reading) => `${reading?.id} ${line}`))
    expect(wrong).toEqual([])
  })

  it('are never explained, thirty lines at a time', () => {
    for (let i = 0; i < logs.length; i += 30) expect(explained(logs.slice(i, i + 30).join('\n'))).toEqual([])
  })

  it('lead nowhere without a token', () => {
    const lead = logs.filter((line) => {
      const { headline } = inspect(line, { now: noon })
      return headline === 'error-unknown' || headline === 'error-reads-like'
    })
    expect(lead).toEqual([])
  })

  it('beside a healthy token are not known, and never a cause', () => {
    const wrong = logs.flatMap((line) => {
      const { headline } = inspect(`${accessToken()}\n${line}`, { now: noon })
      return headline === 'error-reads-like' ? [line] : []
    })
    expect(wrong).toEqual([])
  })
})
