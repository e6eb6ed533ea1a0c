/** Tenant satisfaction measures CH01 and CH02 of a period, stage 1 and stage 2 apart, with all that they are made of (law.yaml tenant_satisfaction_measures). */

import { dayOf } from '../cases/deadlines.ts'
import { CODE_NATION } from '../landlords/departures.ts'
import type { Law } from '../landlords/law.ts'
import type { Landlord } from '../landlords/profile.ts'
import { type Answered, type CodeStage, codeAnswer } from './code/codeTimes.ts'
import { begun } from './code/judged.ts'
import type { Period } from './period.ts'
import { type ComplaintRecords, readComplaints } from './readComplaints.ts'

export interface TsmStage {
  stage: CodeStage
  complaints: number
  /** CH01: complaints per 1,000 homes in the period itself, to one decimal; never scaled up to a year. */
  per1000: number
  /** How each of them stands to the Code's days. */
  answered: Record<Answered, number>
  /** CH02: in percent, to one decimal; null where no time has ended yet. */
  share: number | null
}

export type Tsm = { ok: true; homes: number; stages: TsmStage[] } | { ok: false; reason: 'not_bound' }

export async function tsm({
  records,
  landlord,
  law,
  period,
  now,
}: {
  records: ComplaintRecords
  landlord: Landlord
  law: Law
  period: Period
  now: Date
}): Promise<Tsm> {
  if (landlord.nation !== CODE_NATION) return { ok: false, reason: 'not_bound' }
  const complaints = await readComplaints({ records, landlord: landlord.slug, period })
  const { homes } = landlord.operations
  const today = dayOf(now)
  const stages = ([1, 2] as const).map((stage): TsmStage => {
    const own = begun({ seen: { complaints, period }, stage })
    const answered: TsmStage['answered'] = {
      in_time: 0,
      in_extended_time: 0,
      late: 0,
      running: 0,
      not_owed: 0,
      no_date: 0,
    }
    for (const complaint of own) answered[codeAnswer({ complaint, stage, law, today })] += 1
    const kept = answered.in_time + answered.in_extended_time
    const ended = kept + answered.late
    return {
      stage,
      complaints: own.length,
      per1000: oneDecimal((own.length * 1000) / homes),
      answered,
      share: ended === 0 ? null : oneDecimal((kept * 100) / ended),
    }
  })
  return { ok: true, homes, stages }
}

const oneDecimal = (value: number): number => Math.round(value * 10) / 10
