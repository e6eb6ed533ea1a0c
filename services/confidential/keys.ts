/** The master key: kept outside the database, named by a fingerprint, and never used on a tenant's words directly. */
import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export interface MasterKey {
  /** Eight hex digits that name the key; stored with everything it wrapped. */
  readonly id: string
  /** Compared with the database's own record at start: a wrong key must stop the start, not corrupt a case. */
  readonly fingerprint: string
  /** A key for one purpose, derived by HKDF-SHA256, 32 bytes. */
  derive(purpose: 'wrap' | 'intake' | 'blind' | 'token' | 'backup' | 'factor' | 'signin' | 'corrected'): Buffer
}

export function masterKey(bytes: Buffer): MasterKey {
  if (bytes.length !== 32) throw new RangeError('A master key is 32 bytes.')
  const derived = new Map<string, Buffer>()
  const derive = (purpose: string): Buffer => {
    const known = derived.get(purpose)
    if (known) return known
    const key = Buffer.from(hkdfSync('sha256', bytes, 'heard', purpose, 32))
    derived.set(purpose, key)
    return key
  }
  const fingerprint = createHash('sha256').update(derive('fingerprint')).digest('hex')
  return { id: fingerprint.slice(0, 8), fingerprint, derive }
}

/** Accepts 32 bytes as base64 or hex; anything else is null. */
export function parseMasterKey(text: string): Buffer | null {
  const trimmed = text.trim()
  if (/^[0-9a-f]{64}$/i.test(trimmed)) return Buffer.from(trimmed, 'hex')
  const bytes = Buffer.from(trimmed, 'base64')
  return bytes.length === 32 ? bytes : null
}

/** Reads the key file, or makes one readable by its owner only. For demonstrations: production must bring its own. */
export function readOrMakeKeyFile(path: string): Buffer {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  }
  const key = parseMasterKey(readFileSync(path, 'utf8'))
  if (!key) throw new Error(`The master key in ${path} is not 32 bytes of base64 or hex.`)
  return key
}
