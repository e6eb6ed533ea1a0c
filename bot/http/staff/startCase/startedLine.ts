/** What the tenant is told of a case that staff started for them: the same words as when they tell the assistant. */
import type { CaseHandle } from '../../../../services/cases/cases.ts'
import type { ConversationRecord } from '../../../../services/conversations/conversationModel.ts'
import type { Line } from '../../../../services/handoff/claim.ts'
import { factsOf } from '../../../facts.ts'
import type { Product } from '../../../product.ts'
import { speak } from '../../../say.ts'
import { saidAs } from '../../../wording.ts'

export function startedLine({
  product,
  conversation,
  handle: { kind, reference, clocks },
  name,
}: {
  product: Pick<Product, 'landlords' | 'law'>
  conversation: Pick<ConversationRecord, 'landlord' | 'language' | 'channel'>
  handle: CaseHandle
  name: string
}): Line {
  const landlord = product.landlords.bySlug(conversation.landlord)
  if (!landlord) throw new Error('landlord_gone')
  const voice = conversation.channel === 'sms' ? 'short' : 'full'
  const by = clocks
    .flatMap((clock) => (!clock.pending && clock.name === 'acknowledge_stage_1' && clock.dueDate ? clock.dueDate : []))
    .sort()[0]
  const key = kind === 'complaint' ? (by ? 'complaint.done' : 'complaint.doneNoDate') : ('serviceRequest.done' as const)
  const shows = { choices: 'buttons', page: 7, voice, uploads: false, quickExit: false, private: false } as const
  const params = { reference: { reference }, ...(by ? { by: { date: by } } : {}) }
  const { text, language } = speak({
    said: { key, params, choices: [], weight: 'plain' },
    language: conversation.language,
    shows,
    facts: factsOf({ landlord, law: product.law }),
  })
  return { author: 'staff', body: { text, name, language, said: saidAs({ keys: [key], language, voice }) } }
}
