/** `heard staff trained`: puts on record until when somebody's training for restricted work holds; without it nobody opens a report. */
import { systemClock } from '../../services/clock.ts'
import { createAccounts } from '../../services/staff/accounts.ts'
import { openAudit } from './openAudit.ts'
import { endOf, say } from './staff.ts'
import { type Place, withDatabase } from './withDatabase.ts'

export const trainedCommand = ({
  email,
  until,
  landlord: slug,
  env,
  print,
  fail,
}: { email: string; until: string; landlord?: string } & Pick<Place, 'env' | 'print' | 'fail'>): Promise<number> =>
  withDatabase({
    env,
    fail,
    run: async ({ config, db, landlords }) => {
      const day = until === 'none' ? null : endOf(until)
      const refuse = (key: string, params: Record<string, string>): boolean => {
        fail(say(key, params))
        return false
      }
      if (day === undefined) return refuse('add_trained', { value: until })
      const accounts = createAccounts({ connection: db.connection })
      const audit = openAudit({ connection: db.connection, master: config.master, clock: systemClock })
      const known = landlords.all().map((landlord) => landlord.slug)
      const found = await accounts.byEmail({ landlords: slug ? [slug] : known, email })
      const [account] = found
      if (!account || found.length > 1) return refuse('trained_nobody', { email })
      // On record before it counts: it opens what only few may open.
      await audit.write({
        landlord: account.landlord,
        account: 'operator',
        action: 'staff.trained',
        target: account._id,
        detail: until,
      })
      await accounts.setTrained({ landlord: account.landlord, id: account._id, until: day })
      print(say(day ? 'trained_done' : 'trained_none', { email, until }))
      return true
    },
  })
