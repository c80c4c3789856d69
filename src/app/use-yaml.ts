import { useEffect, useMemo, useState } from 'react'
import { asksForYaml } from '../core/artifacts/yaml-signs.ts'
import type { ReadYaml } from '../core/decode/yaml.ts'
import { need } from './chunk.ts'
import { chunks } from './chunks.ts'

/** What reads YAML, once it has come; it is fetched only for a text that holds settings or a Secret. */
export function useYaml(text: string): ReadYaml | undefined {
  const asks = useMemo(() => asksForYaml(text), [text])
  const [read, setRead] = useState<ReadYaml>()
  const wanting = asks && read === undefined
  useEffect(() => {
    if (!wanting) return undefined
    let isGone = false
    // What does not come is asked for again with the next such text; until then the text is read without.
    const come = async () => {
      const { readYaml } = await need(chunks.yaml)
      if (!isGone) setRead(() => readYaml)
    }
    come().catch(() => undefined)
    return () => {
      isGone = true
    }
  }, [wanting])
  return asks ? read : undefined
}
