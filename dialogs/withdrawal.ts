/** A complaint withdrawn in the tenant's own words, after one question; coming back is always possible. */
import { yesNo } from './form/fields.ts'
import { form } from './form/form.ts'
import { latestComplaint } from './matters.ts'
import { holdsWords } from './signs.ts'
import type { Talk } from './talk.ts'

export const wantsToWithdraw = (talk: Talk): boolean =>
  latestComplaint(talk) !== undefined && holdsWords({ talk, key: 'casework.withdrawal.words' })

export const withdrawal = form('casework.withdrawal', { sure: yesNo() })
  .begins(({ talk, options, say }) => {
    options.words = talk.inbound.text
    say('begin', { reference: { reference: latestComplaint(talk)?.case.reference ?? '' } })
  })
  .done(async ({ talk, answers, options, say }) => {
    const own = latestComplaint(talk)
    const reference = { reference: { reference: own?.case.reference ?? '' } }
    if (!own || answers.sure !== 'yes') return void say('kept', reference)
    const acted = await talk.services.complaints.act({
      id: own.case.id,
      act: { action: 'withdraw', words: String(options.words) },
    })
    if (acted.ok) talk.plan(acted.write)
    if (acted.ok) say('done', reference)
    else say('late')
    return undefined
  })
