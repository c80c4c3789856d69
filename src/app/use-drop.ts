import { useEffect, useRef } from 'react'

/** Takes a file that is dropped anywhere on the page; without it the browser would open the file in place of the page. */
export function useDrop(onFile: (file: File) => void): void {
  const latest = useRef(onFile)
  useEffect(() => {
    latest.current = onFile
  }, [onFile])
  useEffect(() => {
    const hold = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    const take = (event: DragEvent) => {
      const [file] = event.dataTransfer?.files ?? []
      if (!file) return
      event.preventDefault()
      latest.current(file)
    }
    document.addEventListener('dragover', hold)
    document.addEventListener('drop', take)
    return () => {
      document.removeEventListener('dragover', hold)
      document.removeEventListener('drop', take)
    }
  }, [])
}
