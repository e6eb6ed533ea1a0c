/** Which right of an account an act on a complaint needs. */
import type { ActName } from '../../../services/cases/complaint/acts.ts'
import { MOVES, type Right } from '../../../services/cases/complaint/moves.ts'
import type { Act } from '../../../services/staff/roles.ts'

const RIGHTS: Record<Right, Act> = {
  note: 'case.note',
  tenant: 'case.note',
  handle: 'complaint.handle',
  approve: 'complaint.approve',
}

export const rightOf = (name: ActName): Act => RIGHTS[MOVES[name].right]
