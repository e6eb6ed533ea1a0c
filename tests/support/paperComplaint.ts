/** A complaint on paper: acts decided one after another by the engine itself, with no database, by any landlord's procedure. */
import { readFileSync } from 'node:fs'
import { DateTime } from 'luxon'
import { parse } from 'yaml'
import { clocksFor } from '../../services/cases/clocks.ts'
import { type Act, complaintActs } from '../../services/cases/complaint/acts.ts'
import { type CaseTimer, timersOf } from '../../services/cases/complaint/caseTimers.ts'
import { caseWords, type WordedEvent } from '../../services/cases/complaint/caseWords.ts'
import type { Actor, Change, Decision, NewEvent, Standing } from '../../services/cases/complaint/change.ts'
import { decide } from '../../services/cases/complaint/decide.ts'
import { newFacts } from '../../services/cases/complaint/facts.ts'
import { fire } from '../../services/cases/complaint/fire.ts'
import { procedureOf } from '../../services/cases/complaint/procedure.ts'
import { statusName } from '../../services/cases/complaint/status.ts'
import { loadLandlords } from '../../services/landlords/index.ts'
import { policyBlockSchema } from '../../services/landlords/policy.ts'
import type { Landlord } from '../../services/landlords/profile.ts'

const loaded = loadLandlords({ production: false, clock: () => new Date('2026-12-01T12:00:00Z') })
if (!loaded.ok) throw new Error(loaded.errors.join('\n'))
export const { law } = loaded
const meadowbrook = loaded.landlords.bySlug('meadowbrook')!

/** A landlord with the complaints policy of one source document. */
export function landlordOf(block: 'lumen-guide' | 'lumen-procedure' | 'service-standards'): Landlord {
  const file = new URL(`../../services/landlords/policies/${block}.yaml`, import.meta.url)
  const { complaints } = policyBlockSchema.parse(parse(readFileSync(file, 'utf8')))
  const { complaints: _other, ...policy } = meadowbrook.policy
  return { ...meadowbrook, policy: complaints ? { ...policy, complaints } : policy }
}

export const OFFICER: Actor = { id: 'officer', approves: false }
export const OTHER: Actor = { id: 'other', approves: false }
export const MANAGER: Actor = { id: 'manager', approves: true }
export const TENANT: Actor = { id: 'tenant', approves: false }

export interface PaperComplaint {
  standing(): Standing
  status(): string
  history(): readonly (NewEvent & { at: Date; by: string })[]
  timers(): CaseTimer[]
  act(args: { act: Act; by: Actor; at: string | Date }): Decision
  /** Acts, and fails the test where the act is refused. */
  must(args: { act: Act; by: Actor; at: string | Date }): Change
  fire(args: { timer: CaseTimer; at: Date }): Decision
  due(name: string): string | null
}

export function paperComplaint({
  landlord,
  receivedAt,
}: {
  landlord: Landlord
  receivedAt: string | Date
}): PaperComplaint {
  const procedure = procedureOf({ landlord, law })
  const received = new Date(receivedAt)
  const history: (NewEvent & { at: Date; by: string })[] = []
  let count = 0
  let standing: Standing = {
    phase: 'received',
    facts: newFacts(),
    clocks: clocksFor({ kind: 'complaint', landlord, law, at: received }),
    owner: null,
    receivedAt: received,
    words: caseWords([]),
  }
  const place = (at: Date, actor: Actor) => ({
    standing,
    actor,
    at,
    today: DateTime.fromJSDate(at, { zone: 'Europe/London' }).toFormat('yyyy-MM-dd'),
    procedure,
    law,
    id: (purpose: string) => `${purpose}-${count}`,
    mark: (text: string) => text,
  })
  const take = (decision: Decision, at: Date, by: Actor): Decision => {
    count += 1
    if (!decision.ok) return decision
    const { change } = decision
    history.push(...change.events.map((event) => ({ ...event, at, by: by.id })))
    standing = {
      ...standing,
      phase: change.phase,
      facts: change.facts,
      clocks: change.clocks,
      owner: change.owner,
      words: caseWords(history as WordedEvent[]),
    }
    return decision
  }
  const act: PaperComplaint['act'] = ({ act: asked, by, at }) => {
    const when = new Date(at)
    const parsed = complaintActs[asked.action].parse(asked) as Act
    return take(decide({ ...place(when, by), act: parsed }), when, by)
  }
  return {
    standing: () => standing,
    status: () => statusName({ phase: standing.phase, stage: standing.facts.stage }),
    history: () => history,
    timers: () => timersOf({ clocks: standing.clocks as never, complaint: standing.facts }),
    act,
    must: (args) => {
      const decision = act(args)
      if (!decision.ok) throw new Error(`${args.act.action}: ${decision.reason}`)
      return decision.change
    },
    fire: ({ timer, at }) =>
      take(fire({ ...place(at, { id: 'clock', approves: false }), kind: timer.kind, about: timer.about }), at, {
        id: 'clock',
        approves: false,
      }),
    due: (name) => {
      const dates = standing.clocks.flatMap((clock) =>
        !clock.pending && clock.name === name && !clock.ended && clock.dueDate ? [clock.dueDate] : [],
      )
      return dates.sort()[0] ?? null
    },
  }
}
