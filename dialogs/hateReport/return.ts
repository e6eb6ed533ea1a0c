/** Somebody comes back with a code: how it stands and what was written both ways; never their own account (journeys 19). */
import type { TextKey } from '../../locales/index.ts'
import type { ReporterView } from '../../services/hateReports/reporterView.ts'
import { code } from '../form/fields.ts'
import { fold } from '../form/fold.ts'
import { form } from '../form/form.ts'
import type { FormTurn } from '../form/parts.ts'
import { park } from '../parked.ts'
import { sealSection } from '../sealSection.ts'
import { CODE_DIGITS } from './reportCode.ts'

const digits = (text: string): string => fold(text).replace(/\D/g, '')

export const returnToReport = form('hateReport.return', {
  // A code that was typed elsewhere stands in a log that is not ours.
  code: code({ digits: CODE_DIGITS }).skipIf(({ talk }) => !talk.shows.quickExit),
})
  .begins(({ talk, options, run, say }) => {
    sealSection({ talk, audience: 'hate' })
    park({ talk, keep: 1 })
    if (options.first === true) run.answers.code = digits(talk.inbound.text)
    else if (talk.shows.quickExit) say('begin')
  })
  .done(async (turn) => {
    const { talk, answers, say, run } = turn
    // Right or wrong, what was typed goes with the next message.
    talk.state.afterReport = true
    if (!talk.shows.quickExit) {
      say('notHere')
      return 'silent'
    }
    const found = await talk.services.reports.find(String(answers.code))
    run.answers = {}
    const view = found.ok ? await talk.services.reports.view(found.report) : null
    if (!found.ok || !view) {
      say(!found.ok && found.reason === 'too_many' ? 'tooMany' : 'notFound')
      return 'silent'
    }
    talk.state.afterReport = false
    sayView({ turn, view })
    const { report } = found
    if (!view.asksSatisfaction) return { dialog: 'hateReport.inside', options: { report } }
    // Marked now: whoever leaves without an answer is not asked again.
    const asked = await talk.services.reports.act({ report, act: { action: 'satisfaction' } })
    if (asked.ok) talk.plan(asked.write)
    return { dialog: asked.ok ? 'hateReport.satisfied' : 'hateReport.inside', options: { report } }
  })

function sayView({ turn: { say }, view }: { turn: FormTurn; view: ReporterView }): void {
  say(`standing.${view.status}`, { reference: { reference: view.reference } })
  if (view.answerBy) say('answerBy', { moment: { moment: view.answerBy.toISOString() } }, { joins: true })
  if (view.messages.length === 0) say('noMessages')
  for (const { at, from, text } of view.messages)
    say(from === 'team' ? 'fromTeam' : 'fromYou', { moment: { moment: at.toISOString() }, text })
}

/** Where the words of what follows stand. */
export const WORDS = 'hateReport.return'
export const wordsOf = (text: string): TextKey => `${WORDS}.${text}` as TextKey
