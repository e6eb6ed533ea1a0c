/** The facts a `.chat` transcript may state after "=": each reads the database, never the bot's words. */
import type { CaseRecord } from '../../services/cases/caseModel.ts'
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import type { World } from './world.ts'

type Found = { ok: true } | { ok: false; instead: string }

const same = ({ is, wanted }: { is: unknown; wanted: unknown }): Found =>
  String(is) === String(wanted) ? { ok: true } : { ok: false, instead: String(is) }

/**
 * `case complaint received` · `case repair hazard damp_mould` · `cases 2` · `intake finished` · `acknowledge by 2027-04-05` ·
 * `clock hazard_make_safe due 2027-03-11` · `choice complain` · `choices 1` · `waiting asked` · `not waiting` · `held` · `alert` ·
 * `letters acknowledgement:sent answer:to_send` · `recorded overdue acknowledge_stage_1` · `review late_escalation` ·
 * `audience hate` · `language pl` · `opted out` · `sections 2` · `destroyed 1` · `answer where "12 High Street"` · `linked`
 */
export async function isTrue({
  world,
  conversation,
  what,
}: {
  world: World
  conversation: ConversationRecord
  what: string
}): Promise<Found> {
  const { product } = world
  const scope = { landlord: conversation.landlord, conversation: conversation._id }
  const cases = await product.cases.model.find(scope).sort({ receivedAt: 1, _id: 1 }).lean<CaseRecord[]>()
  const last = cases.at(-1)
  const words = what.split(/\s+/)
  const [first, second, third, fourth] = words
  if (first === 'cases') return same({ is: cases.length, wanted: second })
  if (first === 'case') {
    const found = cases.filter(({ kind, type }) => kind === second || type === second).at(-1)
    if (!found)
      return { ok: false, instead: `cases: ${cases.map(({ kind, type }) => `${kind}/${type}`).join(', ') || 'none'}` }
    if (third === 'hazard') return same({ is: found.hazard, wanted: fourth })
    return third ? same({ is: found.status, wanted: third }) : { ok: true }
  }
  if (first === 'intake') return same({ is: last?.intake, wanted: second })
  if (first === 'acknowledge') return same({ is: dueOf({ cases, name: 'acknowledge_stage_1' }), wanted: third })
  if (first === 'clock') return same({ is: dueOf({ cases, name: second ?? '' }), wanted: fourth })
  if (first === 'letters') {
    const letters = await product.letters.ofCase({
      landlord: conversation.landlord,
      case: cases.findLast(({ kind }) => kind === 'complaint')?._id ?? '',
    })
    const shown = letters.map(({ kind, state }) => `${kind}:${state}`)
    return same({ is: shown.join(' '), wanted: words.slice(1).join(' ') })
  }
  if (first === 'recorded') {
    const all = cases.flatMap(({ history }) => history.map(({ what: event, detail }) => `${event} ${detail}`.trim()))
    const wanted = words.slice(1).join(' ')
    return all.some((event) => event.startsWith(wanted)) ? { ok: true } : { ok: false, instead: all.join(', ') }
  }
  if (first === 'review') return same({ is: last?.complaint?.reviews.at(-1)?.what ?? 'none', wanted: second })
  if (first === 'linked') return same({ is: last?.links.length ?? 0, wanted: second ?? 1 })
  if (first === 'answer') {
    const wanted = /"(.*)"/.exec(what)?.[1]
    const all = cases.map((one) => product.cases.answers(one)[second ?? ''])
    return all.some((value) =>
      typeof value === 'object' && value !== null ? JSON.stringify(value).includes(String(wanted)) : value === wanted,
    )
      ? { ok: true }
      : { ok: false, instead: JSON.stringify(all) }
  }
  if (first === 'choice' || first === 'choices') {
    const heard = await product.dissatisfactions.model.find(scope).sort({ at: 1 }).lean()
    if (first === 'choices') return same({ is: heard.length, wanted: second })
    return same({ is: heard.at(-1)?.offers.at(-1)?.answer ?? 'none', wanted: second })
  }
  if (first === 'waiting') return same({ is: conversation.waiting?.reason ?? 'not waiting', wanted: second })
  if (what === 'not waiting') return same({ is: conversation.waiting, wanted: null })
  if (what === 'held') return { ok: conversation.holder !== null, instead: 'nobody holds it' } as Found
  if (what === 'alert') return { ok: conversation.alert !== null, instead: 'no alert' } as Found
  if (what === 'no alert') return same({ is: conversation.alert, wanted: null })
  if (first === 'audience') return same({ is: conversation.audience, wanted: second })
  if (first === 'language') return same({ is: conversation.language, wanted: second })
  if (what === 'opted out') return same({ is: conversation.optedOut, wanted: true })
  if (first === 'sections') return same({ is: conversation.sections.length, wanted: second })
  if (first === 'destroyed')
    return same({ is: conversation.sections.filter(({ wrapped }) => wrapped === null).length, wanted: second })
  throw new Error(`Not a fact: ${what}`)
}

function dueOf({ cases, name }: { cases: CaseRecord[]; name: string }): string {
  const clocks = cases
    .flatMap((one) => one.clocks)
    .filter((clock) => clock.name === name && !clock.pending && !clock.ended)
  return clocks.map((clock) => (clock.pending ? '' : clock.dueDate)).sort()[0] ?? 'no such clock'
}
