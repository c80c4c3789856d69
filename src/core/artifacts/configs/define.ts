import { identifiersOf } from '../../expectations/identifiers.ts'
import type { YamlStretch } from '../../decode/yaml.ts'
import type { Span } from '../../model/primitives.ts'
import type { Expected, ResourceServerConfig } from '../../model/resource-server.ts'
import type { ApiStack } from '../../registry/api-stacks.ts'

/** What a setting is about. `known`: nothing to expect, but no other program has it. */
export type Setting =
  'issuer' | 'authority' | 'audience' | 'scope' | 'algorithms' | 'tokenType' | 'clockTolerance' | 'known'

/** One value of one setting, as written, without quotation marks. */
export interface Value {
  setting: Setting
  text: string
}

export interface FoundConfig {
  span: Span
  config: ResourceServerConfig
}

/** Reads the settings of one program. Never throws; linear. */
export interface ConfigReader {
  /** Stands in every configuration of this form: a text without it is not looked at any further. */
  sign: RegExp
  read: (paste: string, yaml: () => readonly YamlStretch[]) => readonly FoundConfig[]
  /** It may stand in YAML. */
  yaml?: true
}

/** A paste and what its API expects; `read` without a value: no configuration at all. */
export interface ConfigCase {
  paste: string
  expected: Expected
  authority?: string
}
export interface ConfigCases {
  reads: Readonly<Record<string, ConfigCase>>
  spares: Readonly<Record<string, string>>
}

/** Templates, references to other settings and gaps to fill: what stands there nobody can know. */
const unknown = /[{}<>…]|\$\(|\$[A-Z_a-z]|^[!*&%|>]|^(?:null|undefined|true|false|your[-_ ].*|.*changeme.*)$/i

const isKnown = (text: string) => text !== '' && !unknown.test(text) && !/\s/.test(text)

/**
 * What the settings mean. Undefined where there is none. A list of issuers or an audience that nobody can know is no
 * expectation: a page that guesses would raise false alarms.
 */
export function configOf(stack: ApiStack, values: readonly Value[]): ResourceServerConfig | undefined {
  if (values.length === 0) return undefined
  const of = (setting: Setting) => {
    const texts = values.flatMap((value) => (value.setting === setting ? [value.text.trim()] : []))
    // Scopes are words of one text.
    const words = setting === 'scope' ? texts.flatMap((text) => text.split(/\s+/)) : texts
    return words.length > 0 && words.every(isKnown) ? [...new Set(words)] : []
  }
  const only = (setting: Setting) => {
    const texts = of(setting)
    return texts.length === 1 ? texts[0] : undefined
  }
  const [issuer, tokenType, authority] = [only('issuer'), only('tokenType'), only('authority')]
  const tolerance = secondsIn(only('clockTolerance') ?? '')
  const place = authority !== undefined && of('issuer').length === 0 ? issuerOfAuthority(authority) : undefined
  const expected = identifiersOf({
    ...(issuer !== undefined && { issuer }),
    audience: of('audience').join(' '),
    scope: of('scope').join(' '),
    algorithms: of('algorithms'),
    ...(tokenType !== undefined && { tokenType }),
    ...(tolerance !== undefined && { clockTolerance: tolerance }),
  })
  return { stack, expected, ...(place !== undefined && place.length <= 160 && { authority: place }) }
}

const metadata = /\/\.well-known\/(?:openid-configuration|oauth-authorization-server)\/?$/
const microsoft =
  /^(?:login\.microsoftonline\.[a-z]+|login\.partner\.microsoftonline\.cn|sts\.windows\.net|.+\.(?:b2clogin|ciamlogin)\.com)$/
const ofTenant = /^\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\/v2\.0\/?$/i

/**
 * The issuer behind an address of metadata; undefined where the two are known to differ: at Microsoft but for a tenant's
 * v2.0, and behind addresses of an internal network.
 */
function issuerOfAuthority(authority: string): string | undefined {
  const address = authority.replace(metadata, '')
  if (!URL.canParse(address)) return undefined
  const { protocol, hostname, pathname } = new URL(address)
  if (protocol !== 'https:' || !hostname.includes('.') || /^[\d.[]|\.(?:local|internal|svc)(?:\.|$)/.test(hostname))
    return undefined
  return microsoft.test(hostname) && !ofTenant.test(pathname) ? undefined : address
}

const units: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  sec: 1,
  second: 1,
  m: 60,
  min: 60,
  minute: 60,
  h: 3600,
  hour: 3600,
}

/** `60`, `60s`, `1 minute`, `PT60S` (ISO 8601), `00:01:00` (.NET). */
export function secondsIn(text: string): number | undefined {
  const [, hours, minutes, seconds] =
    /^(?:PT)?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(text) ?? /^(\d\d):(\d\d):(\d\d)$/.exec(text) ?? []
  if (hours ?? minutes ?? seconds) return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)
  const [, count, unit = 's'] = /^(\d{1,7})\s?(ms|s|sec|second|m|min|minute|h|hour)?s?$/i.exec(text) ?? []
  return count === undefined ? undefined : Number(count) * (units[unit.toLowerCase()] ?? 1)
}
