/** Whether anybody is in danger: a no only where nothing but a no was said, a maybe is a yes, and in doubt it is asked again. */
import type { Field } from './form/field.ts'
import { yesNo } from './form/fields.ts'
import { fold } from './form/fold.ts'
import { matchChoice, namedChoice } from './form/matchChoice.ts'
import { meantWords } from './form/meantChoice.ts'
import { isPlainNo } from './form/plainNo.ts'

const LIST = 'inDanger'
const WORDS = { yes: 'common.words.yes' }

export const inDangerNow = (): Field<'yes' | 'no'> => ({
  ...yesNo(),
  read: async ({ text: said, shown, talk }) => {
    const { language } = talk.state
    const picked = /^\d+$/.test(fold(said)) ? matchChoice({ said, shown, talk }) : namedChoice({ said, shown, talk })
    if (picked === 'yes' || picked === 'no') return { ok: true, value: picked }
    if (isPlainNo({ said, list: LIST, language })) return { ok: true, value: 'no' }
    const text = ` ${fold(said)} `
    const perhaps = meantWords({ list: LIST, id: 'yes', language }).some((word) => text.includes(` ${word} `))
    if (perhaps || matchChoice({ said, shown, talk, words: WORDS }) === 'yes') return { ok: true, value: 'yes' }
    return { ok: false, reason: 'not_understood' }
  },
})
