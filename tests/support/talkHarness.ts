/** Talks to the dialogs without a process around them: real forms, understanding, landlord, law, hours and clocks; planned writes are listed. */
import { TurnContext } from 'botbuilder'
import { sms } from '../../bot/channels/sms.ts'
import { webchat } from '../../bot/channels/webchat.ts'
import { talkTurn } from '../../dialogs/main.ts'
import type { CaseStart, ReportStart, StatusView, TalkServices } from '../../dialogs/services.ts'
import { freshState, isAnswering, readState, type TalkState } from '../../dialogs/state.ts'
import type { Effects, Said, Shows, Talk } from '../../dialogs/talk.ts'
import { createUnderstanding, type Understanding } from '../../dialogs/understand/index.ts'
import { hasText } from '../../locales/index.ts'
import type { CaseHandle } from '../../services/cases/cases.ts'
import { clocksFor } from '../../services/cases/clocks.ts'
import { newReference } from '../../services/cases/reference.ts'
import { createDateReader } from '../../services/dates/dateReader.ts'
import type { Audience, PlannedWrite } from '../../services/db.ts'
import { nextOpening, openAt } from '../../services/handoff/hours.ts'
import { choicesFor } from '../../services/hateReports/choices.ts'
import { type Report, reportSchema } from '../../services/hateReports/report.ts'
import type { ReporterView } from '../../services/hateReports/reporterView.ts'
import { responseClock } from '../../services/hateReports/responseClock.ts'
import { type Severity, severityOf } from '../../services/hateReports/severity.ts'
import { newId } from '../../services/ids.ts'
import { loadLandlords } from '../../services/landlords/index.ts'

export const WEB: Shows = webchat.shows
export const SMS: Shows = sms.shows

/** Plural texts have no form without a count. */
const speakable = (key: string): boolean =>
  hasText({ key, language: 'en' }) || hasText({ key: `${key}_other`, language: 'en' })

const loaded = loadLandlords({ production: false })
if (!loaded.ok) throw new Error(loaded.errors.join('\n'))
const { landlords, law } = loaded
const understanding = createUnderstanding()
const dates = createDateReader()

export const closeHarness = async (): Promise<void> => {
  await Promise.all([dates.close(), understanding.close()])
}

export interface OpenedCase extends CaseStart {
  handle: CaseHandle
}

export interface KeptReport extends Omit<ReportStart, 'report'> {
  report: Report
  severity: Severity
}

export interface Planned {
  what: string
  args: unknown
}

/** From when on every wait counts here. */
export const WAITS_FROM = new Date('2027-03-23T10:00:00Z')

/** One conversation; each call is one turn with its state taken through JSON, as between two processes. */
export function chat({
  shows = WEB,
  at = '2027-03-23T10:00:00Z',
  language = 'en',
  landlord: slug = 'meadowbrook',
  actable = false,
  restricted = null,
}: {
  shows?: Shows
  at?: string
  language?: string
  landlord?: string
  /** A complaint takes what the tenant does with it, as one does that stands closed. */
  actable?: boolean
  /** One person answers this tenant. */
  restricted?: Awaited<ReturnType<TalkServices['restriction']>>
} = {}) {
  const found = landlords.bySlug(slug)
  if (!found) throw new Error(`no landlord ${slug}`)
  const landlord = structuredClone(found)
  let clock = new Date(at)
  let turns = 0
  let state: TalkState = freshState(language)
  const conversation: {
    held: boolean
    waiting: boolean
    withContact: boolean
    audience: Audience
    optedOut: boolean
    inDanger: boolean
  } = {
    held: false,
    waiting: false,
    withContact: false,
    audience: 'general',
    optedOut: false,
    inDanger: false,
  }
  const cases: OpenedCase[] = []
  const planned: Planned[] = []
  const reports: KeptReport[] = []
  const removals: { place: string; wording: string | null; run: string }[] = []
  const choices = choicesFor({ landlord, law })
  const reporterView: ReporterView = {
    reference: newReference(),
    status: 'working',
    language,
    answerBy: null,
    messages: [],
    asksSatisfaction: false,
    consents: choices.partners.map((partner) => ({ partner, given: partner === 'police' })),
  }
  let surveyed = true
  const statuses = new Map<string, StatusView & { pin: string }>()

  const note = (what: string, args: unknown): PlannedWrite => ({
    what,
    run: async () => void planned.push({ what, args }),
  })

  function servicesFor(id: string): TalkServices {
    return {
      dates,
      restriction: async () => restricted,
      hours: {
        open: openAt({ landlord, at: clock, bankHolidays: law.bankHolidays }),
        next: nextOpening({ landlord, at: clock, bankHolidays: law.bankHolidays }),
      },
      id: (purpose) => `${id}:${purpose}`,
      queueNow: async () => self.queue,
      knownNumber: () => self.number,
      wording: (key) => `${key}@1`,
      complaints: {
        act: async ({ id: about, act }) =>
          actable
            ? {
                ok: true,
                write: note(`complaint.${act.action}`, { id: about, act }),
                phase: 'closed',
                stage: 1,
                answered: true,
                due: () => null,
              }
            : { ok: false, reason: 'not_found' },
        idOf: async () => null,
      },
      surveys: {
        wanted: async () => surveyed,
        notAgain: () => ({
          what: 'survey.notAgain',
          run: async () => {
            surveyed = false
            planned.push({ what: 'survey.notAgain', args: {} })
          },
        }),
        answer: (args) => note('survey.answer', args),
        background: (args) => note('survey.background', args),
      },
      cases: {
        addFiles: (args) => [note('case.addFiles', args)],
        open: (start) => {
          if (cases.some((other) => other.run === start.run)) throw new Error(`a second case for one run: ${start.run}`)
          const clocks =
            start.kind === 'complaint' || start.kind === 'service_request'
              ? clocksFor({
                  kind: start.kind,
                  landlord,
                  law,
                  at: start.awareAt ?? start.receivedAt,
                  hazard: start.hazard ?? null,
                })
              : []
          const handle: CaseHandle = {
            id: `case-${cases.length + 1}`,
            landlord: slug,
            kind: start.kind,
            reference: newReference(),
            wrapped: '',
            clocks,
          }
          cases.push({ ...start, answers: { ...start.answers }, handle })
          return {
            handle,
            write: note('case.open', start),
            pin: shows.private && start.kind !== 'sensitive' ? '123456' : null,
          }
        },
        answer: (args) => {
          const one = cases.find(({ handle }) => handle.id === args.handle.id)
          if (one) one.answers = { ...args.answers }
          return note('case.answer', args)
        },
        finishIntake: (args) => {
          const one = cases.find(({ handle }) => handle.id === args.handle.id)
          if (one) Object.assign(one, { intake: args.how, answers: { ...args.answers } })
          return note(`case.${args.how}`, args)
        },
        link: (args) => note('case.link', args),
        status: async ({ reference, pin }) => {
          const one = statuses.get(reference)
          if (one && pin === one.pin) return one
          const own = cases.find(({ handle }) => handle.reference === reference)
          return own && pin === null
            ? { reference, kind: own.kind, type: own.type, status: 'received', due: null }
            : null
        },
      },
      reports: {
        choices,
        team: 'Hate response',
        newRun: newId,
        open: async (start) => {
          const read = reportSchema(choices).safeParse(
            start.report.safe_contact
              ? { ...start.report, safe_contact: { number: '+447700900123', ...start.report.safe_contact } }
              : start.report,
          )
          if (!read.success) return { ok: false, fields: read.error.issues.map(({ path }) => path.join('.')) }
          const { severity } = severityOf({ report: read.data, choices, signals: start.signals })
          const { due, dueDate, unit } = responseClock({ severity, landlord, law, at: start.receivedAt })
          reports.push({ ...start, report: read.data, severity })
          return {
            ok: true,
            reference: newReference(),
            receipt: shows.quickExit ? '1234 5678 9012 3456' : null,
            severity,
            due: due && { at: due, date: unit === 'hours' ? null : dueDate },
            write: note('report.open', start),
          }
        },
        removeGraffiti: (args) => {
          removals.push(args)
          return { id: `job-${removals.length}`, reference: newReference(), due: clock, write: note('removal', args) }
        },
        find: async (code) =>
          code === '1234567890123456'
            ? { ok: true, report: { id: 'report-1', landlord: slug } }
            : { ok: false, reason: 'not_found' },
        view: async () => reporterView,
        act: async ({ act }) => ({ ok: true, write: note(`report.${act.action}`, act) }),
      },
      dissatisfaction: {
        hear: (args) => note('dissatisfaction.hear', args),
        offerAgain: (args) => note('dissatisfaction.offerAgain', args),
        answer: (args) => note('dissatisfaction.answer', args),
      },
    }
  }

  /** `understood` stands in for what a model may add to the rules' understanding. */
  async function turn(inbound: Partial<Talk['inbound']>, understood: Partial<Understanding> = {}): Promise<Said[]> {
    turns += 1
    const text = inbound.text ?? ''
    const silent: Understanding = {
      language: state.language,
      intent: 'other',
      intents: [],
      flags: [],
      ask: null,
      near: [],
    }
    const heard = {
      ...(text
        ? await understanding.understand({
            text,
            language: state.language,
            answering: isAnswering(state) || conversation.waiting,
          })
        : silent),
      ...understood,
    }
    const said: Said[] = []
    const writes: PlannedWrite[] = []
    const effects: Effects = { events: [] }
    const talk: Talk = {
      inbound: {
        id: `m${turns}`,
        kind: 'message',
        event: null,
        attachments: 0,
        files: [],
        refusedFiles: [],
        optOut: null,
        receivedAt: clock,
        ...inbound,
        text,
      },
      heard,
      landlord,
      law,
      shows,
      state,
      said,
      effects,
      writes,
      conversation: { id: 'c1', ...conversation, waitsFrom: conversation.waiting ? WAITS_FROM : null },
      services: servicesFor(`m${turns}`),
      say: (key, { params = {}, choices = [], weight = 'plain', language: own } = {}) => {
        said.push({ key, params, choices, weight, ...(own ? { language: own } : {}) })
      },
      plan: (write) => void writes.push(write),
      emit: (name, value) => void effects.events.push({ name, value }),
      afterAnswer: null,
      takeAfterAnswer: () => {
        const after = talk.afterAnswer
        talk.afterAnswer = null
        return after
      },
    }
    const context = new TurnContext({} as never, {
      type: 'message',
      text,
      channelId: 'test',
      from: { id: 'tenant', name: '' },
      conversation: { id: 'c1' } as never,
    })
    await talkTurn({ context, talk })
    const missing = said
      .flatMap(({ key, choices }) => [key, ...choices.map((choice) => choice.key)])
      .filter((key) => !speakable(key))
    if (missing.length > 0) throw new Error(`no words for ${missing.join(', ')}`)
    for (const write of writes) await write.run(undefined as never)
    if (effects.leaveSection) conversation.audience = 'general'
    if (effects.section) conversation.audience = effects.section.audience
    if (effects.handoff) {
      conversation.waiting = true
      conversation.withContact = effects.handoff.reason === 'restricted'
    }
    if (effects.alert) conversation.inDanger = true
    if (effects.stopWaiting) conversation.waiting = false
    if (effects.optOut) conversation.optedOut = effects.optOut === 'stop'
    self.last = { said, effects, writes, heard }
    const stored: unknown = JSON.parse(JSON.stringify(state))
    const read = readState({ stored, language: state.language })
    if (read.lost) throw new Error('the state does not survive being stored')
    state = read.state
    return said
  }

  const keys = (said: Said[]): string[] => said.map(({ key }) => key)
  const self = {
    /** How it stands with whoever waits before, and with the team. */
    queue: { ahead: 0, there: true } as { ahead: number; there: boolean | null },
    /** A number that the tenant has given, or texts from. */
    number: null as string | null,
    landlord,
    conversation,
    cases,
    planned,
    reports,
    removals,
    reporterView,
    statuses,
    last: null as null | { said: Said[]; effects: Effects; writes: PlannedWrite[]; heard: Understanding },
    get state() {
      return state
    },
    set state(next: TalkState) {
      state = next
    },
    wait: (minutes: number) => {
      clock = new Date(clock.getTime() + minutes * 60_000)
    },
    get now() {
      return clock
    },
    turn,
    /** Says something and gives back the keys of the reply. */
    say: async (text: string, more: Partial<Talk['inbound']> = {}): Promise<string[]> =>
      keys(await turn({ text, ...more })),
    start: async (): Promise<string[]> => keys(await turn({ kind: 'start' })),
    /** The texts of the choices shown last. */
    choices: (): string[] => self.last?.said.at(-1)?.choices.map(({ id }) => id) ?? [],
    what: (): string[] => planned.map(({ what }) => what),
  }
  return self
}

export type Chat = ReturnType<typeof chat>
