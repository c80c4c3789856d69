import { useEffect, useRef, useState } from 'react'
import { comes } from './chunk.ts'
import { chunks } from './chunks.ts'
import { scanFile } from '../io/scan-file.ts'
import type { ScanNews } from '../io/scan-worker.ts'

/** A file that is or was read. */
interface Scan extends ScanNews {
  name: string
  /** Octets. */
  size: number
  cancelled: boolean
}

export interface Scanning {
  scan: Scan | undefined
  start: (file: File) => void
  /** Stops reading; what was found so far stays. */
  cancel: () => void
  /** Forgets the file and what was found in it. */
  close: () => void
}

/** Reads one file at a time; a newer one replaces an older one. */
export function useScan(): Scanning {
  const [scan, setScan] = useState<Scan>()
  const stop = useRef<() => void>(undefined)
  useEffect(() => () => stop.current?.(), [])
  return {
    scan,
    start(file) {
      stop.current?.()
      const begun: Scan = {
        name: file.name,
        size: file.size,
        read: 0,
        count: 0,
        rows: [],
        done: false,
        cancelled: false,
      }
      setScan(begun)
      stop.current = scanFile(file, (news) => setScan({ ...begun, ...news }))
    },
    cancel() {
      stop.current?.()
      setScan((current) => current && { ...current, done: true, cancelled: true })
    },
    close() {
      stop.current?.()
      setScan(undefined)
    },
  }
}

/** Undefined also where what unpacks files did not come: the scanner reads any file in pieces. */
async function asPaste(file: File): Promise<string | undefined> {
  const module = await comes(chunks.fileReader)
  return await module?.readFileAsPaste(file)
}

/** A small file is what somebody would have pasted; a larger one, and one that is no text, is scanned. The newest counts. */
export function useFile(scanning: Scanning, paste: (text: string) => void): (file: File) => void {
  const newest = useRef<File>(undefined)
  const open = async (file: File) => {
    newest.current = file
    const text = await asPaste(file)
    if (newest.current !== file) return
    if (text === undefined) scanning.start(file)
    else {
      scanning.close()
      paste(text)
    }
  }
  return (file) => void open(file)
}
