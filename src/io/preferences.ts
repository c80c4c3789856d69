import { asObject, readJson } from '../core/decode/json.ts'
import { identifiersOf } from '../core/expected.ts'
import type { Expected } from '../core/model.ts'

/** What the page remembers: the theme in this browser, expectations in this tab. Never a token, never a key. */

export type Theme = 'system' | 'light' | 'dark'

const themeName = 'token-inspector.theme'
const expectedName = 'token-inspector.expected'

export const readTheme = (): Theme => {
  const text = read(() => localStorage, themeName)
  return text === 'light' || text === 'dark' ? text : 'system'
}

export const keepTheme = (theme: Theme) => write(() => localStorage, themeName, theme === 'system' ? undefined : theme)

export function readExpected(): Expected {
  const json = readJson(read(() => sessionStorage, expectedName) ?? '')
  const kept = json.ok ? asObject(json.root.value) : undefined
  const text = (name: 'issuer' | 'audience' | 'scope') =>
    typeof kept?.[name] === 'string' ? { [name]: kept[name] } : {}
  return { ...text('issuer'), ...text('audience'), ...text('scope') }
}

export function keepExpected(expected: Expected): void {
  const kept = identifiersOf(expected)
  write(() => sessionStorage, expectedName, Object.keys(kept).length > 0 ? JSON.stringify(kept) : undefined)
}

// Storage may be switched off altogether; then asking for it throws, and nothing is remembered.
function read(storage: () => Storage, name: string): string | undefined {
  try {
    return storage().getItem(name) ?? undefined
  } catch {
    return undefined
  }
}

function write(storage: () => Storage, name: string, text: string | undefined): void {
  try {
    if (text === undefined) storage().removeItem(name)
    else storage().setItem(name, text)
  } catch {
    // As above.
  }
}
