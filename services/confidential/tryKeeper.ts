/** Whether a keeper does its work now: a few bytes that belong to no record are wrapped and opened again. */
import { randomBytes } from 'node:crypto'
import { isKeeperAway, type Keeper } from './keeper.ts'

/** `away` passes by itself; `refused` lasts until somebody sets it right, and `said` is the service's own name for it. */
export type KeeperTried = { state: 'ready' } | { state: 'away' | 'refused'; said: string }

export async function tryKeeper(keeper: Keeper): Promise<KeeperTried> {
  const context = 'record:none'
  const bytes = randomBytes(16)
  try {
    const opened = await keeper.unwrap({ context, wrapped: await keeper.wrap({ context, bytes }) })
    return opened.equals(bytes) ? { state: 'ready' } : { state: 'refused', said: 'other_bytes' }
  } catch (error) {
    if (!isKeeperAway(error)) return { state: 'refused', said: 'not_what_it_wrapped' }
    const { reason, said = '' } = error.detail
    return { state: reason === 'keeper_away' ? 'away' : 'refused', said: String(said) }
  }
}
