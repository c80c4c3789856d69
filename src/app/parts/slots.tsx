import { createContext, useContext, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'

/** Places of the page that are there from the first paint, and are filled by what comes later. */
type Name = 'strip' | 'said' | 'share' | 'notice' | 'verdict' | 'headline' | 'reasons'
type Elements = { readonly [name in Name]?: HTMLElement | null }

const SlotContext = createContext<{ elements: Elements; put: (name: Name, element: HTMLElement | null) => void }>({
  elements: {},
  put: () => undefined,
})

export function Slots({ children }: { children: React.ReactNode }) {
  const [elements, setElements] = useState<Elements>({})
  const value = useMemo(
    () => ({
      elements,
      put: (name: Name, element: HTMLElement | null) =>
        setElements((before) => (before[name] === element ? before : { ...before, [name]: element })),
    }),
    [elements],
  )
  return <SlotContext value={value}>{children}</SlotContext>
}

/** The element of a slot, for a `ref`; the same function each time. */
export function useSlot(name: Name): (element: HTMLElement | null) => void {
  const { put } = useContext(SlotContext)
  const [ref] = useState(() => (element: HTMLElement | null) => put(name, element))
  return ref
}

export function useSlotElement(name: Name): HTMLElement | null {
  return useContext(SlotContext).elements[name] ?? null
}

export function Fill({ name, children }: { name: Name; children: React.ReactNode }) {
  const element = useSlotElement(name)
  return element && createPortal(children, element)
}
