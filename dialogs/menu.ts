/** The menu: everything one can do here, in order; a kept conversation is offered first. Also the best guesses at an unclear message. */
import type { TextKey } from '../locales/index.ts'
import { hearAgain, keep, keptFrom } from './again.ts'
import { field, keyOf } from './form/field.ts'
import { type Form, form } from './form/form.ts'
import { matchChoice } from './form/matchChoice.ts'
import { park, parkedDialog, unpark } from './parked.ts'
import type { Choice, Talk } from './talk.ts'
import type { Begin } from './turnSteps.ts'

/** One line of the menu: its texts are `common.menu.topic.choices.<id>`. */
export interface MenuEntry extends Begin {
  id: string
}

/** Going back is first, when there is something to go back to. */
const back = (talk: Talk): Choice[] =>
  parkedDialog(talk) ? [{ id: 'back', key: 'common.menu.topic.choices.back' }] : []

export const menuForm = (entries: MenuEntry[]): Form =>
  form('common.menu', {
    topic: field<string>({
      kind: 'choice',
      freeText: false,
      choices: ({ form: name, name: topic, talk }) => [
        ...back(talk),
        ...entries.map(({ id }): Choice => ({ id, key: keyOf(name, topic, 'choices', id) })),
      ],
      read: async ({ text: said, shown, talk }) => {
        const id = matchChoice({ said, shown, talk })
        return id ? { ok: true, value: id } : { ok: false, reason: 'not_listed' }
      },
      show: ({ value }) => value,
    }),
  })
    .begins(({ talk }) => park({ talk, keep: 1 }))
    .done(({ talk, answers }) => {
      if (answers.topic === 'back') {
        unpark(talk)
        return undefined
      }
      return entries.find(({ id }) => id === answers.topic)
    })

/** The intents that can be guessed at, by the menu line that names them. */
const GUESSES: Record<string, string> = {
  repair: 'repair',
  appointment: 'appointment',
  complaint: 'complain',
  dissatisfaction: 'complain',
  asb: 'asb',
  estate: 'estate',
  adaptation: 'adaptation',
  rent_money: 'rent',
  details_update: 'details',
  compliment: 'praise',
  service_other: 'else',
  hate: 'hate',
}

/** The best three readings of the message, then something else; picked, the message is heard again as that. */
export const guess = form('common.guess', {
  topic: field<string>({
    kind: 'choice',
    freeText: false,
    choices: ({ options }) => {
      const likely =
        keptFrom(options.earlier)
          ?.heard.intents.map(({ name }) => name)
          .filter((name) => name in GUESSES) ?? []
      const names = [...new Set([...likely, 'repair', 'complaint', 'appointment'])].slice(0, 3)
      return [
        ...names.map((name): Choice => ({ id: name, key: `common.menu.topic.choices.${GUESSES[name]}` as TextKey })),
        { id: 'person', key: 'common.menu.topic.choices.person' },
      ]
    },
    read: async ({ text: said, shown, talk }) => {
      const id = matchChoice({ said, shown, talk })
      return id ? { ok: true, value: id } : { ok: false, reason: 'not_listed' }
    },
    show: ({ value }) => value,
  }),
})
  .begins(({ talk, run }) => {
    run.options.earlier = keep(talk)
  })
  .done(({ talk, answers, options }) => {
    if (answers.topic === 'person') return { dialog: 'handoff.person', options: { reason: 'not_understood' } }
    hearAgain({ talk, earlier: options.earlier, after: 'language', as: String(answers.topic) })
    return 'silent'
  })
