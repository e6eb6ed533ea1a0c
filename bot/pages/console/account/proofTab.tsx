/** The tab in which somebody showed the provider again who they are: tells the console in the other tab, and is done. */
import { type ReactNode, useEffect } from 'react'
import { say } from '../words.ts'

const CHANNEL = 'heard-proof'
const ENDS = { proved: 'proved', 'proof-refused': 'proofRefused', 'proof-away': 'proofAway' } as const

const told = new URLSearchParams(location.search).get('told') ?? ''
export const isProofTab = told in ENDS

export function ProofTab(): ReactNode {
  useEffect(() => {
    if (told !== 'proved') return
    const channel = new BroadcastChannel(CHANNEL)
    channel.postMessage('proved')
    channel.close()
  }, [])
  const end = ENDS[told as keyof typeof ENDS]
  return (
    <main className="door">
      <h1>{say(`oidc.${end}`)}</h1>
      <p>{say(`oidc.${end}Then`)}</p>
    </main>
  )
}

/** Hears of it in the console; gives back how to stop. */
export function whenProved(call: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = call
  return () => channel.close()
}
