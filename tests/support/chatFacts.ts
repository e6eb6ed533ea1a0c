/** The facts a `.chat` transcript may state after "=": each reads the database, never the bot's words. */
import type { CaseRecord } from '../../services/cases/caseModel.ts'
import type { Clock } from '../../services/cases/clocks.ts'
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import type { HateReportRecord } from '../../services/hateReports/hateReportModel.ts'
import { PARTS } from '../../services/hateReports/sealedParts.ts'
import type { World } from './world.ts'

type Found = { ok: true } | { ok: false; instead: string }

const same = ({ is, wanted }: { is: unknown; wanted: unknown }): Found =>
  String(is) === String(wanted) ? { ok: true } : { ok: false, instead: String(is) }

/**
 * `case complaint received` · `case repair hazard damp_mould` · `cases 2` · `intake finished` · `acknowledge by 2027-04-05` ·
 * `clock hazard_make_safe due 2027-03-11` · `choice complain` · `choices 1` · `waiting asked` · `stays` · `not waiting` · `held` · `alert` ·
 * `letters acknowledgement:sent answer:to_send` · `recorded overdue acknowledge_stage_1` · `review late_escalation` ·
 * `audience hate` · `language pl` · `opted out` · `sections 2` · `destroyed 1` · `answer where "12 High Street"` · `linked` ·
 * `reports 1` · `report serious anonymous web pl` · `report due 2027-03-10T16:00Z 6h` · `report because repeat` ·
 * `report tells police council` · `report holds "as":"witness"` · `removals 1` · `removal due 2027-03-11T10:00Z 24h` · `removal holds racist`
 */
export async function isTrue({
  world,
  conversation,
  before,
  what,
}: {
  world: World
  conversation: ConversationRecord
  /** From `standing`, when the transcript began. */
  before: ReadonlySet<string>
  what: string
}): Promise<Found> {
  const { product } = world
  const scope = { landlord: conversation.landlord, conversation: conversation._id }
  const cases = await product.cases.model.find(scope).sort({ receivedAt: 1, _id: 1 }).lean<CaseRecord[]>()
  const last = cases.at(-1)
  const words = what.split(/\s+/)
  const [first, second, third, fourth] = words
  if (first === 'reports' || first === 'report')
    return reportIs({ world, landlord: conversation.landlord, before, what })
  if (first === 'removals' || first === 'removal')
    return removalIs({ world, landlord: conversation.landlord, before, what })
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
    // Several messages in one answer are set apart by a slash.
    return all.some((value) =>
      typeof value === 'string'
        ? value.replaceAll('\n', ' / ') === wanted
        : typeof value === 'object' && value !== null
          ? JSON.stringify(value).includes(String(wanted))
          : value === wanted,
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
  if (what === 'stays') return same({ is: conversation.waiting?.stays ?? 'not chosen', wanted: true })
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

type At = { world: World; landlord: string }
type Asked = At & { before: ReadonlySet<string>; what: string }

const reportsOf = ({ world, landlord }: At): Promise<HateReportRecord[]> =>
  world.product.reports.model.find({ landlord }).lean<HateReportRecord[]>().exec()
/** Jobs that lead back to no conversation. */
const removalsOf = ({ world, landlord }: At): Promise<CaseRecord[]> =>
  world.product.cases.model.find({ landlord, conversation: null, type: 'estate' }).lean<CaseRecord[]>().exec()

/** Nothing in a report or a removal says which conversation it came from: a transcript's own are those that were not there before it. */
export async function standing(at: At): Promise<Set<string>> {
  return new Set([...(await reportsOf(at)), ...(await removalsOf(at))].map(({ _id }) => _id))
}

async function reportIs({ before, what, ...at }: Asked): Promise<Found> {
  const all = (await reportsOf(at)).filter(({ _id }) => !before.has(_id))
  const [first, second = '', ...rest] = what.split(/\s+/)
  if (first === 'reports') return same({ is: all.length, wanted: second })
  const [report] = all
  if (!report || all.length > 1) return { ok: false, instead: `reports: ${all.length}` }
  if (second === 'due') return same({ is: dueAndHours(report.clocks[0]), wanted: rest.join(' ') })
  if (second === 'tells') {
    const told = report.consents.filter(({ state }) => state === 'yes').map(({ partner }) => partner)
    return same({ is: told.join(' '), wanted: rest.join(' ') })
  }
  if (second === 'holds') return holds({ held: (await unsealed({ ...at, report })).content, words: rest })
  if (second === 'because') return everyOf({ is: (await unsealed({ ...at, report })).reasons, wanted: rest })
  const { severity, anonymous, channel, language } = report
  return everyOf({ is: [severity, anonymous ? 'anonymous' : 'named', channel, language], wanted: [second, ...rest] })
}

async function removalIs({ before, what, ...at }: Asked): Promise<Found> {
  const all = (await removalsOf(at)).filter(({ _id }) => !before.has(_id))
  const [first, second, ...rest] = what.split(/\s+/)
  if (first === 'removals') return same({ is: all.length, wanted: second })
  const [job] = all
  if (!job || all.length > 1) return { ok: false, instead: `removals: ${all.length}` }
  const clock = job.clocks.find(({ name }) => name === 'graffiti_removal')
  if (second === 'due') return same({ is: dueAndHours(clock), wanted: rest.join(' ') })
  if (second !== 'holds') throw new Error(`Not a fact: ${what}`)
  return holds({ held: at.world.product.cases.answers(job), words: rest })
}

function everyOf({ is, wanted }: { is: readonly string[]; wanted: readonly string[] }): Found {
  return wanted.every((word) => is.includes(word)) ? { ok: true } : { ok: false, instead: is.join(' ') }
}

function holds({ held, words }: { held: unknown; words: readonly string[] }): Found {
  const text = JSON.stringify(held)
  return text.includes(words.join(' ')) ? { ok: true } : { ok: false, instead: text }
}

/** The instant, and the hours that really pass until then: "2027-03-28T07:30Z 6h". */
function dueAndHours(clock: Clock | undefined): string {
  if (!clock || clock.pending || !clock.due) return 'no date'
  const hours = (clock.due.getTime() - clock.startAt.getTime()) / 3_600_000
  return `${clock.due.toISOString().replace(/:\d\d\.\d+Z$/, 'Z')} ${hours}h`
}

/** By the way of an officer of the team, as no other way opens it. */
async function unsealed({ world, landlord: slug, report }: At & { report: HateReportRecord }): Promise<{
  content: unknown
  reasons: readonly string[]
}> {
  const landlord = world.product.landlords.bySlug(slug)!
  const trainedUntil = new Date('2100-01-01')
  const read = await world.product.reports.read({
    reader: { id: 'officer', landlord: slug, roles: ['hate_officer'], teams: [report.team], trainedUntil },
    landlord,
    id: report._id,
    ask: { parts: [...PARTS], reason: { code: 'check', words: 'transcript' } },
    at: world.now(),
  })
  if (!read.ok) throw new Error('no officer may read it')
  return { content: read.report.content, reasons: read.report.state.reasons }
}
