/** `heard staff reset-factor`: takes a lost phone off an account, for the day when nobody who could do it in the console can sign in. */
import { systemClock } from '../../services/clock.ts'
import { createLog } from '../../services/log.ts'
import { createStaff } from '../../services/staff/staff.ts'
import { say } from './staff.ts'
import { type Place, withDatabase } from './withDatabase.ts'

export const resetFactorCommand = ({
  email,
  landlord: slug,
  env,
  print,
  fail,
}: { email: string; landlord?: string } & Pick<Place, 'env' | 'print' | 'fail'>): Promise<number> =>
  withDatabase({
    env,
    fail,
    run: async ({ config, db, landlords }) => {
      const log = createLog({ level: 'error' })
      const { accounts, factors, sessions, audit } = createStaff({ db, master: config.master, clock: systemClock, log })
      const known = landlords.all().map((landlord) => landlord.slug)
      const found = await accounts.byEmail({ landlords: slug ? [slug] : known, email })
      const [account] = found
      if (!account || found.length > 1) {
        fail(say('trained_nobody', { email }))
        return false
      }
      const { landlord, _id: id } = account
      await audit.write({ landlord, account: 'operator', action: 'account.reset_factor', target: id, detail: 'lost' })
      await factors.remove({ account })
      await sessions.endAll({ landlord, account: id })
      print(say('factor_reset', { email }))
      return true
    },
  })
