import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, describe, expect, it } from 'vitest'
import { notices, noticesName } from './notices.ts'

const scratch: string[] = []
afterAll(() => Promise.all(scratch.map((folder) => rm(folder, { recursive: true }))))

/** A project of these files, built with the notices; the text of them. */
async function noticesFor(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'token-inspector-notices-'))
  scratch.push(root)
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(root, name, '..'), { recursive: true })
    await writeFile(join(root, name), text)
  }
  const { page, worker } = notices()
  return textOf(
    await outputOf({
      root,
      configFile: false,
      plugins: [page],
      worker: { plugins: () => [worker] },
      build: { write: false, rolldownOptions: { input: join(root, 'main.js') } },
    }),
  )
}

async function outputOf(config: Parameters<typeof build>[0]) {
  const built = await build({ ...config, logLevel: 'silent' })
  return (Array.isArray(built) ? built : [built]).flatMap((result) => ('output' in result ? result.output : []))
}

function textOf(output: Awaited<ReturnType<typeof outputOf>>): string {
  const asset = output.find(({ fileName }) => fileName === noticesName)
  return asset?.type === 'asset' ? String(asset.source) : 'no notices'
}

const named = (text: string) => [...text.matchAll(/^-{80}\n(\S+) \S+ \(.*\)\n-{80}$/gm)].map(([, name]) => name)

const aPackage = (name: string, code: string, version = '1.0.0') => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, version, license: 'MIT', main: 'index.js' }),
  [`node_modules/${name}/index.js`]: code,
  [`node_modules/${name}/LICENSE`]: `Copyright of ${name} ${version}`,
})

describe('notices name what is bundled', () => {
  it('packages, their own, and what a worker takes in; not what is imported for its types or never reached', async () => {
    const text = await noticesFor({
      'main.js': "import '@scope/one'\nnew Worker(new URL('./worker.js', import.meta.url), { type: 'module' })",
      'worker.js': "import 'in-worker'",
      ...aPackage('@scope/one', "import 'two'\nconsole.log(1)"),
      ...aPackage('two', 'console.log(2)'),
      ...aPackage('in-worker', 'console.log(3)'),
      ...aPackage('installed-only', 'console.log(4)'),
    })
    expect(named(text)).toEqual(['@scope/one', 'in-worker', 'two'])
    for (const name of named(text)) expect(text).toContain(`Copyright of ${name} 1.0.0`)
  })

  it('two versions of one package', async () => {
    const text = await noticesFor({
      'main.js': "import 'one'\nimport 'two'",
      ...aPackage('one', "import 'two'\nconsole.log(1)"),
      ...aPackage('two', 'console.log(2)'),
      ...Object.fromEntries(
        Object.entries(aPackage('two', 'console.log(3)', '2.0.0')).map(([name, content]) => [
          `node_modules/one/${name}`,
          content,
        ]),
      ),
    })
    expect(named(text)).toEqual(['one', 'two', 'two'])
    expect(text).toContain('Copyright of two 1.0.0')
    expect(text).toContain('Copyright of two 2.0.0')
  })

  it('nothing without a licence text', async () => {
    const { 'node_modules/one/LICENSE': _, ...unlicensed } = aPackage('one', 'console.log(1)')
    await expect(noticesFor({ 'main.js': "import 'one'", ...unlicensed })).rejects.toThrow('one is bundled')
  })
})

it('the page names each package of its modules, and each that it depends on', async () => {
  const output = await outputOf({ mode: 'production', build: { write: false } })
  const found = named(textOf(output))
  const modules = output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []))
  const bundled = modules.flatMap((id) => id.split('/node_modules/').slice(1))
  expect(bundled.length).toBeGreaterThan(40)
  for (const path of bundled) expect(found).toContain(/^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0])
  const { dependencies } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
    dependencies: object
  }
  // Its preflight and its utilities are the style sheet.
  expect(found).toEqual(expect.arrayContaining([...Object.keys(dependencies), 'tailwindcss']))
  expect(new Set(found).size).toBe(found.length)
})
