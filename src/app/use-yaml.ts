import { useEffect, useMemo, useState } from 'react'
import { asksForYaml } from '../core/artifacts/yaml-signs.ts'
import type { ReadYaml } from '../core/decode/yaml.ts'
import { comes } from './chunk.ts'
import { chunks } from './chunks.ts'

/** What reads YAML, once it has come. It is no part of what the first answer waits for: few texts hold settings or a Secret. */
export function useYaml(text: string): ReadYaml | undefined {
  const asks = useMemo(() => asksForYaml(text), [text])
  const [read, setRead] = useState<ReadYaml>()
  const wanting = asks && read === undefined
  useEffect(() => {
    if (!wanting) return undefined
    let isGone = false
    // What does not come is asked for again with the next such text; until then the text is read without.
    const come = async () => {
      const module = await comes(chunks.yaml)
      if (module && !isGone) setRead(() => module.readYaml)
    }
    void come()
    return () => {
      isGone = true
    }
  }, [wanting])
  return asks ? read : undefined
}
