/** What is sensitive leaves the screen when its reader looks elsewhere, and after ten minutes without a hand on the device. */
import { useEffect, useRef } from 'react'
import { restedFor } from '../api.ts'

// Threats T1 and T4: an unattended desk, and somebody beside it.
const IDLE_MS = 10 * 60_000
const LOOK_MS = 5_000

export function useAway(onAway: () => void): void {
  const latest = useRef(onAway)
  latest.current = onAway
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'hidden') latest.current()
    }
    const timer = setInterval(() => restedFor() >= IDLE_MS && latest.current(), LOOK_MS)
    document.addEventListener('visibilitychange', look)
    // A page that the browser keeps for its back button keeps nothing of it.
    addEventListener('pagehide', latest.current)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
      removeEventListener('pagehide', latest.current)
    }
  }, [])
}
