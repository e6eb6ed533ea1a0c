/** After a complaint is closed: how it went; one answer is enough, and unhappy ones lead to the choice to complain (journeys 15). */

import { SURVEY_QUESTIONS, type SurveyScores } from '../services/surveys/surveyAnswers.ts'
import { text } from './form/fields.ts'
import { form } from './form/form.ts'
import type { Next } from './form/parts.ts'
import type { TalkServices } from './services.ts'
import { isUnhappy } from './signs.ts'
import { asksBackground } from './surveyAbout.ts'
import { type Declined, type Rating, scale } from './surveyScale.ts'
import type { Talk } from './talk.ts'

const said = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Nobody is asked who does not wish it; whoever waits for a person has something else in mind. */
export const survey = form('survey', {}).done(async ({ talk, options, say }) => {
  const { optedOut, waiting } = talk.conversation
  if (optedOut || waiting || !(await talk.services.surveys.wanted())) return 'silent'
  say('begin', { reference: { reference: said(options.reference) } })
  return { dialog: 'survey.score', options: { case: options.case, survey: talk.services.id('survey') } }
})

/** Recorded at once: whoever goes away after one answer has answered. */
export const surveyScore = form('survey.score', { handled: scale({ mayDecline: true }) }).done(
  async ({ talk, answers, options, say }) => {
    const { surveys } = talk.services
    const rated = answers.handled as Rating | Declined
    if (rated === 'not_now') return void say('notNow')
    if (rated === 'never') {
      talk.plan(surveys.notAgain())
      return void say('never')
    }
    const { score, words, unhappy } = rated
    const about = said(options.case)
    await act({ talk, id: about, act: { action: 'survey_answer', score, ...(words ? { words } : {}) } })
    talk.plan(surveys.answer({ id: said(options.survey), about, scores: { handled: score } }))
    if (talk.shows.voice === 'short') return ending({ talk, unhappy })
    return { dialog: 'survey.more', options: { ...options, unhappy, score } }
  },
)

export const surveyMore = form('survey.more', {
  time: scale({ optional: true }),
  listened: scale({ optional: true }),
  understood: scale({ optional: true }),
  words: text({ max: 2000, optional: true }),
})
  .answered(({ talk, answers, options }, field) => {
    // What was said here is answered for at the end of the questions.
    if (talk.afterAnswer?.dialog === 'choice') talk.afterAnswer = null
    const ratings = SURVEY_QUESTIONS.flatMap((name): [string, Rating][] =>
      name in answers ? [[name, answers[name] as Rating]] : [],
    )
    options.unhappy ||= ratings.some(([, { unhappy }]) => unhappy) || (field === 'words' && isUnhappy(talk))
    const scores: SurveyScores = Object.fromEntries(ratings.map(([name, { score }]) => [name, score]))
    talk.plan(talk.services.surveys.answer({ id: said(options.survey), about: said(options.case), scores }))
  })
  .done(async ({ talk, answers, options }) => {
    const words = said(answers.words)
    if (words) await act({ talk, id: said(options.case), act: { action: 'note', text: words } })
    const unhappy = options.unhappy === true
    if (!asksBackground(talk)) return ending({ talk, unhappy })
    // The choice comes first; those who are unhappy are asked the rest like everybody else, or groups could not be compared.
    if (unhappy) talk.afterAnswer = { dialog: 'choice', options: {} }
    return { dialog: 'survey.about', options: { score: options.score } }
  })

/** A complaint that has moved on takes no answer any more; the tenant need not care. */
async function act({
  talk,
  ...asked
}: { talk: Talk } & Parameters<TalkServices['complaints']['act']>[0]): Promise<void> {
  const acted = await talk.services.complaints.act(asked)
  if (acted.ok) talk.plan(acted.write)
}

function ending({ talk, unhappy }: { talk: Talk; unhappy: boolean }): Next {
  talk.say('survey.thanks')
  if (unhappy) return { dialog: 'choice', options: {} }
  talk.say('survey.end')
  return undefined
}
