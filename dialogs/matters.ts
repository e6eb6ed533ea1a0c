/** The matters opened in this conversation, and which one an unhappy word is about. */
import { caseHandle, type Matter } from './state.ts'
import type { Talk } from './talk.ts'

const REQUESTS = ['service_request', 'asb']

/** The request that was opened last: what a tenant is most likely unhappy about. */
export const latestRequest = (talk: Talk): Matter | undefined =>
  talk.state.matters.findLast((matter) => REQUESTS.includes(matter.case.kind))

export const latestComplaint = (talk: Talk): Matter | undefined =>
  talk.state.matters.findLast((matter) => matter.case.kind === 'complaint')

/** A third message about the same kind of thing is a third contact. */
const CONTACTS = 2

/** The state of things says what words may not: a date of an open request has passed, or this is the third contact about one thing. */
export function stateSpeaks({ talk, type }: { talk: Talk; type: string | null }): boolean {
  const requests = talk.state.matters.filter((matter) => REQUESTS.includes(matter.case.kind))
  const now = talk.inbound.receivedAt.getTime()
  const overdue = requests.some((matter) =>
    matter.case.clocks.some((clock) => !clock.pending && clock.due !== null && new Date(clock.due).getTime() < now),
  )
  return overdue || (type !== null && requests.filter((matter) => matter.type === type).length >= CONTACTS)
}

/** Cases of forms that were begun and not finished: dropping out loses nothing that a form has recorded. */
export function dropForms(talk: Talk): boolean {
  const running = [...talk.state.parked, ...talk.state.dialogs.dialogStack]
  for (const { state } of running) {
    const run = state as { record?: unknown; answers?: Record<string, unknown> } | undefined
    const handle = caseHandle.safeParse(run?.record)
    if (handle.success)
      talk.plan(
        talk.services.cases.finishIntake({
          handle: handle.data,
          answers: run?.answers ?? {},
          how: 'dropped',
          at: talk.inbound.receivedAt,
        }),
      )
  }
  talk.state.parked = []
  talk.state.dialogs.dialogStack.length = 0
  return running.length > 0
}
