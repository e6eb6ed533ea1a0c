/** A tenant says thanks or makes a comment: their words, who it is about, may it be shared. */
import { choice, text } from './form/fields.ts'
import { form } from './form/form.ts'
import { firstWords } from './sharedFields.ts'

export const compliment = form('compliment', {
  words: text({ max: 2000 }).known(firstWords),
  who: text({ max: 300, optional: true }),
  share: choice(['with_name', 'without_name', 'no'], { words: { no: 'common.words.no' } }),
})
  .recordAs('compliment', { opens: 'done' })
  .done(({ run, say }) => {
    if (run.record) say('done', { reference: { reference: run.record.reference } })
    return undefined
  })
