/** Leaves the page at once: blank first, then the session ends, then another site takes this page's place in the history. */

const PRESSES = 3
// GOV.UK Frontend, Exit this page: the presses count together for five seconds.
const TOGETHER_MS = 5000

export type Exit = {
  to: string
  leaving: () => string
  /** Ends the session and forgets everything; it must not wait for anything. */
  forget: () => void
}

export function createExit({ to, leaving, forget }: Exit): { leave: () => void } {
  const leave = () => {
    blank(leaving())
    forget()
    go(to)
  }
  document.querySelector('#exit')!.addEventListener('click', (event) => {
    event.preventDefault()
    leave()
  })
  // A frame's parent hears the keys that were pressed outside the frame, and passes the wish on.
  window.addEventListener('message', ({ source, data }) => {
    if (source === window.parent && source !== window && data === 'heard/exit') leave()
  })
  showStartAfterBack()
  return { leave }
}

/** In a frame it is the landlord's page that must go. It is asked to, and pushed: each way alone is refused in some browser. */
function go(to: string): void {
  if (window.top === window || !window.top) {
    location.replace(to)
    return
  }
  window.parent.postMessage({ heardLeaves: to }, '*')
  try {
    window.top.location.replace(to)
  } catch {
    // The parent's own script goes there.
  }
}

function blank(words: string): void {
  document.documentElement.classList.add('blank')
  const notice = document.createElement('p')
  notice.className = 'unseen'
  notice.setAttribute('role', 'alert')
  notice.textContent = words
  document.body.replaceChildren(notice)
}

type Presses = { leave: () => void; onPress: (left: number) => void; onStop: () => void }

/** Shift pressed three times alone; as part of a capital letter it does not count. */
export function leaveOnShift({ leave, onPress, onStop }: Presses): void {
  let count = 0
  let combined = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => {
    clearTimeout(timer)
    if (count > 0) onStop()
    count = 0
  }
  document.addEventListener('keydown', ({ key, shiftKey }) => {
    if (key === 'Shift') return
    combined = shiftKey
    stop()
  })
  document.addEventListener('keyup', ({ key }) => {
    if (key !== 'Shift') return
    if (combined) {
      combined = false
      return
    }
    clearTimeout(timer)
    timer = setTimeout(stop, TOGETHER_MS)
    count += 1
    if (count === PRESSES) leave()
    else onPress(PRESSES - count)
  })
}

/** The browser may keep the page whole and show it again on Back: it must show nothing old, so it is hidden going and loaded anew coming. */
function showStartAfterBack(): void {
  window.addEventListener('pagehide', () => document.documentElement.classList.add('blank'))
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload()
  })
}
