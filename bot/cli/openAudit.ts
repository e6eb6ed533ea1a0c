/** The audit trail for an operator's command: its daily head goes to the log as it does in the product. */
import type { Clock } from '../../services/clock.ts'
import type { MasterKey } from '../../services/confidential/keys.ts'
import type { Database } from '../../services/db.ts'
import { createLog } from '../../services/log.ts'
import { type Audit, createAudit } from '../../services/staff/audit.ts'

export const openAudit = ({
  connection,
  master,
  clock,
}: {
  connection: Database['connection']
  master: MasterKey
  clock: Clock
}): Audit => createAudit({ connection, master, clock, log: createLog({ level: 'error' }) })
