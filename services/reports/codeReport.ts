/** The evidence for the Complaint Handling Code 2024, provision by provision as the law file has them: counts, where to look, and what cannot be shown. */
import { CODE_NATION, type CodeDeparture, departuresOf } from '../landlords/departures.ts'
import { type NotShown, PROVISIONS } from './code/provisions.ts'
import { type Shown, shown } from './finding.ts'
import { type SeenAsked, seen } from './seen.ts'

export interface ProvisionEvidence {
  provision: string
  /** Whether its words were read in the source, as the law file says. */
  read: boolean | 'partial'
  shown: Shown[]
  /** unknown: the law file has a provision that this report does not know of. */
  lacks: NotShown | 'unknown' | null
  /** Where the landlord's policy says otherwise. */
  departures: CodeDeparture[]
}

export type CodeReport = { ok: true; provisions: ProvisionEvidence[] } | { ok: false; reason: 'not_bound' }

/** The Code binds landlords in England only. */
export async function codeReport(asked: SeenAsked): Promise<CodeReport> {
  const { landlord, law } = asked
  if (landlord.nation !== CODE_NATION) return { ok: false, reason: 'not_bound' }
  const all = await seen(asked)
  const departures = departuresOf(landlord)
  const provisions = law.file.complaint_handling_code_2024.provisions.map(({ id, read }): ProvisionEvidence => {
    const { measures, lacks } = PROVISIONS[id] ?? { measures: [], lacks: 'unknown' as const }
    return {
      provision: id,
      read,
      shown: measures.map((measure) => shown({ measure, seen: all })),
      lacks,
      departures: departures.filter(({ provision }) => provision === id),
    }
  })
  return { ok: true, provisions }
}
