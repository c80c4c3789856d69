import './index.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { airplane } from './io/airplane.ts'
import { takeArrival } from './io/fragment.ts'
import { readTheme } from './io/preferences.ts'
import { registerServiceWorker } from './io/service-worker.ts'
import { showTheme } from './io/theme.ts'

// Before anything that could send something.
airplane.start()
showTheme(readTheme())
// Before the first paint: a token must not stay in the address bar longer than it takes to read it.
const arrival = takeArrival()
const newVersion = registerServiceWorker()
const root = document.getElementById('root')
if (root) {
  createRoot(root, {
    // The page says in its place what failed. What was thrown may quote what was pasted, and consoles go into tickets.
    onCaughtError: () => undefined,
  }).render(
    <StrictMode>
      <App newVersion={newVersion} arrival={arrival} />
    </StrictMode>,
  )
}
