/** Server-sent events for the console: that something changed, by id, never what; a stream that was cut goes on from its last id. */
import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { type Audience, trusted } from '../../../services/db.ts'
import { AppError } from '../../../services/errors.ts'
import { errorCode } from '../../../services/log.ts'
import type { Changes } from '../../changes.ts'
import type { Call } from '../route.ts'
import { baseHeaders } from '../security.ts'
import { refusalsOf } from './refusals.ts'
import { assertFactor, type Me, type StaffDeps, type StaffRoute, whoIs } from './staffRoute.ts'

interface Noted {
  number: number
  landlord: string
  audience: Audience
  kind: 'conversation' | 'case' | 'live'
  id: string
}

interface Listener {
  me: Me
  call: Call
  response: ServerResponse
}

/** Changes are gathered this long, so that a busy minute is one look at the database and not a hundred. */
const GATHER_MS = 100
const KEPT = 1_000
/** Keeps proxies from closing the stream, proves that the reader is there, and asks whether the session still holds. */
const BEAT_MS = 15_000

export interface StaffEvents {
  routes: StaffRoute[]
  close(): void
}

export function createStaffEvents({
  deps,
  changes,
}: {
  deps: StaffDeps
  changes: Pick<Changes, 'subscribe'>
}): StaffEvents {
  const { product } = deps
  // An id of another process, or of before a restart, cannot be gone on from: the reader is told to look at everything.
  const run = randomBytes(4).toString('hex')
  const log: Noted[] = []
  const listeners = new Set<Listener>()
  let last = 0
  let gathered = new Map<string, { kind: Noted['kind']; id: string }>()
  let timer: NodeJS.Timeout | null = null

  const tell = ({ listener, noted }: { listener: Listener; noted: Noted }): void => {
    const { scope } = listener.me
    if (noted.landlord !== scope.landlord || !scope.audiences.includes(noted.audience)) return
    listener.response.write(
      `id: ${run}-${noted.number}\nevent: ${noted.kind}\ndata: ${JSON.stringify({ id: noted.id })}\n\n`,
    )
  }
  const lookAround = (listener: Listener): void => {
    listener.response.write(`id: ${run}-${last}\nevent: look\ndata: {}\n\n`)
  }

  const pass = async (): Promise<void> => {
    timer = null
    const batch = [...gathered.values()]
    gathered = new Map()
    try {
      for (const kind of ['conversation', 'case', 'live'] as const) {
        const some = batch.filter((one) => one.kind === kind)
        if (some.length === 0) continue
        const filter = {
          landlord: trusted({ $in: product.landlords.all().map(({ slug }) => slug) }),
          _id: trusted({ $in: some.map(({ id }) => id) }),
        }
        const fields = { landlord: 1, audience: 1 }
        const found = await (kind === 'case'
          ? product.cases.model.find(filter, fields).lean()
          : product.conversations.find(filter, fields).lean())
        for (const { _id, landlord, audience } of found) {
          last += 1
          const noted: Noted = { number: last, landlord, audience, kind, id: String(_id) }
          // What holds for seconds is not gone back to.
          if (kind !== 'live') log.push(noted)
          if (log.length > KEPT) log.shift()
          for (const listener of listeners) tell({ listener, noted })
        }
      }
    } catch (error) {
      product.log.warn('staff events failed', { code: errorCode(error) })
      for (const listener of listeners) lookAround(listener)
    }
  }

  const stop = changes.subscribe((change) => {
    if (change.kind === 'gap') {
      for (const listener of listeners) lookAround(listener)
      return
    }
    if (listeners.size === 0 && log.length === 0) return
    if (change.kind === 'signal' && change.step === 'goes on') return
    const kind =
      change.kind === 'case' ? 'case' : change.kind === 'signal' || change.kind === 'marks' ? 'live' : 'conversation'
    const id = change.kind === 'case' ? change.case : change.conversation
    gathered.set(`${kind} ${id}`, { kind, id })
    timer ??= setTimeout(() => void pass(), GATHER_MS)
  })

  /** Everything since the id that the reader last saw; when that is not known here, a word to look at everything. */
  const resume = ({ listener, since }: { listener: Listener; since: string | undefined }): void => {
    const [of, number] = since?.split('-') ?? []
    const from = Number(number)
    const known =
      of === run && Number.isInteger(from) && (from >= last || (log[0] !== undefined && log[0].number <= from + 1))
    if (!known) lookAround(listener)
    else for (const noted of log) if (noted.number > from) tell({ listener, noted })
  }

  const beating = setInterval(() => {
    for (const listener of listeners) void beat(listener)
  }, BEAT_MS)
  beating.unref()

  const beat = async (listener: Listener): Promise<void> => {
    try {
      listener.me = await whoIs({ deps, call: listener.call })
      listener.response.write(': here\n\n')
    } catch (error) {
      if (!(error instanceof AppError)) return
      // Signed out, shut or at rest for too long: the page asks who it is, and shows the sign-in.
      listener.response.end('event: over\ndata: {}\n\n')
      listeners.delete(listener)
    }
  }

  const open = async (call: Call) => {
    const quiet: Call = { ...call, headers: { ...call.headers, 'x-heard-background': '1' } }
    const me = await whoIs({ deps, call: quiet })
    assertFactor({ deps, me })
    if (me.account.temporary || !(me.may('queue.read') || me.may('case.read')))
      throw new AppError('forbidden', { reason: 'role' })
    const { response } = call
    const https = product.config.publicUrl?.startsWith('https://') ?? false
    response.writeHead(200, {
      ...baseHeaders({ https }),
      'Content-Type': 'text/event-stream; charset=utf-8',
      'X-Accel-Buffering': 'no',
    })
    response.write('retry: 2000\n\n')
    const listener: Listener = { me, call: quiet, response }
    const since = call.headers['last-event-id']
    resume({ listener, since: Array.isArray(since) ? since[0] : since })
    listeners.add(listener)
    response.on('close', () => listeners.delete(listener))
    response.on('error', () => listeners.delete(listener))
    return { status: 200, taken: true as const }
  }

  return {
    routes: [
      {
        method: 'GET',
        path: '/api/staff/events',
        name: 'staff.events',
        handle: open,
        spec: {
          summary:
            'Server-sent events: `conversation` and `case` with an id, `live` where somebody came, went or writes, `look` when anything may have changed, `over` when the session ended.',
          query: null,
          body: null,
          answer: null,
          signedIn: true,
          keyed: false,
          refusals: refusalsOf({ method: 'GET', path: '/api/staff/events', act: 'queue.read' }),
          media: 'text/event-stream',
        },
      },
    ],
    close: () => {
      stop()
      clearInterval(beating)
      if (timer) clearTimeout(timer)
      for (const { response } of listeners) response.end()
      listeners.clear()
    },
  }
}
