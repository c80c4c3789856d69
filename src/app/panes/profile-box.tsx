import { useState } from 'react'
import type { ReadYaml } from '../../core/decode/yaml.ts'
import { readPaste } from '../../core/door.ts'
import { effectiveExpected } from '../../core/expectations/effective.ts'
import type { Expected } from '../../core/model/resource-server.ts'
import { decodeProfile, encodeProfile, readProfile, writeProfile } from '../../core/expectations/profile.ts'
import { pageAddress, pastedLink } from '../../io/fragment.ts'
import { useYaml } from '../use-yaml.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { verbatim } from '../parts/verbatim.ts'

export interface Keeping {
  /** Beyond this tab. */
  kept: boolean
  onKeep: (kept: boolean) => void
}

interface Props extends Keeping {
  expected: Expected
  whole: Expected
  onExpect: (change: Expected) => void
}

/** The expectations to keep, to hand on and to take over. They hold no token. */
export function ProfileBox({ expected, whole, onExpect, kept, onKeep }: Props) {
  const [text, setText] = useState('')
  const yaml = useYaml(text)
  const [said, setSaid] = useState('')
  const profile = writeProfile(whole)
  const take = () => {
    const read = expectedIn(text, yaml)
    if (typeof read === 'string') setSaid(read)
    else {
      onExpect({ ...expected, ...read })
      setText('')
      setSaid('Filled in.')
    }
  }
  return (
    <details className="mt-2 border-t border-line pt-2 text-sm">
      <summary className="font-semibold">Keep, export, import, link</summary>
      <div className="mt-2 space-y-3">
        <label className="flex items-center gap-2">
          <input type="checkbox" checked={kept} onChange={({ target }) => onKeep(target.checked)} />
          <span>
            Keep in this browser <span className="text-muted">otherwise for this tab only; never a token</span>
          </span>
        </label>
        <div className="flex flex-wrap items-center gap-2">
          <Handed label="Profile as JSON" text={profile} what="profile" />
          <Handed
            label="Link that fills these fields"
            text={pageAddress() + encodeProfile(whole)}
            what="profile link"
          />
        </div>
        <div>
          <label className="block">
            Profile or settings to read
            <textarea
              className="field mt-1 resize-y"
              rows={text.includes('\n') ? 6 : 2}
              value={text}
              {...verbatim}
              placeholder="application.yml, appsettings.json, an exported profile …"
              onChange={({ target }) => {
                setText(target.value)
                setSaid('')
              }}
            />
          </label>
          <div className="mt-1 flex flex-wrap items-center gap-2">
            <button type="button" className="button button-small" disabled={text.trim() === ''} onClick={take}>
              Import
            </button>
            <span role="status">{said}</span>
          </div>
        </div>
      </div>
    </details>
  )
}

/** Something to hand on: to be seen first, then copied. */
function Handed({ label, text, what }: { label: string; text: string; what: string }) {
  return (
    <div className="flex min-w-0 grow items-end gap-2">
      <label className="min-w-0 grow">
        {label}
        <input className="field mt-1" {...verbatim} readOnly value={text} onFocus={(event) => event.target.select()} />
      </label>
      <CopyButton text={text} what={what} />
    </div>
  )
}

/** What a text says that an API expects, or why it says nothing. */
function expectedIn(text: string, yaml: ReadYaml | undefined): Expected | string {
  const link = pastedLink(text)
  const profile = link?.kind === 'profile' ? decodeProfile(link.fragment) : readProfile(text)
  if (profile.ok) return profile.expected
  if (profile.because === 'unknown-version') return 'A newer version of this page wrote this profile. Reload the page.'
  if (profile.because === 'damaged') return 'This profile is damaged. Export it again.'
  const { expected } = effectiveExpected({}, readPaste(text, undefined, yaml).artifacts, [])
  const known = Object.keys(expected).length
  return known > 0 ? expected : 'No settings that this page knows stand in there.'
}
