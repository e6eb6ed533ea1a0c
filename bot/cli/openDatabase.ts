/** The database and landlords for an operator's command: the one in the configuration, or that of the data folder, joined if it runs. */

import { connect, type Database } from '../../services/db.ts'
import { type Landlords, loadLandlords } from '../../services/landlords/index.ts'
import { createLog } from '../../services/log.ts'
import { openMongod } from '../../services/mongod/open.ts'
import { type Config, readConfig } from '../config.ts'

export interface Opened {
  config: Config
  db: Database
  landlords: Landlords
  close(): Promise<void>
}

export async function openDatabase({
  env,
}: {
  env: NodeJS.ProcessEnv
}): Promise<{ ok: true; opened: Opened } | { ok: false; problems: string[] }> {
  const read = readConfig(env)
  if (!read.ok) return read
  const { config } = read
  const loaded = loadLandlords({ only: config.landlords, production: config.production })
  if (!loaded.ok) return { ok: false, problems: loaded.errors }
  const log = createLog({ level: 'error' })
  const mongod = await openMongod({ env, dataDir: config.dataDir, log: (event) => log.info(event) })
  if (!mongod.ok) return { ok: false, problems: [mongod.message] }
  const db = await connect({ uri: mongod.uri, name: config.mongodbName })
  const close = async (): Promise<void> => {
    await db.close()
    await mongod.stop()
  }
  return { ok: true, opened: { config, db, landlords: loaded.landlords, close } }
}
