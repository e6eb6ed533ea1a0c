/** Opens the case that takes a matter up instead or besides, so that nothing is refused before its own way is open. */
import type { ClientSession } from 'mongoose'
import type { Landlord } from '../../landlords/profile.ts'
import type { CaseRecord } from '../caseModel.ts'
import { clocksFor } from '../clocks.ts'
import type { Change } from './change.ts'
import type { ComplaintDeps } from './complaints.ts'

export async function openInstead({
  deps,
  session,
  record,
  change,
  landlord,
  at,
  key,
}: {
  deps: ComplaintDeps
  session: ClientSession
  record: CaseRecord
  change: Change
  landlord: Landlord
  at: Date
  key: string
}): Promise<{ case: string; why: string }[]> {
  const links: { case: string; why: string }[] = []
  for (const [index, { kind, type, why }] of change.opens.entries()) {
    const clocked = kind === 'complaint' || kind === 'service_request'
    const { handle, write } = deps.cases.open({
      landlord: record.landlord,
      audience: record.audience,
      kind,
      type,
      profile: `${landlord.slug}@${landlord.version}`,
      team: teamOf({ landlord, record, kind, type }),
      channel: record.channel,
      conversation: record.conversation,
      language: record.language,
      formRun: `${record._id}:${key}:${index}`,
      receivedAt: at,
      awareAt: null,
      hazard: null,
      urgent: record.urgent,
      clocks: clocked ? clocksFor({ kind, landlord, law: deps.law, at }) : [],
      answers: deps.cases.answers(record),
      intake: 'finished',
      reviewOn: null,
      links: [{ case: record._id, why }],
      pin: () => null,
      representative: record.complaint?.representative ?? false,
    })
    await write.run(session)
    links.push({ case: handle.id, why })
  }
  return links
}

function teamOf({
  landlord,
  record,
  kind,
  type,
}: {
  landlord: Landlord
  record: CaseRecord
  kind: string
  type: string
}): string {
  const handles = kind === 'complaint' || kind === 'asb' ? kind : kind === 'message' ? 'other' : type
  return landlord.operations.teams.find((team) => team.handles.some((one) => one === handles))?.id ?? record.team
}
