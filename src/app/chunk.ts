/** A part of the page that is fetched when it is needed, or while nobody waits. */
export interface Chunk<Module> {
  /** The same promise each time, so that a pane can suspend on it; one that has failed stays so until `again`. */
  load: () => Promise<Module>
  /** Whether it did not come when it was last asked for. */
  failed: () => boolean
  /** Lets the next `load` ask once more for what did not come. */
  again: () => void
}

export function chunk<Module>(fetch: () => Promise<Module>): Chunk<Module> {
  let coming: Promise<Module> | undefined
  let lost = false
  return {
    load() {
      coming ??= fetch().catch((fault: unknown) => {
        lost = true
        throw fault
      })
      return coming
    },
    failed: () => lost,
    again() {
      if (lost) coming = undefined
      lost = false
    },
  }
}

/** For what a click needs: asks once more for what did not come before. */
export function need<Module>(one: Chunk<Module>): Promise<Module> {
  one.again()
  return one.load()
}

/** The same, for who has words of their own for what does not come: undefined then. */
export async function comes<Module>(one: Chunk<Module>): Promise<Module | undefined> {
  try {
    return await need(one)
  } catch {
    return undefined
  }
}
