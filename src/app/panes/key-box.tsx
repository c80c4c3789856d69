import { useId, useState } from 'react'
import type { SecretReading } from '../../core/model/verification.ts'
import { visible } from '../../core/text/wording.ts'
import { addressIn } from '../../core/verify/keys/address-in.ts'
import { verbatim } from '../parts/verbatim.ts'

/** What stands in the box, and how a shared secret in it is read. */
export interface KeyText {
  text: string
  reading: SecretReading
}

interface Props {
  /** Accessible name of the box. */
  label: string
  placeholder: string
  /** What the button does: “Verify”, “Open”. */
  action: string
  value: KeyText
  onChange: (value: KeyText) => void
  /** Uses what is in the box; an explanation where that is no key. */
  onKey: (value: KeyText) => Promise<string | undefined>
  /** Fetches the keys at an address in the box; without it an address is no key. */
  onAddress?: (url: string) => void
  /** The algorithm takes a shared secret, whose text can be read in several ways. */
  takesSecret: boolean
}

const readings: Readonly<Record<SecretReading, string>> = {
  text: 'text, as it stands',
  base64: 'base64',
  base64url: 'base64url',
  hex: 'hexadecimal',
}

/** Octets; a key file is far smaller. */
const mostOctets = 1_000_000

/** A box for a key, a key set, a secret or the address of keys; a file may be put into it, too. */
export function KeyBox({ label, placeholder, action, value, onChange, onKey, onAddress, takesSecret }: Props) {
  const id = useId()
  const [complaint, setComplaint] = useState<string>()
  const { text, reading } = value
  const address = onAddress && addressIn(text)
  const submit = async () => {
    if (address === undefined) setComplaint(await onKey(value))
    else {
      setComplaint(undefined)
      onAddress?.(address)
    }
  }
  const take = async (file: File | undefined) => {
    if (!file) return
    if (file.size > mostOctets) return setComplaint('This file is larger than a key is.')
    setComplaint(undefined)
    onChange({ text: await readKeyFile(file), reading })
  }
  return (
    // Dropping is the other way to “Key file …”, which is a button.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
      onDragOver={(event) => {
        // The page itself takes files to search them for tokens: this one is a key.
        event.preventDefault()
        event.stopPropagation()
      }}
      onDrop={(event) => {
        const [file] = event.dataTransfer.files
        if (!file) return
        event.preventDefault()
        event.nativeEvent.stopImmediatePropagation()
        void take(file)
      }}
    >
      <textarea
        aria-label={label}
        className="field w-full resize-y"
        rows={text.includes('\n') ? 6 : 1}
        value={text}
        {...verbatim}
        placeholder={placeholder}
        onChange={(event) => onChange({ text: event.target.value, reading })}
      />
      <div className="mt-1 flex flex-wrap items-center gap-2">
        <button type="submit" className="button min-w-0">
          {address === undefined ? (
            action
          ) : (
            <span className="min-w-0">
              {action} with{' '}
              <span translate="no" className="value">
                {visible(address)}
              </span>
            </span>
          )}
        </button>
        <label className="button button-small cursor-pointer focus-within:outline-2 focus-within:outline-accent">
          Key file …
          <input
            type="file"
            className="sr-only"
            onChange={(event) => {
              void take(event.target.files?.[0])
              event.target.value = ''
            }}
          />
        </label>
        {takesSecret && (
          <span className="flex items-center gap-2 text-sm">
            <label htmlFor={id}>a secret is</label>
            <select
              id={id}
              className="field w-auto"
              value={reading}
              onChange={(event) => onChange({ text, reading: readingOf(event.target.value) })}
            >
              {Object.entries(readings).map(([name, words]) => (
                <option key={name} value={name}>
                  {words}
                </option>
              ))}
            </select>
          </span>
        )}
      </div>
      <p role="status" className="text-sm text-error">
        {complaint}
      </p>
    </form>
  )
}

const isReading = (text: string): text is SecretReading => Object.hasOwn(readings, text)
const readingOf = (text: string): SecretReading => (isReading(text) ? text : 'text')

/** The text of a key file; one in DER, which is no text, as base64. */
async function readKeyFile(file: File): Promise<string> {
  const octets = new Uint8Array(await file.arrayBuffer())
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets)
  } catch {
    return btoa(String.fromCharCode(...octets.subarray(0, 100_000)))
  }
}
