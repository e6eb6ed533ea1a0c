/** The end of a report: sent, and given back only what its channel may keep; or stopped, and nothing kept. */
import { z } from 'zod'
import { type KeptFile, keptFile } from '../../services/attachments/keptFile.ts'
import type { Signal } from '../../services/hateReports/severity.ts'
import { backInLine } from '../backInLine.ts'
import type { FormTurn, Next } from '../form/parts.ts'
import type { ReportOpened } from '../services.ts'
import { choiceAfter } from './choiceAfter.ts'
import { wayOf } from './contact.ts'
import { closeSent } from './leaveSent.ts'
import { toReport } from './toReport.ts'

const statement = z.object({ version: z.string(), language: z.string() })

/** The answers live on in the sealed report alone: the key of the section they were given in is destroyed. */
export async function send(turn: FormTurn): Promise<Next> {
  const { talk, answers, options, run } = turn
  const texts = talk.shows.voice === 'short'
  // What led here is sealed with it, once: most often it is the account itself.
  const opening = typeof options.words === 'string' && options.opening !== true ? [options.words] : []
  const opened = await talk.services.reports.open({
    report: toReport({ answers, ledHere: opening, texts }),
    files: sentFiles({ answers, options }),
    run: String(options.reportRun),
    receivedAt: talk.inbound.receivedAt,
    statement: statement.parse(options.statement),
    signals: (options.signals ?? []) as Signal[],
    graffitiJob: typeof options.graffitiJob === 'string' ? options.graffitiJob : null,
  })
  // The questions allow nothing that a report may not hold: this is a fault of ours, and the turn is not committed.
  if (!opened.ok) throw new Error(`not_a_report ${opened.fields.join(' ')}`)
  talk.plan(opened.write)
  closeSent({ talk, audience: 'hate' })
  backInLine(turn)
  giveBack({ turn, opened })
  run.answers = {}
  return choiceAfter(turn)
}

/** Those sent when they were asked for, and those that came beside another answer. */
const sentFiles = ({ answers, options }: Pick<FormTurn, 'answers' | 'options'>): KeptFile[] =>
  [options.files, answers.photos].flatMap((some) => z.array(keptFile).parse(some ?? []))

function giveBack({ turn, opened }: { turn: FormTurn; opened: Extract<ReportOpened, { ok: true }> }): void {
  const { talk, answers, say } = turn
  say('done', { reference: { reference: opened.reference } })
  if (talk.shows.voice === 'short') return
  const anonymous = answers.who === 'anonymous'
  if (!anonymous && wayOf({ answers, texts: false }) === 'none') say('noContact')
  else sayDue({ turn, opened, text: anonymous ? 'comeBackAfter' : 'contactBy' })
  if (opened.receipt) {
    say('receipt', { code: { ltr: opened.receipt } })
    say('receiptUse', {}, { joins: true })
  }
  say('support')
}

function sayDue({
  turn: { say },
  opened: { due },
  text,
}: {
  turn: FormTurn
  opened: Extract<ReportOpened, { ok: true }>
  text: 'comeBackAfter' | 'contactBy'
}): void {
  if (!due) return
  if (due.date === null) say(text, { moment: { moment: due.at.toISOString() } })
  else say(`${text}Day`, { by: { date: due.date } })
}

/** Nothing is kept of what was not sent, but for a danger to life (journeys 19.2). */
export function stop({ talk, answers, options }: Pick<FormTurn, 'talk' | 'answers' | 'options'>): Next {
  const inDanger = answers.danger === 'yes'
  talk.say(inDanger ? 'hateReport.stoppedInDanger' : 'hateReport.stopped')
  if (options.graffitiJob !== undefined) talk.say('hateReport.removalStays', { joins: true })
  // In danger everything stays where the trained few see it.
  if (!inDanger) {
    talk.effects.leaveSection = { destroy: true }
    backInLine({ talk, options })
  }
  return 'silent'
}
