/** Everything about staff, built once from the connection. */
import { type CaseViews, createCaseViews } from '../cases/views/caseViews.ts'
import type { Clock } from '../clock.ts'
import type { MasterKey } from '../confidential/keys.ts'
import type { Database } from '../db.ts'
import { createPresence, type Presence } from '../handoff/presence.ts'
import { createTakenUp, type TakenUp } from '../handoff/takenUp.ts'
import { createTaking, type Taking } from '../handoff/taking.ts'
import type { Log } from '../log.ts'
import { type Accounts, createAccounts } from './accounts.ts'
import { type Audit, createAudit } from './audit.ts'
import { createFactors, type Factors } from './factors.ts'
import { createIdentities, type Identities } from './identities.ts'
import { createOidcSignIn, type OidcSignIn } from './oidcSignIn.ts'
import { createOnce, type Once } from './once.ts'
import { createOwnFactor, type OwnFactor } from './ownFactor.ts'
import { createPeople, type People } from './people.ts'
import { createSessions, type Sessions } from './sessions.ts'
import { createSignIn, type SignIn } from './signIn.ts'

export interface Staff {
  accounts: Accounts
  sessions: Sessions
  factors: Factors
  ownFactor: OwnFactor
  signIn: SignIn
  identities: Identities
  oidcSignIn: OidcSignIn
  audit: Audit
  once: Once
  people: People
  presence: Presence
  takenUp: TakenUp
  taking: Taking
  caseViews: CaseViews
}

export function createStaff({
  db,
  master,
  clock,
  log,
}: {
  db: Database
  master: MasterKey
  clock: Clock
  log: Log
}): Staff {
  const { connection } = db
  const accounts = createAccounts({ connection })
  const sessions = createSessions({ connection, clock })
  const audit = createAudit({ connection, master, clock, log })
  const factors = createFactors({ connection, db, master, accounts })
  const identities = createIdentities({ connection })
  const once = createOnce({ connection, db })
  return {
    accounts,
    sessions,
    audit,
    factors,
    ownFactor: createOwnFactor({ factors, sessions, audit, clock }),
    signIn: createSignIn({ accounts, sessions, factors, audit, clock }),
    identities,
    oidcSignIn: createOidcSignIn({ accounts, identities, sessions, audit, clock }),
    people: createPeople({ db, accounts, sessions, factors, audit, clock }),
    once,
    caseViews: createCaseViews({ connection, once }),
    presence: createPresence({ connection }),
    takenUp: createTakenUp({ connection }),
    taking: createTaking({ connection }),
  }
}
