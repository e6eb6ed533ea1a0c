/** Counts of one landlord for one period, from what the records hold: figures only, restricted matters only where nobody shows. */
import type { Model } from 'mongoose'
import { CASE_KINDS, type CaseRecord } from '../cases/caseModel.ts'
import { CHOICE_ANSWERS, type DissatisfactionRecord } from '../cases/dissatisfaction.ts'
import type { ConversationRecord } from '../conversations/conversationModel.ts'
import { type OutboxRecord, SEND_STATES } from '../conversations/outbox.ts'
import type { Corrected } from '../corrections/corrected.ts'
import { AUDIENCES, trusted } from '../db.ts'
import type { TakenUpRecord } from '../handoff/takenUp.ts'
import type { WrapUpRecord } from '../handoff/wrapUps.ts'
import type { HateReportRecord } from '../hateReports/hateReportModel.ts'
import type { Landlord } from '../landlords/profile.ts'
import type { AuditRecord } from '../staff/audit.ts'
import type { Background } from '../surveys/background.ts'
import type { SatisfactionRecord } from '../surveys/satisfaction.ts'
import type { SurveyAnswersRecord } from '../surveys/surveyAnswers.ts'
import { type Complaint, complaintFigures } from './complaintFigures.ts'
import { correctionFigures } from './correctionFigures.ts'
import { grouped, tally } from './counting.ts'
import { equalityFigures } from './equalityFigures.ts'
import { type Figure, hideFew } from './figure.ts'
import { graffitiFigures } from './graffitiFigures.ts'
import { hateFigures } from './hateFigures.ts'
import { learningFigures } from './learningFigures.ts'
import type { Period } from './period.ts'
import { satisfactionFigures } from './satisfactionFigures.ts'
import { surveyFigures } from './surveyFigures.ts'
import { waitFigures } from './waitFigures.ts'
import { wrapUpFigures } from './wrapUpFigures.ts'

export interface Records {
  cases: Model<CaseRecord>
  dissatisfactions: Model<DissatisfactionRecord>
  conversations: Model<ConversationRecord>
  outbox: Model<OutboxRecord>
  audit: Model<AuditRecord>
  satisfaction: Model<SatisfactionRecord>
  hateReports: Model<HateReportRecord>
  background: Pick<Background, 'model' | 'read'>
  taken: Model<TakenUpRecord>
  wrapUps: Model<WrapUpRecord>
  surveyAnswers: Model<SurveyAnswersRecord>
  corrected: Pick<Corrected, 'read'>
}

export interface Asked {
  records: Records
  landlord: string
  period: Period
  now: Date
  /** Only what this team was given; what is not known by team is of all teams still. */
  team?: string | undefined
  /** What the profile aims at. */
  targets?: Landlord['policy']['targets']
}

export async function report(asked: Asked): Promise<Figure[]> {
  const parts = [
    cases,
    restricted,
    satisfaction,
    complaints,
    graffiti,
    hateResponse,
    equality,
    learning,
    choice,
    alerts,
    handoffs,
    wrapUps,
    survey,
    texts,
    conversations,
    corrections,
  ]
  return (await Promise.all(parts.map((part) => part(asked)))).flat()
}

const during = ({ period }: Asked) => trusted({ $gte: period.start, $lt: period.end })
const teamOf = ({ team }: Asked): { team?: string } => (team === undefined ? {} : { team })

async function cases(asked: Asked): Promise<Figure[]> {
  const found = await grouped({
    model: asked.records.cases,
    match: { landlord: asked.landlord, audience: 'general', receivedAt: during(asked), ...teamOf(asked) },
    by: ['kind', 'type'],
  })
  const kinds = CASE_KINDS.filter((kind) => kind !== 'sensitive')
  return kinds.flatMap((kind) => {
    const own = found.filter(({ name }) => name[0] === kind)
    const all = own.reduce((sum, { count }) => sum + count, 0)
    const whole: Figure = { section: 'cases', name: [kind], count: all }
    const apart = own.filter(({ name }) => name[1] !== kind)
    return [whole, ...apart.map(({ name, count }): Figure => ({ section: 'cases', name, count }))]
  })
}

/** Never added to another figure: what is hidden here could be reckoned back from a sum. */
async function restricted(asked: Asked): Promise<Figure[]> {
  const audiences = AUDIENCES.filter((audience) => audience !== 'general')
  return await Promise.all(
    audiences.map(async (audience): Promise<Figure> => {
      const match = { landlord: asked.landlord, audience, receivedAt: during(asked) }
      return {
        section: 'restricted',
        name: [audience],
        count: hideFew(await asked.records.cases.countDocuments(match)),
      }
    }),
  )
}

const satisfaction = ({ records, landlord, period, targets }: Asked): Promise<Figure[]> =>
  satisfactionFigures({ scores: records.satisfaction, landlord, period, targets })

async function complaints(asked: Asked): Promise<Figure[]> {
  const { records, landlord, now } = asked
  const found = await records.cases
    .find(
      { landlord, audience: 'general', kind: 'complaint', receivedAt: during(asked), ...teamOf(asked) },
      { clocks: 1, complaint: 1, 'history.what': 1, 'history.at': 1, 'history.detail': 1 },
    )
    .lean<Complaint[]>()
  return complaintFigures({ complaints: found, now })
}

const graffiti = ({ records: { cases }, ...asked }: Asked): Promise<Figure[]> => graffitiFigures({ cases, ...asked })

const hateResponse = ({ records: { hateReports: reports }, landlord, period, now }: Asked): Promise<Figure[]> =>
  hateFigures({ reports, landlord, period, now })

const equality = ({ records: { background }, landlord, period }: Asked): Promise<Figure[]> =>
  equalityFigures({ background, landlord, period })

const corrections = ({ records: { corrected }, landlord, period }: Asked): Promise<Figure[]> =>
  correctionFigures({ corrected, landlord, period })

const learning = ({ records: { cases }, landlord, period }: Asked): Promise<Figure[]> =>
  learningFigures({ cases, landlord, period })

/** Whether a sign of dissatisfaction was followed by the choice to complain, and the last answer to it (Code 1.3). */
async function choice(asked: Asked): Promise<Figure[]> {
  const { records, landlord } = asked
  const found = await records.dissatisfactions
    .find({ landlord, audience: 'general', at: during(asked) })
    .lean<DissatisfactionRecord[]>()
  const offered = found.filter(({ offers }) => offers.length > 0)
  const section = 'choice'
  return [
    { section, name: ['heard'], count: found.length },
    { section, name: ['offered'], count: offered.length },
    ...tally({
      section,
      under: ['answer'],
      names: [...CHOICE_ANSWERS, 'none'] as const,
      values: offered.map(({ offers }) => offers.findLast(({ answer }) => answer !== null)?.answer ?? 'none'),
    }),
  ]
}

async function alerts(asked: Asked): Promise<Figure[]> {
  const { records, landlord } = asked
  const [texted, dealtWith, open] = await Promise.all([
    records.outbox.countDocuments({ landlord, kind: 'alert', createdAt: during(asked) }),
    records.audit.countDocuments({ landlord, action: 'conversation.alert', at: during(asked) }),
    records.conversations.countDocuments({ landlord, 'alert.at': during(asked) }),
  ])
  const section = 'alerts'
  return [
    { section, name: ['texted'], count: texted },
    { section, name: ['dealt_with'], count: dealtWith },
    { section, name: ['open_now'], count: open },
  ]
}

async function handoffs(asked: Asked): Promise<Figure[]> {
  const { records, landlord } = asked
  const general = { landlord, audience: 'general' as const }
  const [waiting, held, waits] = await Promise.all([
    records.conversations.countDocuments({ ...general, holder: null, 'waiting.since': during(asked) }),
    records.conversations.countDocuments({
      ...general,
      holder: trusted({ $ne: null }),
      'waiting.since': during(asked),
    }),
    waitFigures({ taken: records.taken, landlord, team: asked.team, period: asked.period }),
  ])
  const section = 'handoffs'
  return [{ section, name: ['waiting_now'], count: waiting }, { section, name: ['held_now'], count: held }, ...waits]
}

const wrapUps = ({ records, landlord, team, period, now }: Asked): Promise<Figure[]> =>
  wrapUpFigures({ wrapUps: records.wrapUps, landlord, team, period, now })

const survey = ({ records, landlord, period }: Asked): Promise<Figure[]> =>
  surveyFigures({ answers: records.surveyAnswers, landlord, period })

async function texts(asked: Asked): Promise<Figure[]> {
  const found = await grouped({
    model: asked.records.outbox,
    match: {
      landlord: asked.landlord,
      audience: 'general',
      channel: 'sms',
      kind: trusted({ $ne: 'alert' }),
      createdAt: during(asked),
    },
    by: ['state'],
  })
  const of = (state: string): number => found.find(({ name }) => name[0] === state)?.count ?? 0
  return SEND_STATES.map((state): Figure => ({ section: 'texts', name: [state], count: of(state) }))
}

async function conversations(asked: Asked): Promise<Figure[]> {
  const match = { landlord: asked.landlord, audience: 'general', startedAt: during(asked) }
  const found = await grouped({ model: asked.records.conversations, match, by: ['channel', 'language'] })
  const section = 'conversations'
  const all = found.reduce((sum, { count }) => sum + count, 0)
  return [{ section, name: ['all'], count: all }, ...found.map((one): Figure => ({ section, ...one }))]
}
