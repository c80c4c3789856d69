import { useEffect, useState } from 'react'

type Catalogue = typeof import('./pages/pages-pane.tsx')

const loadCatalogue = () => import('./pages/pages-pane.tsx')

/** The pages of rules and providers, in a chunk of their own that is asked for when somebody goes there. */
export function usePages(wanted: boolean): Catalogue | undefined {
  const [catalogue, setCatalogue] = useState<Catalogue>()
  useEffect(() => {
    if (wanted) void loadCatalogue().then(setCatalogue)
  }, [wanted])
  return catalogue
}
