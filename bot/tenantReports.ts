/** What a reporter does by talking: sends a report, has graffiti removed, comes back with a code; planned for the turn's transaction. */
import type { TalkReports } from '../dialogs/services.ts'
import type { ConversationRecord } from '../services/conversations/conversationModel.ts'
import { choicesFor } from '../services/hateReports/choices.ts'
import type { HateReports } from '../services/hateReports/hateReports.ts'
import { teamName } from '../services/hateReports/teamName.ts'
import { newId } from '../services/ids.ts'
import type { Law } from '../services/landlords/law.ts'
import type { Landlord } from '../services/landlords/profile.ts'
import { TurnConflict } from './commit.ts'

export function tenantReports({
  reports,
  law,
  landlord,
  conversation,
  language,
  at,
  inbound,
  origin,
  ownNumber,
  codes,
}: {
  reports: HateReports
  law: Law
  landlord: Landlord
  conversation: Pick<ConversationRecord, 'channel' | 'thread'>
  language: () => string
  at: Date
  /** Names this message: an act of its turn is the same act on a rerun. */
  inbound: string
  /** Stands for the address it came from; null where none is known. */
  origin: string | null
  /** The number that texts come from; null on other channels. */
  ownNumber: () => string | null
  /** A code may be shown here: the channel keeps nothing on the device and can be left at once. */
  codes: boolean
}): TalkReports {
  const channel = conversation.channel === 'sms' ? ('sms' as const) : ('web' as const)
  let choices: TalkReports['choices'] | undefined
  return {
    get choices() {
      choices ??= choicesFor({ landlord, law })
      return choices
    },
    get team() {
      return teamName(landlord)
    },
    newRun: newId,
    open: async ({ report, ...start }) => {
      const opened = await reports.open({
        ...start,
        landlord,
        report: withOwnNumber({ report, ownNumber }),
        language: language(),
        channel,
        receipt: codes,
      })
      if (!opened.ok) return { ok: false, fields: opened.fields }
      const { reference, receipt, severity, clock, write } = opened
      const due = clock.due && { at: clock.due, date: clock.unit === 'hours' ? null : clock.dueDate }
      return { ok: true, reference, receipt, severity, due, write }
    },
    removeGraffiti: ({ place, wording, run }) => {
      const { handle, clock, write } = reports.removeGraffiti({ landlord, place, wording, channel, run, at })
      return { id: handle.id, reference: handle.reference, due: clock?.due ?? null, write }
    },
    find: (code) =>
      reports.receipts.find({
        landlord: landlord.slug,
        code,
        from: conversation.thread,
        address: origin,
        message: inbound,
      }),
    view: (report) => reports.view(report),
    act: async ({ report: { id }, act }) => {
      const by = { landlord: landlord.slug, who: 'reporter' } as const
      const looked = await reports.look({ by, id, act, at })
      if (!looked.ok) return { ok: false }
      return {
        ok: true,
        write: {
          what: 'report.act',
          run: async (session) => {
            const key = `${inbound}:${act.action}:${'partner' in act ? act.partner : ''}`
            const acted = await reports.act({ session, by, id, act, version: null, at, key })
            // What was just told is no longer so: the turn is run again on what stands now.
            if (!acted.ok) throw new TurnConflict()
          },
        },
      }
    },
  }
}

/** "Text this number": the one number that nobody types. */
function withOwnNumber({
  report,
  ownNumber,
}: {
  report: Record<string, unknown>
  ownNumber: () => string | null
}): Record<string, unknown> {
  const contact = report.safe_contact as { way?: string; number?: string } | undefined
  if (contact?.way !== 'sms' || contact.number !== undefined) return report
  return { ...report, safe_contact: { ...contact, number: ownNumber() ?? undefined } }
}
