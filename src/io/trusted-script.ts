// oxlint-disable-next-line import/default -- Vite makes the address of the built worker out of it
import scanWorker from './scan-worker.ts?worker&url'

interface ScriptPolicy {
  createScriptURL: (url: string) => string
}
declare global {
  /** Absent where the browser has none; the DOM library does not know it. What a policy makes is used as a string. */
  var trustedTypes: { createPolicy: (name: string, rules: ScriptPolicy) => ScriptPolicy } | undefined
}

/** The two addresses that may become a script: the offline copy and the reader of files. Both are files of this build. */
export const scripts = { offline: './sw.js', scan: scanWorker } as const

let policy: ScriptPolicy | undefined

/** An address that the page's policy (`trusted-types sw` in vite.config.ts) lets a worker be made of. */
export function trustedScript(script: keyof typeof scripts): string {
  // A policy can be made once; a second one of the same name is refused.
  policy ??= globalThis.trustedTypes?.createPolicy('sw', {
    createScriptURL: (url) => {
      if (!Object.values<string>(scripts).includes(url)) throw new TypeError(`${url} is no script of this page`)
      return url
    },
  })
  return policy?.createScriptURL(scripts[script]) ?? scripts[script]
}
