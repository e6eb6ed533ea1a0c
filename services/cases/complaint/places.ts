/** Where an act on a stored complaint takes place: the rules it was opened under, what stands, and ids that are the same on every rerun. */
import { createHash } from 'node:crypto'
import type { MasterKey } from '../../confidential/keys.ts'
import { blindIndex } from '../../confidential/seal.ts'
import type { Landlords } from '../../landlords/index.ts'
import type { Law } from '../../landlords/law.ts'
import type { Landlord } from '../../landlords/profile.ts'
import type { CaseRecord } from '../caseModel.ts'
import type { Cases } from '../cases.ts'
import { dayOf } from '../deadlines.ts'
import type { Actor, Place } from './change.ts'
import { type Procedure, procedureOf } from './procedure.ts'
import { standingOf } from './standing.ts'

type Rules = Pick<CaseRecord, 'landlord' | 'profile'>

export interface Places {
  /** A case keeps the rules it was opened under. */
  landlordOf(record: Rules): Landlord
  procedure(record: Rules): Procedure
  /** Equal texts have equal marks, and a mark gives nothing back. */
  mark(text: string): string
  placeOf(args: { record: CaseRecord; actor: Actor; at: Date; key: string }): Place
}

export function createPlaces({
  cases,
  landlords,
  law,
  master,
}: {
  cases: Cases
  landlords: Landlords
  law: Law
  master: MasterKey
}): Places {
  const procedures = new WeakMap<Landlord, Procedure>()
  const mark: Places['mark'] = (text) =>
    blindIndex({ master, field: 'refusal', value: text.toLowerCase().replace(/\s+/g, ' ').trim() })

  const landlordOf: Places['landlordOf'] = ({ landlord, profile }) => {
    const found = landlords.version(landlord, profile.split('@')[1] ?? '') ?? landlords.bySlug(landlord)
    if (!found) throw new Error('landlord_gone')
    return found
  }
  const procedure: Places['procedure'] = (record) => {
    const landlord = landlordOf(record)
    const known = procedures.get(landlord) ?? procedureOf({ landlord, law })
    procedures.set(landlord, known)
    return known
  }
  const placeOf: Places['placeOf'] = ({ record, actor, at, key }) => ({
    standing: standingOf({ record, cases }),
    actor,
    at,
    today: dayOf(at),
    procedure: procedure(record),
    law,
    mark,
    id: (purpose) => createHash('sha256').update(`${record._id}\0${key}\0${purpose}`).digest('base64url').slice(0, 16),
  })
  return { landlordOf, procedure, mark, placeOf }
}
