/** `heard verify`: follows each landlord's audit chain and names the first link that does not hold. */
import { systemClock } from '../../services/clock.ts'
import { openAudit } from './openAudit.ts'
import { sayLine } from './sayLine.ts'
import { type Place, withDatabase } from './withDatabase.ts'

export const verifyCommand = ({ env, print, fail }: Pick<Place, 'env' | 'print' | 'fail'>): Promise<number> =>
  withDatabase({
    env,
    fail,
    run: async ({ config, db, landlords }) => {
      const audit = openAudit({ connection: db.connection, master: config.master, clock: systemClock })
      let whole = true
      for (const { slug: landlord } of landlords.all()) {
        const found = await audit.verify({ landlord })
        if (found.ok) print(sayLine({ key: 'verify_whole', params: { landlord, count: found.links } }))
        else {
          whole = false
          fail(sayLine({ key: 'verify_broken', params: { landlord, number: found.brokenAt } }))
        }
      }
      return whole
    },
  })
