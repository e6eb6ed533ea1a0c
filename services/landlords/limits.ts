/** The time limits that bind a landlord: its own policy's and the law's, each with its start event and source. */
import type { ClockEvent, ClockUnit, Duration } from './duration.ts'
import type { Law } from './law.ts'
import type { Landlord } from './profile.ts'

export type LimitName =
  | `acknowledge_stage_${number}`
  | `respond_stage_${number}`
  | 'explain_refusal'
  | 'escalation_window'
  | 'close_after_silence'
  | 'hazard_make_safe'
  | 'hazard_investigate'
  | 'hazard_written_summary'
  | 'hazard_safe_after_investigation'
  | 'hazard_start_works'
  | 'hazard_start_works_latest'
  | 'hate_serious'
  | 'hate_standard'
  | 'graffiti_removal'
  | 'data_protection_acknowledge'

export type Limit = {
  name: LimitName
  startEvent: ClockEvent
  length: number
  unit: ClockUnit
  /** `profile complaints.stages[1].respond_within`, `law complaint_handling_code_2024 6.2` */
  source: string
  /** True where the law sets this very limit. */
  statutory: boolean
}

/** Different words of the sources for one event. "Lodged" may mean received or logged: both readings are kept (X2). */
const MEANS: Partial<Record<ClockEvent, ClockEvent[]>> = {
  complaint_lodged: ['complaint_received', 'stage_1_acknowledged'],
  escalation_received: ['escalation_requested'],
  stage_2_received: ['escalation_requested'],
  escalation_acknowledged: ['stage_2_acknowledged'],
}

/** Every limit of the landlord; where policy and law agree in length and start, one entry, else both (tell the earlier). */
export function limitsFor({ landlord, law }: { landlord: Landlord; law: Law }): Limit[] {
  const all = [...policyLimits(landlord), ...lawLimits({ landlord, law })]
  const kept: Limit[] = []
  for (const limit of all) {
    const same = kept.find(
      (one) =>
        one.name === limit.name &&
        one.startEvent === limit.startEvent &&
        one.length === limit.length &&
        one.unit === limit.unit,
    )
    if (same) same.statutory ||= limit.statutory
    else kept.push(limit)
  }
  return kept
}

function policyLimits({ policy }: Landlord): Limit[] {
  const { complaints, hate_and_harassment: hate } = policy
  const own = (name: LimitName, key: string, duration: Duration | undefined): Limit[] =>
    readings({ name, duration, source: `profile ${key}`, statutory: false })
  const stages = (complaints?.stages ?? []).filter((stage) => !stage.external)
  const silence = complaints?.closing?.findIndex((one) => one.after !== undefined) ?? -1
  return [
    ...own('acknowledge_stage_1', 'complaints.acknowledgement.within', complaints?.acknowledgement?.within),
    ...stages.flatMap((stage) => [
      ...own(
        `acknowledge_stage_${stage.number}`,
        `complaints.stages[${stage.number}].acknowledge_within`,
        stage.acknowledge_within,
      ),
      ...own(
        `respond_stage_${stage.number}`,
        `complaints.stages[${stage.number}].respond_within`,
        stage.respond_within,
      ),
    ]),
    ...own('explain_refusal', 'complaints.refusal.explain_within', complaints?.refusal?.explain_within),
    ...own('escalation_window', 'complaints.escalation.request_within', complaints?.escalation?.request_within),
    ...own('close_after_silence', `complaints.closing[${silence + 1}].after`, complaints?.closing?.[silence]?.after),
    ...own('hate_serious', 'hate_and_harassment.response.serious_case', hate?.response?.serious_case),
    ...own('hate_standard', 'hate_and_harassment.response.standard_case', hate?.response?.standard_case),
    ...own('graffiti_removal', 'hate_and_harassment.graffiti.removal', hate?.graffiti?.removal),
  ]
}

function lawLimits({ landlord, law }: { landlord: Landlord; law: Law }): Limit[] {
  const data = readings({
    name: 'data_protection_acknowledge',
    duration: law.dataProtectionComplaint.acknowledge,
    source: 'law data_protection.complaints_stream.acknowledge',
    statutory: true,
  })
  return [...complaintLaw({ landlord, law }), ...hazardLaw({ landlord, law }), ...data]
}

function complaintLaw({ landlord: { nation }, law }: { landlord: Landlord; law: Law }): Limit[] {
  const { scotland, wales } = law.file.other_ombudsmen
  if (nation === 'england') {
    const code = (name: LimitName, provision: string): Limit[] =>
      readings({
        name,
        duration: law.code(provision),
        source: `law complaint_handling_code_2024 ${provision}`,
        statutory: true,
      })
    return [
      ...code('acknowledge_stage_1', '6.2'),
      ...code('respond_stage_1', '6.3'),
      ...code('acknowledge_stage_2', '6.11'),
      ...code('respond_stage_2', '6.14'),
    ]
  }
  const model = (name: LimitName, key: string, duration: Duration): Limit[] =>
    readings({ name, duration, source: `law other_ombudsmen.${nation}.${key}`, statutory: false })
  if (nation === 'scotland')
    return [
      ...model('respond_stage_1', 'stage_1', scotland.stage_1),
      ...model('acknowledge_stage_2', 'stage_2_acknowledge', scotland.stage_2_acknowledge),
      ...model('respond_stage_2', 'stage_2_respond', scotland.stage_2_respond),
    ]
  return nation === 'wales' ? model('respond_stage_1', 'model_policy_max', wales.model_policy_max) : []
}

/** Awaab's Law binds landlords in England; nothing is invented for other nations. */
function hazardLaw({ landlord, law: { awaab } }: { landlord: Landlord; law: Law }): Limit[] {
  if (landlord.nation !== 'england') return []
  const { significant } = awaab
  const awaabs = (name: LimitName, key: string, duration: Duration): Limit[] =>
    readings({ name, duration, source: `law awaabs_law.phase_1.${key}`, statutory: true })
  return [
    ...awaabs('hazard_make_safe', 'emergency.investigate_and_make_safe', awaab.emergency.investigate_and_make_safe),
    ...awaabs('hazard_investigate', 'significant.investigate', significant.investigate),
    ...awaabs('hazard_written_summary', 'significant.written_summary', significant.written_summary),
    ...awaabs('hazard_safe_after_investigation', 'significant.make_safe', significant.make_safe),
    ...awaabs('hazard_start_works', 'significant.start_further_works', significant.start_further_works),
    ...awaabs(
      'hazard_start_works_latest',
      'significant.start_further_works_latest',
      significant.start_further_works_latest,
    ),
  ]
}

function readings({
  name,
  duration,
  source,
  statutory,
}: {
  name: LimitName
  duration: Duration | undefined
  source: string
  statutory: boolean
}): Limit[] {
  if (duration === undefined) return []
  const { value, unit, from } = duration
  return (MEANS[from] ?? [from]).map((startEvent) => ({ name, startEvent, length: value, unit, source, statutory }))
}
