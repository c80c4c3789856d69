import { expect, it } from 'vitest'
import { chunk, need } from './chunk.ts'

it('asks once, and once more only when it is told to', async () => {
  let asked = 0
  const answers = [() => Promise.reject(new Error('503')), () => Promise.resolve('here')]
  const one = chunk(() => answers[asked++]?.() ?? Promise.resolve('too often'))
  await expect(one.load()).rejects.toThrow('503')
  await expect(one.load()).rejects.toThrow('503')
  expect([asked, one.failed()]).toEqual([1, true])
  one.again()
  expect(one.failed()).toBe(false)
  expect(await one.load()).toBe('here')
  expect(await need(one)).toBe('here')
  one.again()
  expect(await one.load()).toBe('here')
  expect(asked).toBe(2)
})

it('a click asks again by itself', async () => {
  let asked = 0
  const one = chunk(() => (asked++ === 0 ? Promise.reject(new Error('offline')) : Promise.resolve('here')))
  await expect(need(one)).rejects.toThrow('offline')
  expect(await need(one)).toBe('here')
  expect(asked).toBe(2)
})
