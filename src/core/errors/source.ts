import type { Source } from '../model/finding.ts'
import { rfc } from '../registry/sources.ts'

/** Where the text of an emitter stands; the forms are those of rows/define.ts. */
export function sourceOf(written: string): Source {
  const [, number, section] = /^RFC (\d+) ([\d.]+)$/.exec(written) ?? []
  if (number !== undefined && section !== undefined) return rfc(Number(number), section)
  const gap = written.lastIndexOf(' ')
  const address = written.slice(gap + 1)
  if (gap > 0 && address.startsWith('https://')) return { label: written.slice(0, gap), url: address }
  const [repository = '', path] = written.split(' ')
  return {
    label: path === undefined ? repository : `${repository}: ${path}`,
    url: `https://github.com/${repository}${path === undefined ? '' : `/blob/HEAD/${path}`}`,
  }
}
