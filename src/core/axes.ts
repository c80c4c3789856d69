import type { Finding, Inspection } from './inspect.ts'
import type { Stage } from './rules/define.ts'
import { type RuleId, rules } from './rules/index.ts'
import { audienceOf } from './token/claims.ts'
import { tokenUses } from './registry/token-uses.ts'
import { isEncrypted, isSigned } from './decode/index.ts'

/** What is told apart of a token: each can be right while another is wrong. */
export const axes = ['structure', 'kind', 'signature', 'key', 'time', 'issuer', 'audience', 'scope', 'binding'] as const
export type Axis = (typeof axes)[number]

export interface AxisState {
  axis: Axis
  /** `unknown`: it has not been or cannot be checked here. `inapplicable`: it is nothing of such a token. */
  state: 'pass' | 'flag' | 'unknown' | 'inapplicable'
  /** In a few words. */
  says: string
}

const byStage: Readonly<Partial<Record<Stage, Axis>>> = {
  transport: 'structure',
  structure: 'structure',
  kind: 'kind',
  quirk: 'kind',
  issuer: 'issuer',
  audience: 'audience',
  crypto: 'signature',
  time: 'time',
  scope: 'scope',
  binding: 'binding',
}

/** Where the stage of a rule says too little. */
const byRule: Readonly<Partial<Record<RuleId, Axis>>> = {
  'embedded-key': 'key',
  'jwk-alg-mismatch': 'key',
  'kid-missing': 'key',
  'kid-not-in-jwks': 'key',
  'weak-key': 'key',
  'okta-org-as': 'issuer',
  'graph-token-unverifiable': 'audience',
  'typ-unexpected': 'kind',
}

const stageOf = new Map<string, Stage>(rules.map(({ id, stage }) => [id, stage]))

function axisOf(rule: RuleId): Axis | undefined {
  const stage = stageOf.get(rule)
  return byRule[rule] ?? (stage && byStage[stage])
}

type Told = Omit<AxisState, 'axis'>
const pass = (says: string): Told => ({ state: 'pass', says })
const unknown = (says: string): Told => ({ state: 'unknown', says })
const none = (says: string): Told => ({ state: 'inapplicable', says })

/**
 * The nine axes of the selected token. One on which a problem or something to check was found is flagged, whatever else is
 * right about it; one that nobody looked at is never passed.
 */
export function axesOf(inspection: Inspection): AxisState[] {
  const flags = new Map<Axis, Finding>()
  for (const finding of inspection.findings) {
    const axis = axisOf(finding.rule)
    if (axis && isAgainst(finding, inspection) && !flags.has(axis)) flags.set(axis, finding)
  }
  return axes.map((axis) => {
    const flag = flags.get(axis)
    const told = tell(axis, inspection)
    // What was computed goes before what rules say of it.
    return { axis, ...(flag && told.state !== 'flag' ? { state: 'flag' as const, says: flag.title } : told) }
  })
}

const isAgainst = ({ outcome, severity, token }: Finding, { selected }: Inspection) =>
  outcome === 'flag' && severity !== 'info' && token !== undefined && token === selected

function tell(axis: Axis, inspection: Inspection): Told {
  const { tokens, selected } = inspection
  const token = selected === null ? undefined : tokens[selected]
  if (!token || token.kind === 'placeholder') return none('there is no token')
  const expectation = inspection.expectations.find(({ field }) => field === axis)
  switch (axis) {
    case 'structure':
      return token.kind === 'opaque' ? unknown('nothing in it to read') : pass(token.kindLabel)
    case 'kind':
      return token.use === 'unknown' ? unknown('cannot be told') : pass(tokenUses[token.use])
    case 'signature':
      return signatureOf(inspection)
    case 'key':
      return keyOf(inspection)
    case 'time':
      if (!token.claims) return unknown('cannot be read')
      return typeof token.claims['exp'] === 'number' ? pass('not expired') : unknown('it names no end')
    case 'issuer':
    case 'audience':
    case 'scope':
      if (expectation?.outcome === 'met') return pass('as expected')
      if (expectation?.outcome === 'not-met') return { state: 'flag', says: 'not what is expected' }
      if (axis === 'scope' && token.use !== 'access-token' && token.use !== 'unknown')
        return none('not of such a token')
      if (expectation?.outcome === 'cannot-tell') return unknown('cannot be read')
      return unknown(
        axis === 'audience' && audienceOf(token.claims).length === 0 ? 'it names none' : 'say what you expect',
      )
    case 'binding':
      break
  }
  return bindingOf(inspection)
}

function signatureOf({ tokens, signatures, selected }: Inspection): Told {
  const [token, result] = [tokens[selected ?? -1], signatures[selected ?? -1]]
  if (!token || !result) return none('there is none')
  if (result.status !== 'unverifiable')
    return result.status === 'verified' ? pass(`fits (${result.alg})`) : { state: 'flag', says: 'does not fit' }
  if (result.because === 'unsecured') return { state: 'flag', says: 'there is none' }
  if (isEncrypted(token)) return none('encrypted, not signed')
  if (!isSigned(token)) return none('there is none to check')
  return unknown(result.because === 'no-key-source' ? 'not checked' : 'could not be checked')
}

/** A key that comes with the token proves nothing; one that somebody gave proves as much as they know of it. */
function keyOf({ tokens, signatures, selected }: Inspection): Told {
  const [token, result] = [tokens[selected ?? -1], signatures[selected ?? -1]]
  if (!token || !result || !isSigned(token)) return none('there is none')
  if (result.status === 'unverifiable')
    return result.because === 'unsecured' ? none('there is none') : unknown('none was asked')
  if (result.origin === 'issuer') return pass('the issuer’s')
  return result.origin === 'given'
    ? unknown('yours: is it the issuer’s?')
    : { state: 'flag', says: 'came with the token' }
}

function bindingOf({ bindings, selected }: Inspection): Told {
  const own = bindings.filter(({ token, with: other }) => token === selected || other === selected)
  if (own.length === 0) return none('bound to nothing')
  if (own.some(({ outcome }) => outcome === 'not-met')) return { state: 'flag', says: 'does not fit' }
  return own.some(({ outcome }) => outcome === 'unknown') ? unknown('cannot be told from this') : pass('fits')
}
