/** `heard rotate`: wraps the keys of reports and confidential notes anew, from the team's old key to the one in use; no word is opened for it. */
import { caseModel } from '../../services/cases/caseModel.ts'
import { createCaseSeal } from '../../services/cases/caseSeal.ts'
import { rotateCases } from '../../services/cases/rotateCases.ts'
import { grantModel } from '../../services/hateReports/grantRecord.ts'
import { hateReportModel } from '../../services/hateReports/hateReportModel.ts'
import { createReportKeys } from '../../services/hateReports/reportKeys.ts'
import { rotateReports } from '../../services/hateReports/rotate.ts'
import { keepersOf } from '../reports.ts'
import { teamKeepers } from '../teamKeepers.ts'
import { sayLine } from './sayLine.ts'
import { type Place, withDatabase } from './withDatabase.ts'

export const rotateCommand = ({ env, print, fail }: Pick<Place, 'env' | 'print' | 'fail'>): Promise<number> =>
  withDatabase({
    env,
    fail,
    run: async ({ config, db, landlords }) => {
      const keepers = keepersOf({ config, landlords })
      const model = hateReportModel(db.connection)
      const questions = grantModel(db.connection)
      const keys = createReportKeys({ master: config.master, keepers })
      const ofTeam = teamKeepers(config)
      const cases = caseModel(db.connection)
      const seal = createCaseSeal({ master: config.master, keepers: ofTeam })
      let whole = true
      for (const { slug: landlord } of landlords.all()) {
        const [to, ...older] = keepers(landlord)
        if (older.length === 0) {
          fail(sayLine({ key: 'rotate_no_old_key' }))
          return false
        }
        let reports = 0
        const failed: string[] = []
        for (const from of older) {
          const done = await rotateReports({ model, keys, landlord, from, to })
          const asked = await rotateReports({ model: questions, keys, landlord, from, to })
          reports += done.rewrapped
          failed.push(...done.failed, ...asked.failed)
        }
        const notes = await rotateCases({ model: cases, seal, landlord, keepers: ofTeam })
        failed.push(...notes.failed)
        for (const id of failed) fail(sayLine({ key: 'rotate_failed', params: { landlord, id } }))
        if (failed.length > 0) whole = false
        print(sayLine({ key: 'rotate_done', params: { landlord, reports, notes: notes.rewrapped } }))
      }
      return whole
    },
  })
