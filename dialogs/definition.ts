/** The tenant agrees or corrects how a complaint was understood; by text only after a yes that it may be shown. */
import { text, yesNo } from './form/fields.ts'
import { form } from './form/form.ts'
import type { FormTurn } from './form/parts.ts'

const said = (value: unknown): string => (typeof value === 'string' ? value : '')

export const definition = form('casework.definition', {
  show: yesNo().skipIf(({ talk }) => talk.shows.private),
  right: yesNo().skipIf((turn) => turn.answers.show === 'no'),
  correction: text({ max: 4000 }).skipIf(({ answers }) => answers.right !== 'no'),
})
  .begins((turn) => {
    turn.say('begin', { reference: { reference: said(turn.options.reference) } })
    if (turn.talk.shows.private) show(turn)
  })
  .answered((turn, field) => {
    if (field === 'show' && turn.answers.show === 'yes') show(turn)
  })
  .done(async ({ talk, answers, options, say }) => {
    if (answers.show === 'no') return void say('notHere')
    const { complaints } = talk.services
    const words = said(answers.correction)
    const acted = await complaints.act({
      id: said(options.case),
      act: answers.right === 'yes' ? { action: 'agree_definition' } : { action: 'correct_definition', words },
    })
    if (acted.ok) talk.plan(acted.write)
    say(!acted.ok ? 'late' : answers.right === 'yes' ? 'agreed' : 'corrected')
    return undefined
  })

function show({ options, say }: FormTurn): void {
  say('understanding', { words: said(options.understanding) })
  say('outcomes', { words: said(options.outcomes) })
}
