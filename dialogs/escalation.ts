/** On to the next stage, by any words and without a reason; what comes late is logged all the same and never refused here (journeys 11). */
import { form } from './form/form.ts'
import { latestComplaint } from './matters.ts'
import type { Talk } from './talk.ts'

export const escalation = form('casework.escalation', {}).done(async ({ talk, options, say }) => {
  const own = latestComplaint(talk)
  if (!own) return { dialog: 'complaint', options }
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
    if (by) say('done', { ...reference, by: { date: by } })
    else say('doneNoDate', reference)
  } else say(acted.answered ? 'late' : 'early', reference)
  if (talk.shows.voice === 'full') say('help')
  return undefined
})

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
