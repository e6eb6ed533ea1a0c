/** Behind the code of a closed report: how well it was handled, asked once and free to skip; the answer is kept nowhere near the report. */
import { form } from '../form/form.ts'
import { type Rating, scale } from '../surveyScale.ts'
import { foundReport } from './foundReport.ts'

export const satisfiedWithReport = form('hateReport.satisfied', { handled: scale({ optional: true }) })
  .answered(({ talk, answers }) => {
    const { words } = answers.handled as Rating
    // A score by itself stands in no log either.
    if (!words) talk.effects.unkept = true
  })
  .done(async ({ talk, answers, options, say }) => {
    const rated = answers.handled as Rating | undefined
    const next = { report: options.report, unhappy: rated?.unhappy === true }
    const report = foundReport.safeParse(options.report).data
    // Where the place was lost, the code opens the report again.
    if (!report) return undefined
    if (rated === undefined) return { dialog: 'hateReport.inside', options: next }
    const { score, words } = rated
    const planned = await talk.services.reports.act({
      report,
      act: { action: 'satisfaction', score, ...(words ? { words } : {}) },
    })
    // Somebody has worked on it since: there is nothing to rate any more, and the person need not care.
    if (planned.ok) talk.plan(planned.write)
    say('thanks')
    if (planned.ok && words) say('passedOn', {}, { joins: true })
    if (rated.unhappy) say('sorry')
    return { dialog: 'hateReport.inside', options: next }
  })
