/** After a sensitive word: nothing is kept on the device, and ten idle minutes end the session. */

// Threat T1: a shared computer that was left alone.
const IDLE_MS = 10 * 60_000
const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart']

export function endWhenIdle(end: () => void): void {
  let last = Date.now()
  const touch = () => {
    last = Date.now()
  }
  for (const sign of SIGNS_OF_LIFE) document.addEventListener(sign, touch, { passive: true })
  const check = () => {
    if (Date.now() - last < IDLE_MS) return
    clearInterval(timer)
    document.removeEventListener('visibilitychange', check)
    end()
  }
  const timer = setInterval(check, 1000)
  // Timers sleep with the computer: look again the moment somebody looks at the page.
  document.addEventListener('visibilitychange', check)
}
