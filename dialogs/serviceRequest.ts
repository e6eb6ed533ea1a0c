/** What all service requests share: they are recorded, tracked and never a complaint; the tenant gets a reference and what comes next. */
import type { RequestType } from '../services/cases/requestTypes.ts'
import { type Form, form } from './form/form.ts'
import type { Fields, FormTurn } from './form/parts.ts'
import type { Params } from './talk.ts'

/** `type` is also the name of its texts: `serviceRequest.<type>`. */
export function request({ type, name = type, fields }: { type: RequestType; name?: string; fields: Fields }): Form {
  return form(`serviceRequest.${name}`, fields)
    .recordAs('service_request', {
      type: () => type,
      opens: ({ options }) => (options.unhappy === true ? 'start' : 'done'),
    })
    .begins(({ talk, run, options }) => {
      if (options.first !== true) return
      talk.say('serviceRequest.begin')
      // Words that answer none of the questions are kept with the request all the same.
      if (!Object.values(run.answers).includes(talk.inbound.text.trim()))
        run.answers.firstWords = talk.inbound.text.trim()
    })
    .done(({ talk, run }) => {
      giveBack({ talk, run })
      return undefined
    })
}

/** Reference, next step, how to add or complain, another route (journeys 0.4). */
export function giveBack({ talk, run }: Pick<FormTurn, 'talk' | 'run'>): void {
  if (!run.record) return
  const params: Params = { reference: { reference: run.record.reference } }
  talk.say('serviceRequest.done', { params })
  if (talk.shows.voice === 'full') talk.say('serviceRequest.more')
  sayPin({ talk, run })
}

/** The PIN is shown once, and only where nobody else reads along. */
export function sayPin({ talk, run }: Pick<FormTurn, 'talk' | 'run'>): void {
  if (run.pin && talk.shows.private) talk.say('common.pin', { params: { pin: { ltr: run.pin } } })
}
