/** Whether there is a report for this reader now: judged and written into the audit before anything is opened, the same way for all. */
import type { Model } from 'mongoose'
import type { MasterKey } from '../confidential/keys.ts'
import type { Landlord } from '../landlords/profile.ts'
import type { Audit } from '../staff/audit.ts'
import type { BreakGlass } from './breakGlass.ts'
import type { HateReportRecord } from './hateReportModel.ts'
import { mayHandle, notLockedOut, type Reader } from './readers.ts'

export interface NearDeps {
  model: Model<HateReportRecord>
  audit: Pick<Audit, 'write'>
  breakGlass: Pick<BreakGlass, 'grantFor'>
  master: MasterKey
}

/** Null for whoever may not, and where there is nothing; throws when the audit cannot be written (threat T4). */
export async function comeNear({
  deps: { model, audit, breakGlass, master },
  reader,
  landlord,
  id,
  at,
  action,
  detail,
  outOfTurn,
}: {
  deps: NearDeps
  reader: Reader
  landlord: Landlord
  id: string
  at: Date
  action: string
  /** Codes and ids for the audit. */
  detail: string
  /** Whether what two people agreed to opens it as well. */
  outOfTurn: boolean
}): Promise<{ record: HateReportRecord; handles: boolean } | null> {
  const record = await model.findOne({ ...notLockedOut({ master, reader }), _id: id }).lean<HateReportRecord>()
  const found = await breakGlass.grantFor({ landlord: reader.landlord, account: reader.id, report: id, at })
  const grant = outOfTurn ? found : null
  const handles = mayHandle({ reader, landlord, at })
  const opens = record !== null && (handles || grant !== null)
  await audit.write({
    landlord: reader.landlord,
    account: reader.id,
    action: opens ? action : 'report.denied',
    // Whatever was typed in place of an id is nobody's to keep.
    target: isId(id) ? id : '',
    detail: [detail, ...(opens && !handles ? [`grant ${grant}`] : [])].join(' '),
  })
  return opens ? { record, handles } : null
}

export const isId = (text: string): boolean => /^[0-9a-z]{26}$/.test(text)
