/** A tenant reports anti-social behaviour: a case of its own and no complaint; the other party never learns who told us. */
import { choice, meantFirst, text, yesNo } from './form/fields.ts'
import { form } from './form/form.ts'
import { sayPin } from './serviceRequest.ts'
import { firstWords, reach } from './sharedFields.ts'

const OFTEN = ['once', 'sometimes', 'weekly', 'daily'] as const

export const asb = form('asb', {
  happened: text({ max: 4000 }).known(firstWords),
  where: text({ max: 500 }),
  often: choice(OFTEN, { meant: 'often' }).known(meantFirst('often', ['weekly', 'daily'])),
  effect: text({ max: 1000, optional: true }),
  wanted: text({ max: 1000, optional: true }),
  speak: yesNo(),
  reach: reach(),
})
  .recordAs('asb', { opens: ({ options }) => (options.unhappy === true ? 'start' : 'done') })
  .begins(({ options, say }) => {
    if (options.first === true) say('begin')
  })
  .done(({ run, say, talk }) => {
    if (!run.record) return undefined
    say('done', { reference: { reference: run.record.reference } })
    if (talk.shows.voice === 'full') say('more')
    sayPin({ talk, run })
    return undefined
  })
