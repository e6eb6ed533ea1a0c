/** Gives the product its database: the one an operator named in MONGODB_URI, or a mongod of its own over the data folder. */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { checkReplicaSet } from './checkReplicaSet.ts'
import type { Env } from './childEnv.ts'
import { defaultCacheDir, findMongod, formatTries } from './find.ts'
import type { Log } from './keepAlive.ts'
import { superviseMongod } from './supervise.ts'

export type Opened = { ok: true; uri: string; stop(): Promise<void> } | { ok: false; message: string }

export async function openMongod(input: { env: Env; dataDir: string; log: Log; cacheDir?: string }): Promise<Opened> {
  const { env, dataDir, log, cacheDir = defaultCacheDir } = input
  const named = env.MONGODB_URI
  if (named) {
    const checked = await checkReplicaSet({ uri: named })
    return checked.ok ? { ok: true, uri: named, stop: async () => {} } : { ok: false, message: checked.message }
  }
  const found = await findMongod({ env, cacheDir, log, series: await writtenBy(dataDir) })
  if (!found.ok) return { ok: false, message: formatTries(found.tries) }
  log('mongod.found', { from: found.from, version: found.version })
  try {
    const { uri, stop } = await superviseMongod({ binary: found.binary, dataDir, log, env })
    return { ok: true, uri, stop }
  } catch (error) {
    return { ok: false, message: `The database in ${dataDir} did not start. ${(error as Error).message}` }
  }
}

/**
 * The series (major.minor) that wrote the data kept here, so that a newer mongod appearing on the machine does not
 * show an empty database; with several, the one used last.
 */
export async function writtenBy(dataDir: string): Promise<string | undefined> {
  const names = (await readdir(dataDir).catch(() => [])).filter((name) => /^mongo-\d+\.\d+$/.test(name))
  const used = await Promise.all(
    names.map(async (name) => ({
      series: name.slice('mongo-'.length),
      at: await stat(join(dataDir, name, 'WiredTiger.turtle')).then(
        (file) => file.mtimeMs,
        () => null,
      ),
    })),
  )
  const withData = used.filter((one) => one.at !== null).sort((a, b) => b.at! - a.at!)
  return withData[0]?.series
}
