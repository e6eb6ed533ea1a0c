/** The keys among the settings: read from the environment or a file, and held so that printing the configuration shows none. */
import { createHmac } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { KeeperOf } from '../services/confidential/keeper.ts'
import { masterKey, parseMasterKey, readOrMakeKeyFile } from '../services/confidential/keys.ts'
import { localKeeper } from '../services/confidential/localKeeper.ts'
import { type KmsSettings, readKms } from './kmsSettings.ts'

/** Gives the base64 of an HMAC-SHA256. */
export type Signer = (text: string) => string

type KeyName = 'MASTER_KEY' | 'CONFIDENTIAL_KEY'
type KeySettings = Partial<Record<KeyName | `${KeyName}_FILE`, string | undefined>> & { DATA_DIR: string }
type KeeperSettings = KeySettings & KmsSettings & { CONFIDENTIAL_OLD_KEY_FILE?: string | undefined }

const keeperWith =
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
    const service = name === 'CONFIDENTIAL_KEY' ? ', or CONFIDENTIAL_KMS_KEY' : ''
    problems.push(`${name} or ${name}_FILE${service}: production never makes a key of its own.`)
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

/** The keepers of a team's key: the one in use first, in a key file or in a cloud key service, then those before it. Null: a problem was named. */
export function readKeepers({
  e,
  key,
  production,
  problems,
}: {
  e: KeeperSettings
  /** The master key, which a team's key may not be. */
  key: Buffer | null
  production: boolean
  problems: string[]
}): [KeeperOf, ...KeeperOf[]] | null {
  const kms = readKms({ e, master: key && masterKey(key), production, problems })
  const old = e.CONFIDENTIAL_OLD_KEY_FILE ? readOldKey({ path: e.CONFIDENTIAL_OLD_KEY_FILE, problems }) : null
  const older = [...(old ? [keeperWith(old)] : []), ...(kms.old ? [kms.old] : [])]
  if (e.CONFIDENTIAL_KMS_KEY) {
    const given = (['CONFIDENTIAL_KEY', 'CONFIDENTIAL_KEY_FILE'] as const).find((name) => e[name])
    if (given)
      problems.push(
        `${given}: set beside CONFIDENTIAL_KMS_KEY, and only one key can be in use; the one before it belongs into CONFIDENTIAL_OLD_KEY_FILE.`,
      )
    return kms.used && [kms.used, ...older]
  }
  const team = readKey({ e, name: 'CONFIDENTIAL_KEY', file: 'confidential.key', production, problems })
  if (key && team?.equals(key)) problems.push('CONFIDENTIAL_KEY: the same as MASTER_KEY; it must be a key of its own.')
  return team && [keeperWith(team), ...older]
}

/** A key that was in use before: it opens what it once sealed, and seals nothing any more. */
function readOldKey({ path, problems }: { path: string; problems: string[] }): Buffer | null {
  try {
    if (existsSync(path)) return readOrMakeKeyFile(path)
  } catch {
    // Said below.
  }
  problems.push('CONFIDENTIAL_OLD_KEY_FILE: there is no such file with 32 bytes of base64 or hex.')
  return null
}
