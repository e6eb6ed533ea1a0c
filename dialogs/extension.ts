/** The tenant's own word on a new date: yes, no, or nothing; a no never cancels it (journeys 10). */
import { yesNo } from './form/fields.ts'
import { form } from './form/form.ts'

export const extension = form('casework.extension', { agreed: yesNo() }).done(
  async ({ talk, answers, options, say }) => {
    const agreed = answers.agreed === 'yes' ? 'yes' : 'no'
    const acted = await talk.services.complaints.act({
      id: String(options.case),
      act: { action: 'extension_answer', agreed },
    })
    if (acted.ok) talk.plan(acted.write)
    say(acted.ok ? agreed : 'late')
    return undefined
  },
)
