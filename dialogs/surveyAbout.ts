/** A few questions about the tenant's background, each free to leave out, whose answers stand in no log and are kept apart from the person. */

import { BACKGROUND, type BackgroundAnswers, QUESTIONS, UNSAID } from '../services/surveys/backgroundQuestions.ts'
import { type Field, field, keyOf } from './form/field.ts'
import { isWord, yesNo } from './form/fields.ts'
import { form } from './form/form.ts'
import { matchChoice } from './form/matchChoice.ts'
import type { Talk } from './talk.ts'

/** Profile key surveys.background_asked_on_every_survey (obligations row 36); where the sources are silent nobody is asked. */
export const asksBackground = (talk: Talk): boolean =>
  talk.landlord.policy.surveys?.background_asked_on_every_survey === true

/** "Rather not say" is first, so that it is never behind "more". */
const answersOf = (name: (typeof QUESTIONS)[number]): string[] => [UNSAID, ...BACKGROUND[name]]

/** Lists of words that mean an answer, where there is one with that name. */
const WORDS = {
  [UNSAID]: 'survey.about.words.unsaid',
  disabled: 'common.words.yes',
  not_disabled: 'common.words.no',
  none: 'common.words.no',
}

/** The value is the place in the list and no word: what is sealed while the talk goes on is as long whatever was answered. */
const unkept = (ids: readonly string[]): Field<number> =>
  field<number>({
    kind: 'choice',
    freeText: false,
    choices: ({ form: home, name }) =>
      ids.map((id) => ({ id, key: id === UNSAID ? 'survey.about.unsaid' : keyOf(home, name, 'choices', id) })),
    read: async ({ text: said, shown, talk }) => {
      const { language } = talk.state
      const left = isWord({ said, key: 'common.words.skip', language })
      const place = ids.indexOf(left ? UNSAID : (matchChoice({ said, shown, talk, words: WORDS }) ?? ''))
      // Words that lead elsewhere are no answer, and are kept like any others.
      if (talk.afterAnswer || (place < 0 && talk.otherwise)) return { ok: false, reason: 'not_listed' }
      talk.effects.unkept = true
      return place < 0 ? { ok: false, reason: 'not_listed' } : { ok: true, value: place }
    },
    show: () => ({ key: 'survey.about.kept' }),
  }).skipIf(({ answers }) => answers.go !== 'yes')

export const surveyAbout = form('survey.about', {
  go: yesNo(),
  age: unkept(answersOf('age')),
  disability: unkept(answersOf('disability')),
  ethnic: unkept(answersOf('ethnic')),
  religion: unkept(answersOf('religion')),
  sex: unkept(answersOf('sex')),
  orientation: unkept(answersOf('orientation')),
}).done(({ talk, answers, options }) => {
  if (answers.go === 'yes') {
    const given = QUESTIONS.map((name) => [name, answersOf(name)[Number(answers[name])] ?? UNSAID])
    const score = Number(options.score)
    talk.plan(talk.services.surveys.background({ score, answers: Object.fromEntries(given) as BackgroundAnswers }))
  }
  talk.say('survey.thanks')
  talk.say('survey.end')
  return undefined
})
