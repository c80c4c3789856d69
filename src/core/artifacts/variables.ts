import { isCompactJose } from '../decode/define.ts'
import type { Artifact, Sighting } from '../token/artifact.ts'
import { looksRandom } from './define.ts'

/** A variable of a shell, of Windows, of PowerShell, of a REST client, of JavaScript. */
const template =
  /^(?:\$?\{\{\s{0,4}([\w.-]{1,60})\s{0,4}\}\}|\$\{(?:env:)?([\w.]{1,60})\}|\$(?:env:)?(\w{1,60})|%(\w{1,60})%)$/
/** What gives a value its name, right before it. */
const naming = /([\w.-]{1,60})["'`]?[ \t]{0,8}(?::=|[:=])[ \t]{0,8}["'`]?(?:bearer )?$/i

interface Definition {
  artifact: Artifact
  sighting: Sighting
}

/** Tokens that the paste gives a name, by that name; of several of one name none, for nobody knows which one counts. */
function definitionsIn(paste: string, artifacts: readonly Artifact[]): Map<string, Definition | undefined> {
  const found = new Map<string, Definition | undefined>()
  for (const artifact of artifacts)
    for (const sighting of artifact.sightings) {
      if (artifact.scheme !== undefined || !(isCompactJose(sighting.text) || looksRandom(sighting.text))) continue
      const start = sighting.span[0]
      const name = naming.exec(paste.slice(Math.max(0, start - 100), start))?.[1]
      if (name !== undefined) found.set(name, found.has(name) ? undefined : { artifact, sighting })
    }
  return found
}

/** The name of a variable that stands for a token; undefined for what is none. */
const nameOf = ({ text }: Sighting): string | undefined =>
  text.length > 130
    ? undefined
    : template
        .exec(text)
        ?.slice(1)
        .find((one) => one !== undefined)

/**
 * Requests with their variables filled in, where the paste says by what: the token is judged as the one that is sent, and
 * what gave it its name is no artifact of its own. Linear.
 */
export function fillVariables(paste: string, artifacts: Artifact[]): Artifact[] {
  if (!artifacts.some(({ sightings }) => sightings.some((one) => nameOf(one) !== undefined))) return artifacts
  const definitions = definitionsIn(paste, artifacts)
  const used = new Set<Sighting>()
  const filled = artifacts.map((artifact) => {
    let [start, end] = artifact.span
    const sightings = artifact.sightings.map((sighting) => {
      const definition = definitions.get(nameOf(sighting) ?? '')
      if (!definition || definition.artifact === artifact || used.has(definition.sighting)) return sighting
      used.add(definition.sighting)
      const { span, text, undone } = definition.sighting
      start = Math.min(start, span[0])
      end = Math.max(end, span[1])
      return { ...sighting, span, text, ...(undone && { undone: undone.filter((one) => one !== 'quotes') }) }
    })
    return { ...artifact, span: [start, end] as const, sightings }
  })
  return filled
    .map((artifact, i) => {
      const own = artifacts[i]?.sightings ?? []
      const left = artifact.sightings.filter((one) => !(used.has(one) && own.includes(one)))
      return left.length === artifact.sightings.length ? artifact : { ...artifact, sightings: left }
    })
    .filter((artifact, i) => artifact.sightings.length > 0 || artifacts[i]?.sightings.length === 0 || artifact.request)
    .toSorted((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1])
}
