/** `heard restore`: a backup back into an empty database, once every part of it is proved. */
import { resolve } from 'node:path'
import { restoreBackup } from '../../services/backup/restoreBackup.ts'
import { sayLine } from './sayLine.ts'
import { type Place, withDatabase } from './withDatabase.ts'

export const restoreCommand = ({ from, env, print, fail, now }: Place & { from: string }): Promise<number> =>
  withDatabase({
    env,
    fail,
    run: async ({ config, db }) => {
      const file = resolve(from)
      const { connection } = db
      const restored = await restoreBackup({ connection, master: config.master, file, at: now })
      if (!restored.ok) {
        fail(sayLine({ key: `restore_${restored.reason}`, params: { file, name: connection.name } }))
        return false
      }
      const { counts, header, parked } = restored
      for (const [collection, count] of Object.entries(counts))
        print(sayLine({ key: 'backup_line', params: { collection, count } }))
      print(sayLine({ key: 'restore_done', params: { at: header.at, version: header.product } }))
      if (parked > 0) print(sayLine({ key: 'restore_parked', params: { count: parked } }))
      return true
    },
  })
