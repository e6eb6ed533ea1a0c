/** Passes the tenant's words to the one person who answers them for now, says so kindly, and says what never needs that person. */
import { form } from '../form/form.ts'
import { park } from '../parked.ts'

export const contactPerson = form('handoff.contact', {})
  .begins(({ talk, options, say }) => {
    park({ talk, keep: 1 })
    const { contact, account, team } = options as { contact: string; account: string | null; team: string | null }
    talk.effects.handoff = {
      reason: 'restricted',
      ...(team === null ? {} : { team }),
      ...(account === null ? {} : { to: account }),
    }
    if (talk.conversation.withContact) {
      if (!talk.state.toldWaiting) talk.say('handoff.kept')
      talk.state.toldWaiting = true
      return
    }
    talk.state.toldWaiting = false
    const { open, next } = talk.services.hours
    if (open) say('open', { contact })
    else if (next) say('closed', { contact, moment: { moment: next.toISOString() } })
    else say('closedNoTime', { contact })
    say('always', { contact })
  })
  .done(() => 'silent')
