/** A report on paper: acts decided one after another by the rules themselves, with no database and nothing sealed. */
import { type Act, reportActs } from '../../../services/hateReports/acts.ts'
import type { Change, Decision, NewEvent, Officer, Standing } from '../../../services/hateReports/change.ts'
import { choicesFor } from '../../../services/hateReports/choices.ts'
import { decide } from '../../../services/hateReports/decide.ts'
import { fire } from '../../../services/hateReports/fire.ts'
import { newState } from '../../../services/hateReports/newState.ts'
import { type Report, reportSchema } from '../../../services/hateReports/report.ts'
import { type ReportTimer, timersOf } from '../../../services/hateReports/reportTimers.ts'
import { responseClock } from '../../../services/hateReports/responseClock.ts'
import { severityOf } from '../../../services/hateReports/severity.ts'
import type { WorkingState } from '../../../services/hateReports/workingState.ts'
import { ANONYMOUS, law, meadowbrook } from './reportWorld.ts'

export const AMIR = 'officer-amir'
export const BETH = 'officer-beth'
export const REPORTER = 'reporter'
const OFFICERS: Officer[] = [
  { id: AMIR, teams: ['hate-response'] },
  { id: BETH, teams: ['hate-response', 'estates'] },
]

const choices = choicesFor({ landlord: meadowbrook, law })

export const paperState = (more: Partial<WorkingState> = {}): WorkingState => ({
  ...newState({
    report: reportSchema(choices).parse(ANONYMOUS),
    reasons: [],
    seriousSince: null,
    hasReceipt: true,
    graffitiJob: null,
  }),
  ...more,
})

export function paperReport({
  report: answers = ANONYMOUS,
  receivedAt = '2027-03-10T10:00:00Z',
  receipt = true,
  officers = OFFICERS,
}: {
  report?: object
  receivedAt?: string
  receipt?: boolean
  officers?: Officer[]
} = {}) {
  const report = reportSchema(choices).parse(answers) as Report
  const at = new Date(receivedAt)
  const { severity, reasons } = severityOf({ report, choices })
  const history: (NewEvent & { id: string; at: Date; by: string })[] = []
  let count = 0
  let standing: Standing = {
    status: 'received',
    severity,
    clocks: [responseClock({ severity, landlord: meadowbrook, law, at })],
    owner: null,
    receivedAt: at,
    consents: choices.partners.map((partner) => ({ partner, state: report.consents[partner] as 'yes' | 'no', at })),
    lockedOut: [],
    state: newState({
      report,
      reasons,
      seriousSince: severity === 'serious' ? at : null,
      hasReceipt: receipt,
      graffitiJob: null,
    }),
  }
  const take = ({ decision, when, by }: { decision: Decision; when: Date; by: string }): Decision => {
    count += 1
    if (!decision.ok) return decision
    const { events, alerts: _, exports: __, ...after } = decision.change
    history.push(...events.map((event, n) => ({ ...event, id: `${count}-${n}`, at: when, by })))
    standing = { ...standing, ...after }
    return decision
  }
  const act = ({ act: asked, by = AMIR, on = receivedAt }: { act: Act; by?: string; on?: string }): Decision => {
    const when = new Date(on)
    const decision = decide({
      standing,
      actor: { id: by, trained: by !== REPORTER && by !== 'untrained' },
      at: when,
      landlord: meadowbrook,
      law,
      officers,
      id: (purpose) => `${purpose}-${count}`,
      mark: ({ kind, id }) => `${kind} ${id}`,
      act: reportActs[asked.action].parse(asked) as Act,
    })
    return take({ decision, when, by })
  }
  return {
    standing: () => standing,
    history: () => history,
    act,
    /** Acts, and fails the test where the act is refused. */
    must: (args: Parameters<typeof act>[0]): Change => {
      const decision = act(args)
      if (!decision.ok) throw new Error(`${args.act.action}: ${decision.reason}`)
      return decision.change
    },
    timers: (): ReportTimer[] =>
      timersOf({ ...standing, history: history.map((event) => ({ ...event, words: null })) }),
    fire: ({ timer, lastReadAt = null }: { timer: ReportTimer; lastReadAt?: Date | null }): Decision =>
      take({
        decision: fire({ standing, kind: timer.kind, about: timer.about, lastReadAt }),
        when: timer.dueAt,
        by: 'clock',
      }),
    /** Clocks that somebody must still answer, as `name due`. */
    owed: (): string[] =>
      standing.clocks.flatMap((clock) =>
        clock.pending || clock.ended ? [] : [`${clock.name} ${clock.due?.toISOString()}`],
      ),
  }
}
