import './index.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { airplane } from './io/airplane.ts'
import { takeArrival } from './io/fragment.ts'
import { registerServiceWorker } from './io/service-worker.ts'

// Before anything that could send something.
airplane.start()
// Before the first paint: a token must not stay in the address bar longer than it takes to read it.
const arrival = takeArrival()
const newVersion = registerServiceWorker()
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App newVersion={newVersion} arrival={arrival} />
    </StrictMode>,
  )
}
