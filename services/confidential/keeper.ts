/** A keeper holds the key of the few who may read a thing and never gives it away: it only wraps and unwraps other keys. */
import { AppError } from '../errors.ts'

export interface Keeper {
  /** The kind of keeper, for the log: `local`, `kms`. */
  readonly name: string
  /** Names the key; stored in clear with everything it wrapped. */
  readonly keyId: string
  /** `context` names the record and nothing of its matter: what was wrapped under one is refused under another. */
  wrap(args: { context: string; bytes: Buffer }): Promise<Buffer>
  /** Throws when the context, the key or a single byte is wrong, and `unavailable` with one of `NOT_NOW` when the keeper cannot be asked now. */
  unwrap(args: { context: string; wrapped: Buffer }): Promise<Buffer>
}

/** Makes the keeper of a team from a key or a key service of the settings. */
export type KeeperOf = (team: { landlord: string; team: string }) => Keeper

/** Why a keeper gives nothing now, and it is no fault of the record: it is away for a while, it lets us in no more, or its key was taken away. */
export const NOT_NOW = ['keeper_away', 'keeper_refuses', 'keeper_missing'] as const

export const isKeeperAway = (error: unknown): error is AppError =>
  error instanceof AppError && NOT_NOW.some((reason) => reason === error.detail.reason)

/** The keepers of a landlord's team: the first wraps what is new, the others only unwrap what they once wrapped. */
export type Keepers = (landlord: string) => readonly [Keeper, ...Keeper[]]

export function keeperOf({ keepers, keyId }: { keepers: readonly Keeper[]; keyId: string }): Keeper {
  const found = keepers.find((keeper) => keeper.keyId === keyId)
  // Not a fault of the record: the operator has taken a key away before everything was wrapped anew.
  if (!found) throw new AppError('unavailable', { reason: 'keeper_missing' })
  return found
}
