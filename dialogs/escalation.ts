/** On to the next stage, by any words and without a reason; what comes late is logged all the same and never refused here (journeys 11). */
import { form } from './form/form.ts'
import type { FormTurn, Next } from './form/parts.ts'
import { referenceIn } from './form/referenceIn.ts'
import { latestComplaint } from './matters.ts'
import type { Talk } from './talk.ts'

export const escalation = form('casework.escalation', {}).done(async ({ talk, options, say }) => {
  const own = latestComplaint(talk)
  if (!own) return await elsewhere({ talk, options, say })
  const reference = { reference: { reference: own.case.reference } }
  const words = talk.inbound.text.trim()
  const acted = await talk.services.complaints.act({
    id: own.case.id,
    act: { action: 'escalate', ...(words ? { words } : {}) },
  })
  if (!acted.ok) {
    say(acted.reason === 'final_stage' ? 'final' : 'unknown', reference)
    await noteContact({ talk, words })
    return undefined
  }
  talk.plan(acted.write)
  if (acted.phase === 'escalated') {
    const by = acted.due(`acknowledge_stage_${acted.stage}`)
    const answer = acted.due(`respond_stage_${acted.stage}`)
    if (by) say('done', { ...reference, by: { date: by } })
    else if (answer) say('doneAnswer', { ...reference, by: { date: answer } })
    else say('doneNoDate', reference)
  } else say(acted.answered ? 'late' : 'early', reference)
  if (talk.shows.voice === 'full') say('help')
  return undefined
})

/** A reference says which complaint is meant and proves nothing: the words are put with it, and everybody hears the same (journeys 0.2). */
async function elsewhere({ talk, options, say }: Pick<FormTurn, 'talk' | 'options' | 'say'>): Promise<Next> {
  const reference = referenceIn(talk.inbound.text)
  if (reference === null) return { dialog: 'complaint', options: { ...options, first: true } }
  const { complaints } = talk.services
  const id = await complaints.idOf(reference)
  const words = talk.inbound.text.trim()
  const acted = id ? await complaints.act({ id, act: { action: 'escalate', words } }) : null
  if (acted?.ok) talk.plan(acted.write)
  say('unknown')
  return undefined
}

/** Any word about a complaint stops its silent closing, and after closing is looked at by a person (journeys 14). */
export async function noteContact({
  talk,
  words,
  onlyWhileAnswered = false,
}: {
  talk: Talk
  words: string
  onlyWhileAnswered?: boolean
}): Promise<void> {
  const own = latestComplaint(talk)
  if (!own) return
  const acted = await talk.services.complaints.act({
    id: own.case.id,
    act: { action: 'contact', ...(words ? { words } : {}) },
  })
  if (acted.ok && (!onlyWhileAnswered || acted.phase === 'answered')) talk.plan(acted.write)
}
