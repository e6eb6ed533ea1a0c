/** How the tenant would like to take part where an appeal is heard; declining loses nothing (journeys 12). */
import { text } from './form/fields.ts'
import { form } from './form/form.ts'

export const panelWishes = form('casework.panel', { wishes: text({ max: 2000, optional: true }) })
  .begins(({ options, say }) =>
    say('begin', { reference: { reference: String(options.reference) }, on: { date: String(options.on) } }),
  )
  .done(async ({ talk, answers, options, say }) => {
    if (typeof answers.wishes !== 'string') return void say('none')
    const acted = await talk.services.complaints.act({
      id: String(options.case),
      act: { action: 'panel_wishes', text: answers.wishes },
    })
    if (acted.ok) talk.plan(acted.write)
    say(acted.ok ? 'done' : 'late')
    return undefined
  })
