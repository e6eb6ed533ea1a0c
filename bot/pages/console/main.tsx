/** The staff console: starts itself in the frame that the server made. */
import './console.css'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { isProofTab, ProofTab } from './proofTab.tsx'

createRoot(document.querySelector('#console')!).render(isProofTab ? <ProofTab /> : <App />)
