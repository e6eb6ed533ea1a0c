/** The removal of graffiti as a job of its own, which knows a place and a kind of wording and nothing of any report. */
import type { CaseHandle, Cases } from '../cases/cases.ts'
import { clocksFor, type RunningClock, start } from '../cases/clocks.ts'
import type { MasterKey } from '../confidential/keys.ts'
import { blindIndex } from '../confidential/seal.ts'
import type { PlannedWrite } from '../db.ts'
import type { Law } from '../landlords/law.ts'
import { limitsFor } from '../landlords/limits.ts'
import type { Landlord } from '../landlords/profile.ts'

export interface GraffitiJob {
  handle: CaseHandle
  /** Null where the landlord has no time for it: staff set the date. */
  clock: RunningClock | null
  write: PlannedWrite
}

export function graffitiJob({
  cases,
  master,
  landlord,
  law,
  place,
  wording,
  channel,
  run,
  at,
}: {
  cases: Cases
  master: MasterKey
  landlord: Landlord
  law: Law
  place: string
  /** A kind of the landlord's list; null where nobody said. */
  wording: string | null
  channel: 'web' | 'sms' | 'staff'
  /** A random id, made for this job alone: one run is one job, and nothing can be followed from it. */
  run: string
  at: Date
}): GraffitiJob {
  const clock = removalClock({ landlord, law, at })
  const { handle, write } = cases.open({
    landlord: landlord.slug,
    audience: 'general',
    kind: 'service_request',
    type: 'estate',
    profile: `${landlord.slug}@${landlord.version}`,
    team: landlord.operations.teams.find(({ handles }) => handles.includes('estate'))?.id ?? '',
    channel: channel === 'web' ? 'webchat' : channel,
    conversation: null,
    // The landlord's own first language: the reporter's would say something of the reporter.
    language: landlord.operations.languages[0] as string,
    formRun: blindIndex({ master, field: 'graffiti', value: run }),
    receivedAt: at,
    awareAt: null,
    hazard: null,
    urgent: false,
    clocks: [...(clock ? [clock] : []), ...clocksFor({ kind: 'service_request', landlord, law, at })],
    answers: { what: 'graffiti', place, ...(wording ? { wording } : {}) },
    intake: 'finished',
    reviewOn: null,
    pin: () => null,
  })
  return { handle, clock, write }
}

function removalClock({ landlord, law, at }: { landlord: Landlord; law: Law; at: Date }): RunningClock | null {
  const limit = limitsFor({ landlord, law }).find(({ name }) => name === 'graffiti_removal')
  if (!limit) return null
  // The key of the profile without its section: contractors read it, and it would name the matter (journeys 0.3).
  const source = limit.source.replace('hate_and_harassment.', '')
  return start({ rule: { ...limit, source, nation: landlord.nation }, law, at })
}
