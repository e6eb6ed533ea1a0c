/** Knows whether messages can be sent and saved right now; the official client stays silent about it for minutes. */

const POLL_MS = 2000
const ANSWER_WITHIN_MS = 4000
// The server sends an empty message every 15 s; three missed ones are worth a question.
const SILENCE_MS = 45_000

export type Connection = {
  socketOpened: () => void
  socketHeard: () => void
  socketClosed: () => void
  postFailed: () => void
  postDelivered: () => void
  /** Tokens or conversations could not be had. */
  startFailed: () => void
  startSucceeded: () => void
}

type Health = '/health/live' | '/health/ready'

export function createConnection({ onChange }: { onChange: (connected: boolean) => void }): Connection {
  const faults = new Set<'device' | 'server' | 'saving' | 'start'>()
  let shown = true
  let cut = false
  let polling: ReturnType<typeof setTimeout> | undefined
  let silence: ReturnType<typeof setTimeout> | undefined

  const tell = () => {
    if (shown === (faults.size === 0)) return
    shown = faults.size === 0
    onChange(shown)
  }
  const fault = (name: 'device' | 'server' | 'saving' | 'start', present: boolean) => {
    if (present) faults.add(name)
    else faults.delete(name)
    tell()
  }
  const probe = async () => {
    clearTimeout(polling)
    const alive = await answers('/health/live')
    // After a cut the line is back when its socket is: only then do answers arrive again.
    if (!alive || !cut) fault('server', !alive)
    // A database that is away refuses messages while the process is alive and well.
    if (faults.has('saving') && (await answers('/health/ready'))) fault('saving', false)
    if (!alive || faults.has('saving')) polling = setTimeout(probe, POLL_MS)
  }
  const heard = () => {
    clearTimeout(silence)
    silence = setTimeout(probe, SILENCE_MS)
  }

  window.addEventListener('offline', () => fault('device', true))
  window.addEventListener('online', () => {
    fault('device', false)
    probe()
  })
  fault('device', !navigator.onLine)

  return {
    socketOpened: () => {
      cut = false
      heard()
      fault('server', false)
    },
    socketHeard: heard,
    socketClosed: () => {
      cut = true
      clearTimeout(silence)
      probe()
    },
    postFailed: () => {
      fault('saving', true)
      clearTimeout(polling)
      polling = setTimeout(probe, POLL_MS)
    },
    postDelivered: () => fault('saving', false),
    startFailed: () => fault('start', true),
    startSucceeded: () => fault('start', false),
  }
}

async function answers(path: Health): Promise<boolean> {
  return fetch(path, { cache: 'no-store', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) }).then(
    ({ ok }) => ok,
    () => false,
  )
}
