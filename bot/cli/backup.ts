/** `heard backup`: the whole database of one instant in one sealed file. */
import { resolve } from 'node:path'
import { writeBackup } from '../../services/backup/writeBackup.ts'
import { VERSION } from '../version.ts'
import { sayLine } from './sayLine.ts'
import { type Place, withDatabase } from './withDatabase.ts'

export const backupCommand = ({ to, env, print, fail, now }: Place & { to: string }): Promise<number> =>
  withDatabase({
    env,
    fail,
    run: async ({ config, db }) => {
      const file = resolve(to)
      const { connection } = db
      const written = await writeBackup({ connection, master: config.master, file, product: VERSION, at: now })
      if (!written.ok) {
        fail(sayLine({ key: `backup_${written.reason}`, params: { file } }))
        return false
      }
      const { collections, consistency } = written.header
      for (const [collection, count] of Object.entries(collections))
        print(sayLine({ key: 'backup_line', params: { collection, count } }))
      print(sayLine({ key: `backup_${consistency}` }))
      print(sayLine({ key: 'backup_done', params: { file, bytes: written.bytes } }))
      return true
    },
  })
