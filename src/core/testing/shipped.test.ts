import { join, relative } from 'node:path'
import { build } from 'vite'
import { expect, it } from 'vitest'

const core = join(import.meta.dirname, '..')

/** Files of which something is left in a build, from src/core on. */
async function shippedWith(entry: string): Promise<readonly string[]> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    build: { write: false, lib: { entry: join(core, entry), formats: ['es'] } },
  })
  const chunks = [built].flat().flatMap((result) => ('output' in result ? result.output : []))
  return chunks.flatMap((chunk) =>
    chunk.type === 'chunk'
      ? Object.entries(chunk.modules).flatMap(([id, { renderedLength }]) =>
          renderedLength > 0 ? [relative(core, id).replaceAll('\\', '/')] : [],
        )
      : [],
  )
}

it.each(['inspect.ts', 'verify/verify.ts', 'share/envelope.ts'])(
  'what only cases and tests need is not shipped with %s',
  async (entry) => {
    const shipped = await shippedWith(entry)
    expect(shipped).toContain(entry)
    expect(shipped.filter((name) => name.startsWith('testing/'))).toEqual([])
  },
)
