import { useEffect, useRef, useState } from 'react'

/**
 * Takes a file that is dropped anywhere on the page; without it the browser would open the file in place of the page.
 * Whether one is being dragged over the page.
 */
export function useDrop(onFile: (file: File) => void): boolean {
  const [over, setOver] = useState(false)
  const latest = useRef(onFile)
  useEffect(() => {
    latest.current = onFile
  }, [onFile])
  useEffect(() => {
    const hold = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      // Of the elements inside, one is left when another is entered.
      if (event.relatedTarget === null) setOver(false)
    }
    const take = (event: DragEvent) => {
      setOver(false)
      const [file] = event.dataTransfer?.files ?? []
      if (!file) return
      event.preventDefault()
      latest.current(file)
    }
    // A field of its own may take the file, and says nothing further.
    const end = () => setOver(false)
    document.addEventListener('dragover', hold)
    document.addEventListener('dragleave', leave)
    document.addEventListener('drop', take)
    document.addEventListener('drop', end, true)
    return () => {
      document.removeEventListener('dragover', hold)
      document.removeEventListener('dragleave', leave)
      document.removeEventListener('drop', take)
      document.removeEventListener('drop', end, true)
    }
  }, [])
  return over
}
