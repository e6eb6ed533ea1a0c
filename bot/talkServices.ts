/** The services a turn hands to its dialogs: each adds landlord, channel, language and profile, and plans writes instead of doing them. */
import { createHash } from 'node:crypto'
import type { CaseStart, TalkServices } from '../dialogs/services.ts'
import type { Attachments } from '../services/attachments/attachments.ts'
import { RETENTION_OF } from '../services/cases/caseModel.ts'
import type { Cases } from '../services/cases/cases.ts'
import { type Clock as CaseClock, clocksFor } from '../services/cases/clocks.ts'
import type { Complaints } from '../services/cases/complaint/complaints.ts'
import type { ChoiceOffer, Dissatisfactions } from '../services/cases/dissatisfaction.ts'
import { nextDue } from '../services/cases/findCases.ts'
import { newPin, pinMark } from '../services/cases/pin.ts'
import type { MasterKey } from '../services/confidential/keys.ts'
import type { ConversationRecord } from '../services/conversations/conversationModel.ts'
import type { Inbound } from '../services/conversations/inbox.ts'
import type { DateReader } from '../services/dates/dateReader.ts'
import type { Audience } from '../services/db.ts'
import { nextOpening, openAt } from '../services/handoff/hours.ts'
import type { HateReports } from '../services/hateReports/hateReports.ts'
import type { Incidents } from '../services/incidents/incidents.ts'
import type { Law } from '../services/landlords/law.ts'
import type { Handled } from '../services/landlords/operations.ts'
import type { Landlord } from '../services/landlords/profile.ts'
import type { Surveys } from '../services/surveys/surveys.ts'
import { knownNumber } from './knownNumber.ts'
import { peerOf } from './peer.ts'
import type { Product } from './product.ts'
import { restrictedContact } from './restrictedContact.ts'
import { tenantActs } from './tenantActs.ts'
import { tenantReports } from './tenantReports.ts'
import { tenantSurvey } from './tenantSurvey.ts'
import { wordingVersion } from './wording.ts'
import type { WrongPins } from './wrongPins.ts'

interface Deps {
  attachments: Attachments
  cases: Cases
  dissatisfactions: Dissatisfactions
  dates: DateReader
  law: Law
  master: MasterKey
  wrongPins: WrongPins
  queueNow: Product['queueNow']
  complaints: Complaints
  reports: HateReports
  surveys: Surveys
  incidents: Incidents
}

/** The team that handles a kind of matter; the profile's check at start makes sure there is one. */
export const teamFor = ({ landlord, handles }: { landlord: Landlord; handles: Handled }): string =>
  (landlord.operations.teams.find((team) => team.handles.includes(handles)) ?? landlord.operations.teams[0]!).id

const HANDLED_BY: Record<CaseStart['kind'], (type: string) => Handled> = {
  service_request: (type) => type as Handled,
  complaint: () => 'complaint',
  compliment: () => 'compliment',
  asb: () => 'asb',
  message: () => 'other',
  sensitive: (type) => (type === 'hate' || type === 'domestic_abuse' ? type : 'safeguarding'),
}

const AUDIENCE_OF = (type: string): Audience =>
  type === 'hate' ? 'hate' : type === 'domestic_abuse' ? 'abuse' : 'safeguarding'

export function talkServices({
  deps,
  conversation,
  inbound,
  landlord,
  language,
  showsPrivate,
  quickExit,
}: {
  deps: Deps
  conversation: ConversationRecord
  inbound: Inbound
  landlord: Landlord
  language: () => string
  showsPrivate: boolean
  /** The channel can be left at once and keeps nothing on the device. */
  quickExit: boolean
}): TalkServices {
  const { cases, dissatisfactions, law, master } = deps
  const at = inbound.payload.receivedAt
  const id = (purpose: string): string =>
    createHash('sha256').update(`${inbound.id}\0${purpose}`).digest('base64url').slice(0, 22)
  const offer = (wording: string, answer: ChoiceOffer['answer'] = null): ChoiceOffer => ({
    wording,
    language: language(),
    channel: conversation.channel,
    at,
    answer,
    answeredAt: answer ? at : null,
  })

  const ownNumber = (): string | null => peerOf({ product: { master }, conversation })?.to ?? null

  const clocks = (start: CaseStart): CaseClock[] => {
    if (start.kind === 'complaint') return clocksFor({ kind: 'complaint', landlord, law, at: start.receivedAt })
    if (start.kind === 'service_request')
      return clocksFor({
        kind: 'service_request',
        landlord,
        law,
        at: start.awareAt ?? start.receivedAt,
        hazard: start.hazard ?? null,
      })
    return []
  }

  return {
    dates: deps.dates,
    restriction: restrictedContact({ incidents: deps.incidents, conversation, landlord, number: ownNumber, at }),
    id,
    queueNow: () => deps.queueNow({ landlord, team: teamFor({ landlord, handles: 'other' }), at }),
    knownNumber: () => knownNumber({ master, conversation }),
    wording: (key) => wordingVersion({ key, language: language() }),
    // Worked out only when a dialog asks: most turns never do.
    hours: {
      get open() {
        return openAt({ landlord, at, bankHolidays: law.bankHolidays })
      },
      get next() {
        return nextOpening({ landlord, at, bankHolidays: law.bankHolidays })
      },
    },
    cases: {
      answer: cases.answer,
      finishIntake: cases.finishIntake,
      link: cases.link,
      addFiles: ({ handle, files, at: came }) => [
        cases.addFiles({ handle, files, at: came }),
        deps.attachments.keepWith({
          landlord: handle.landlord,
          retention: RETENTION_OF[handle.kind],
          files,
        }),
      ],
      open: (start) => {
        const pin = showsPrivate && start.kind !== 'sensitive' ? newPin() : null
        const running = clocks(start)
        const review = running.find((clock) => clock.name === 'review' && !clock.pending)
        const { handle, write } = cases.open({
          landlord: landlord.slug,
          audience: start.kind === 'sensitive' ? AUDIENCE_OF(start.type) : 'general',
          kind: start.kind,
          type: start.type,
          profile: `${landlord.slug}@${landlord.version}`,
          team: teamFor({ landlord, handles: HANDLED_BY[start.kind](start.type) }),
          channel: conversation.channel,
          conversation: conversation._id,
          language: language(),
          formRun: `${conversation._id}:${start.run}`,
          receivedAt: start.receivedAt,
          awareAt: start.hazard ? (start.awareAt ?? start.receivedAt) : null,
          hazard: start.hazard ?? null,
          urgent: start.urgent ?? false,
          representative: start.representative ?? false,
          clocks: running,
          answers: start.answers,
          intake: start.intake,
          reviewOn: review && !review.pending ? review.due : null,
          ...(start.links ? { links: start.links } : {}),
          pin: (reference) => (pin ? pinMark({ master, reference, pin }) : null),
          ...(start.contact ? { contact: start.contact } : {}),
        })
        return { handle, write, pin }
      },
      status: async ({ reference, pin }) => {
        const guessed = `${landlord.slug}:${reference}`
        if (pin !== null && (await deps.wrongPins.shut(guessed))) return null
        const found = await cases.model.findOne({ landlord: landlord.slug, reference, audience: 'general' }).lean()
        const known =
          found !== null &&
          (pin !== null ? found.pin === pinMark({ master, reference, pin }) : found.conversation === conversation._id)
        if (pin !== null && !known) await deps.wrongPins.count(guessed)
        if (!found || !known) return null
        const due = nextDue(found)
        return {
          reference: found.reference,
          kind: found.kind,
          type: found.type,
          status: found.status,
          due: due?.dueDate && due.name !== 'review' ? { name: due.name, dueDate: due.dueDate } : null,
        }
      },
    },
    complaints: {
      act: tenantActs({ deps, landlord: landlord.slug, inbound: inbound.id, at }),
      idOf: async (reference) => {
        const found = await cases.model
          .findOne({ landlord: landlord.slug, reference, kind: 'complaint', audience: 'general' }, { _id: 1 })
          .lean<{ _id: string }>()
        return found?._id ?? null
      },
    },
    reports: tenantReports({
      reports: deps.reports,
      law,
      landlord,
      conversation,
      language,
      at,
      inbound: inbound.id,
      origin: inbound.payload.origin ?? null,
      ownNumber,
      codes: showsPrivate && quickExit,
    }),
    dissatisfaction: {
      hear: ({ id: event, about, wording, detectedBy, answer }) =>
        dissatisfactions.hear({
          _id: event,
          landlord: landlord.slug,
          audience: 'general',
          conversation: conversation._id,
          message: inbound.id,
          request: about,
          detectedBy,
          at,
          offers: [offer(wording, answer ?? null)],
        }),
      offerAgain: ({ id: event, wording }) =>
        dissatisfactions.offerAgain({ landlord: landlord.slug, id: event, offer: offer(wording) }),
      answer: ({ id: event, answer, complaint }) =>
        dissatisfactions.answer({
          landlord: landlord.slug,
          id: event,
          answer,
          at,
          ...(complaint ? { complaint } : {}),
        }),
    },
    surveys: tenantSurvey({ surveys: deps.surveys, landlord: landlord.slug, thread: conversation.thread, at }),
  }
}
