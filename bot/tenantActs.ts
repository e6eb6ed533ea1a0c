/** What a tenant does with a complaint by talking: decided on what stands now, and decided again as it is written. */
import type { TalkServices } from '../dialogs/services.ts'
import type { Complaints } from '../services/cases/complaint/complaints.ts'
import { TurnConflict } from './commit.ts'

export const tenantActs =
  ({
    deps,
    landlord,
    inbound,
    at,
  }: {
    deps: { complaints: Complaints }
    landlord: string
    inbound: string
    at: Date
  }): TalkServices['complaints']['act'] =>
  async ({ id, act }) => {
    const key = `${inbound}:${act.action}`
    const actor = { id: 'tenant', approves: false }
    const looked = await deps.complaints.look({ landlord, id, act, actor, at, key })
    if (!looked.ok) return looked
    const { change, answered } = looked
    return {
      ok: true,
      phase: change.phase,
      stage: change.facts.stage,
      answered,
      due: (name) =>
        change.clocks
          .flatMap((clock) =>
            !clock.pending && !clock.ended && clock.name === name && clock.dueDate !== null ? [clock.dueDate] : [],
          )
          .sort()[0] ?? null,
      write: {
        what: `complaint.${act.action}`,
        run: async (session) => {
          const acted = await deps.complaints.act({
            session,
            filter: { landlord },
            id,
            version: null,
            act,
            actor,
            at,
            key,
          })
          // What was just told is no longer so: the turn is run again on what stands now.
          if (!acted.ok) throw new TurnConflict()
        },
      },
    }
  }
