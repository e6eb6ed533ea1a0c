/** `heard rotate`: wraps the keys of all reports anew, from the team's old key to the one in use; no report is opened for it. */
import { hateReportModel } from '../../services/hateReports/hateReportModel.ts'
import { createReportKeys } from '../../services/hateReports/reportKeys.ts'
import { rotateReports } from '../../services/hateReports/rotate.ts'
import { keepersOf } from '../reports.ts'
import { sayLine } from './sayLine.ts'
import { type Place, withDatabase } from './withDatabase.ts'

export const rotateCommand = ({ env, print, fail }: Pick<Place, 'env' | 'print' | 'fail'>): Promise<number> =>
  withDatabase({
    env,
    fail,
    run: async ({ config, db, landlords }) => {
      const keepers = keepersOf({ config, landlords })
      const model = hateReportModel(db.connection)
      const keys = createReportKeys({ master: config.master, keepers })
      let whole = true
      for (const { slug: landlord } of landlords.all()) {
        const [to, ...older] = keepers(landlord)
        if (older.length === 0) {
          fail(sayLine({ key: 'rotate_no_old_key' }))
          return false
        }
        for (const from of older) {
          const { rewrapped, failed } = await rotateReports({ model, keys, landlord, from, to })
          print(sayLine({ key: 'rotate_done', params: { landlord, count: rewrapped } }))
          for (const id of failed) fail(sayLine({ key: 'rotate_failed', params: { landlord, id } }))
          if (failed.length > 0) whole = false
        }
      }
      return whole
    },
  })
