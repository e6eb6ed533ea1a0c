/** Which act is possible when, and whose it is: an act that is not listed for a state does not exist there. */
import { ACT_NAMES, type ActName } from './acts.ts'
import { isAnswering, type Standing } from './change.ts'
import { hasSafeWay } from './reach.ts'

/** What of the standing decides it. */
type Seen = Pick<Standing, 'status' | 'severity' | 'clocks' | 'state'>

/** team: officers of the restricted team. reporter: the person's own word, behind the code or written down by the team. own: what only the person's own device can do. */
type Right = 'team' | 'reporter' | 'own'

interface Move {
  right: Right
  when(standing: Seen): boolean
  /** Where the team may do less than the person. */
  team?: (standing: Seen) => boolean
}

const open = ({ status }: Seen): boolean => status !== 'closed'
const always = (): boolean => true
const proposed = ({ state }: Seen): boolean => state.proposals.length > 0

export const MOVES: Readonly<Record<ActName, Move>> = {
  note: { right: 'team', when: always },
  assign: { right: 'team', when: open },
  first_contact: {
    right: 'team',
    when: (standing) => open(standing) && (standing.state.firstContactAt === null || standing.clocks.some(isAnswering)),
  },
  plan: { right: 'team', when: open },
  support: { right: 'team', when: open },
  action: { right: 'team', when: open },
  wish_reached: { right: 'team', when: (standing) => open(standing) && standing.state.wishes.length > 0 },
  // A consent is the person's for as long as anything is kept, also once the work is over.
  give_consent: { right: 'reporter', when: always },
  withdraw_consent: { right: 'reporter', when: always },
  partner_export: { right: 'team', when: always },
  approve: { right: 'team', when: proposed },
  decline: { right: 'team', when: proposed },
  lower_severity: { right: 'team', when: (standing) => open(standing) && standing.severity === 'serious' },
  raise: { right: 'team', when: (standing) => open(standing) && standing.severity === 'standard' },
  involve_staff: { right: 'team', when: always },
  message: { right: 'reporter', when: always },
  files: { right: 'own', when: always },
  close: { right: 'team', when: open },
  reopen: { right: 'reporter', when: ({ status }) => status === 'closed' },
  satisfaction: {
    right: 'reporter',
    when: (standing) => !open(standing) && standing.state.satisfaction !== 'answered',
    // Asked once, and by the team only by a way that was called safe (obligations row 47).
    team: ({ state }) => state.satisfaction === 'not_asked' && hasSafeWay(state),
  },
}

/** The team may write down whatever a reporter says; a reporter does nothing of the team's; rules may only raise. */
export function mayAct({ name, by }: { name: ActName; by: 'team' | 'reporter' | 'rules' }): boolean {
  if (by === 'rules') return name === 'raise'
  const { right } = MOVES[name]
  return by === 'team' ? right !== 'own' : right !== 'team'
}

/** What the team may do now; the rest is refused with its reason. */
export const possibleActs = (seen: Seen): ActName[] =>
  ACT_NAMES.filter(
    (name) => mayAct({ name, by: 'team' }) && MOVES[name].when(seen) && (MOVES[name].team?.(seen) ?? true),
  )
