/** By which ways a person may be reached: the one they called safe, a message behind their code, their own coming; no other. */
import type { How } from './acts.ts'
import type { WorkingState } from './workingState.ts'

type Reach = Pick<WorkingState, 'way' | 'hasReceipt'>

/** Somebody can be told something without their coming to us. */
export const isReachable = ({ way, hasReceipt }: Reach): boolean => hasReceipt || hasSafeWay({ way })

/** They named a way of their own, and nobody need wait until they come. */
export const hasSafeWay = ({ way }: Pick<Reach, 'way'>): boolean => way !== null && way !== 'none'

/** The only way is a message that waits behind the code. */
export const onlyByMessage = ({ way, hasReceipt }: Reach): boolean => hasReceipt && (way === null || way === 'none')

export function isSafeWay({ state, how }: { state: Reach; how: How }): boolean {
  if (how === 'came_to_us') return true
  if (how === 'not_reachable') return !isReachable(state)
  if (how === 'message') return state.hasReceipt
  return how === state.way
}
