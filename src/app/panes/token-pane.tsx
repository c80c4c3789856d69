import { useId, useState } from 'react'
import type { Finding } from '../../core/inspect.ts'
import type { Span } from '../../core/model/primitives.ts'
import type { Part } from '../../core/model/token.ts'
import type { ProviderSighting } from '../../core/providers/index.ts'
import type { Token } from '../../core/token/token.ts'
import { audienceOf } from '../../core/token/claims.ts'
import { providers } from '../../core/providers/index.ts'
import { duration, visible, visibleLines } from '../../core/text/wording.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { JsonPart } from '../parts/json-part.tsx'
import { SeverityMark } from '../parts/severity-mark.tsx'
import { TimeLine } from '../parts/time-line.tsx'
import { describe, partWords } from '../words.ts'

interface Props {
  token: Token
  provider: ProviderSighting | null
  /** Takes the id of the provider that the person says it is, or nothing; absent where the host settles it. */
  onProvider: ((id: string) => void) | undefined
  findings: readonly Finding[]
  now: number
  /** Where the cursor stands in the paste. */
  caret: number | undefined
  onMark: (place: Span) => void
  open: boolean
  /** The only one of its paste. */
  alone: boolean
  /** One of many: its parts are made when somebody opens it. */
  lazy: boolean
  /** Shown as the signature part of the selected token. */
  signature: React.ReactNode
  /** Shown above what is inside of an encrypted token. */
  decryption: React.ReactNode
}

/** One token, part by part: what it says first, then the proof, then how it is built. */
export function TokenPane({
  token,
  provider,
  onProvider,
  findings,
  now,
  caret,
  onMark,
  open,
  alone,
  lazy,
  signature,
  decryption,
}: Props) {
  const [wanted, setWanted] = useState(!lazy)
  const { kind, use, parts, claims, header } = token
  const part = (label: Part['label']) => parts.find((candidate) => candidate.label === label)
  const [iat, exp] = [claims?.iat, claims?.exp]
  const rest = parts.filter(({ label }) => !['header', 'claims', 'signature'].includes(label))
  const content = (
    <JsonSection part={part('claims')} colour="bg-claims" {...{ token, findings, now, caret, onMark }}>
      {typeof iat === 'number' && typeof exp === 'number' && <TimeLine issued={iat} expires={exp} now={now} />}
    </JsonSection>
  )
  const encrypted = kind === 'jwe' || kind === 'jwe-json'
  const proof = (kind === 'jws' || part('signature')) && (
    <Section label="signature" colour="bg-signature">
      {signature ?? <Lengths parts={parts.filter(({ label }) => label === 'signature')} />}
    </Section>
  )
  return (
    <details
      data-token
      data-kind={kind}
      data-use={use}
      open={open}
      onToggle={(event) => event.currentTarget.open && setWanted(true)}
      className="border-b border-line pb-3 last:border-b-0"
    >
      <summary className="flex flex-wrap items-baseline gap-x-3 py-1">
        <span className="font-semibold first-letter:uppercase">{describe(token)}</span>
        <span className="text-sm text-muted">
          {provider &&
            (provider.confidence === 'hint' ? `looks like ${provider.name}: ${provider.reason}` : provider.name)}
        </span>
        {!alone && <Gist token={token} findings={findings} now={now} />}
      </summary>
      {onProvider && <ProviderChoice provider={provider} onProvider={onProvider} />}
      {(wanted || open) && (
        <>
          {encrypted && signature && <div className="mt-2">{signature}</div>}
          {decryption}
          {proof}
          {content}
          <JsonSection part={part('header')} colour="bg-header" {...{ token, findings, now, caret, onMark }} />
          {rest.length > 0 && (
            <div className="mt-3">
              <Lengths parts={rest} length={token.length} />
            </div>
          )}
          {(header || claims) && !token.masked && <Raw token={token} />}
        </>
      )}
    </details>
  )
}

/** For issuers on domains of their own: whose fixes and endpoints count. */
function ProviderChoice({
  provider,
  onProvider,
}: {
  provider: ProviderSighting | null
  onProvider: (id: string) => void
}) {
  const id = useId()
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-2 text-sm text-muted">
      <label htmlFor={id}>Identity provider</label>
      <select
        id={id}
        className="field w-auto"
        value={provider?.confidence === 'user' ? provider.id : ''}
        onChange={(event) => onProvider(event.target.value)}
      >
        <option value="">
          {provider && provider.confidence === 'hint' ? `${provider.name}, perhaps` : 'not known'}
        </option>
        {choices.map(({ id: value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </p>
  )
}

const choices = providers.toSorted((a, b) => a.name.localeCompare(b.name))

/** What tells one token of several from the others without opening it. */
function Gist({ token: { claims, header }, findings, now }: Pick<Props, 'token' | 'findings' | 'now'>) {
  const exp = claims?.exp
  const [issuer] = [claims?.iss, header?.iss].filter((value) => typeof value === 'string')
  const gravest = findings.find(({ outcome, severity }) => outcome === 'flag' && severity !== 'info')
  const audience = audienceOf(claims ?? header).join(', ')
  return (
    <span className="flex w-full flex-wrap items-center gap-x-3 text-sm text-muted">
      {gravest && <SeverityMark finding={gravest} wordless />}
      {issuer !== undefined && (
        <span translate="no" className="value">
          {visible(issuer.slice(0, 80))}
        </span>
      )}
      {audience !== '' && (
        <span>
          for{' '}
          <span translate="no" className="value">
            {visible(audience.slice(0, 80))}
          </span>
        </span>
      )}
      {typeof exp === 'number' && (
        <span>{exp > now ? `${duration(exp - now)} left` : `expired ${duration(now - exp)} ago`}</span>
      )}
    </span>
  )
}

/** A group and no landmark: of several tokens each has the same ones. */
function Section({ label, colour, children }: { label: Part['label']; colour: string; children: React.ReactNode }) {
  return (
    <div role="group" data-part={label} aria-label={partWords[label]} className="mt-3">
      <h3 className="pane-title mb-1 flex items-center gap-2">
        <span className={`inline-block size-2.5 rounded-xs ${colour}`} aria-hidden="true" />
        {partWords[label]}
      </h3>
      {children}
    </div>
  )
}

function JsonSection({
  part,
  token,
  colour,
  children,
  onMark,
  ...rest
}: Pick<Props, 'token' | 'findings' | 'now' | 'caret' | 'onMark'> & {
  part: Part | undefined
  colour: string
  children?: React.ReactNode
}) {
  if (part?.label !== 'header' && part?.label !== 'claims') return null
  if (part.label === 'claims' && token.nested)
    return (
      <Section label={part.label} colour={colour}>
        It is itself a token, which is read on its own.
      </Section>
    )
  // Where the carrier's escaping changed the length, a member has no exact place in the paste.
  const placed = token.text !== '' && token.span[1] - token.span[0] === token.length
  return (
    <Section label={part.label} colour={colour}>
      <JsonPart
        part={{ ...part, label: part.label }}
        value={token[part.label]}
        masked={token.masked ?? []}
        onMark={placed ? onMark : undefined}
        {...rest}
      />
      <Remark part={part} />
      {children}
    </Section>
  )
}

/** The other parts: what can be read of them, or how long they are. */
function Lengths({ parts, length }: { parts: readonly Part[]; length?: number }) {
  return (
    <dl className="text-sm">
      {parts.map((part, i) => (
        <div
          // Several disclosures have one label.
          // oxlint-disable-next-line react/no-array-index-key
          key={`${part.label} ${i}`}
          data-part={part.label}
          className="flex flex-wrap justify-between gap-x-4 border-b border-line py-1 last:border-b-0"
        >
          <dt>{partWords[part.label]}</dt>
          <dd className="min-w-0">
            {part.text !== undefined && (
              <span translate="no" className="value">
                {visibleLines(part.text.slice(0, mostShown))}{' '}
              </span>
            )}
            <span className={part.fault ? 'text-error' : 'text-muted'}>{lengthOf(part, length)}</span>
            <Remark part={part} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Characters of a disclosure or footer; the whole of it is under “Raw”. */
const mostShown = 300

function lengthOf({ label, octets, fault }: Part, length: number | undefined): string {
  if (fault) return fault.reason
  if (octets !== null) return `${octets} octets`
  return label === 'value' && length !== undefined ? `${length} characters, nothing in it to read` : ''
}

function Remark({ part: { remark } }: { part: Part }) {
  return remark ? <span className="block text-sm text-warning">Unusual: {remark.reason}.</span> : null
}

/** Header and claims set as the very text that was signed: order, spacing and numbers as they came. */
function Raw({ token }: { token: Token }) {
  const [open, setOpen] = useState(false)
  return (
    <details className="mt-3" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="text-sm font-semibold">Raw</summary>
      {/* Not before it is asked for: the text may be a megabyte. */}
      {open &&
        token.parts.map(
          ({ label, text, span }) =>
            text !== undefined && (
              <div key={`${label} ${span[0]}`} className="mt-2">
                <p className="flex items-center justify-between text-sm text-muted">
                  {partWords[label]}, exactly as signed <CopyButton text={text} what={partWords[label].toLowerCase()} />
                </p>
                <pre translate="no" className="value rounded bg-sunken p-2">
                  {visibleLines(text)}
                </pre>
              </div>
            ),
        )}
    </details>
  )
}
