/** The staff console: starts itself in the frame that the server made. */
import './console.css'
import { createRoot } from 'react-dom/client'
import { isProofTab, ProofTab } from './account/proofTab.tsx'
import { App } from './app.tsx'

createRoot(document.querySelector('#console')!).render(isProofTab ? <ProofTab /> : <App />)
