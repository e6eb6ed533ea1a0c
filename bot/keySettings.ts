/** The keys among the settings: read from the environment or a file, and held so that printing the configuration shows none. */
import { createHmac } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Keeper } from '../services/confidential/keeper.ts'
import { parseMasterKey, readOrMakeKeyFile } from '../services/confidential/keys.ts'
import { localKeeper } from '../services/confidential/localKeeper.ts'

export type KeeperOf = (team: { landlord: string; team: string }) => Keeper
/** Gives the base64 of an HMAC-SHA256. */
export type Signer = (text: string) => string

type KeyName = 'MASTER_KEY' | 'CONFIDENTIAL_KEY'
type KeySettings = Partial<Record<KeyName | `${KeyName}_FILE`, string | undefined>> & { DATA_DIR: string }

export const keeperWith =
  (bytes: Buffer): KeeperOf =>
  (team) =>
    localKeeper({ bytes, ...team })

/** `secret`: whsec_ and base64. */
export function signerWith(secret: string): Signer {
  const bytes = Buffer.from(secret.replace('whsec_', ''), 'base64')
  return (text) => createHmac('sha256', bytes).update(text).digest('base64')
}

/** The environment's key, a key file, or (outside production) one made in the data folder. */
export function readKey({
  e,
  name,
  file,
  production,
  problems,
}: {
  e: KeySettings
  name: KeyName
  file: string
  production: boolean
  problems: string[]
}): Buffer | null {
  const given = e[name]
  const path = e[`${name}_FILE`]
  if (given) {
    const key = parseMasterKey(given)
    if (!key) problems.push(`${name}: not 32 bytes of base64 or hex.`)
    return key
  }
  if (production && !path) {
    problems.push(`${name} or ${name}_FILE: production never makes a key of its own.`)
    return null
  }
  if (production && !existsSync(path ?? '')) {
    problems.push(`${name}_FILE: there is no such file, and production never makes a key of its own.`)
    return null
  }
  try {
    return readOrMakeKeyFile(path ?? join(e.DATA_DIR, file))
  } catch {
    problems.push(`${name}_FILE: cannot be read as 32 bytes of base64 or hex.`)
    return null
  }
}

/** A key that was in use before: it opens what it once sealed, and seals nothing any more. */
export function readOldKey({ path, problems }: { path: string; problems: string[] }): Buffer | null {
  try {
    if (existsSync(path)) return readOrMakeKeyFile(path)
  } catch {
    // Said below.
  }
  problems.push('CONFIDENTIAL_OLD_KEY_FILE: there is no such file with 32 bytes of base64 or hex.')
  return null
}
