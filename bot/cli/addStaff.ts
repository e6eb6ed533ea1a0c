/** Runs `heard staff add` against the database in use, asking for what is missing when somebody is there to ask. */
import { createInterface } from 'node:readline/promises'
import { createAccounts } from '../../services/staff/accounts.ts'
import { type StaffAdd, staffAddCommand } from './staff.ts'
import { type Place, withDatabase } from './withDatabase.ts'

export const addStaff = ({
  input,
  env,
  print,
  fail,
}: { input: StaffAdd } & Pick<Place, 'env' | 'print' | 'fail'>): Promise<number> =>
  withDatabase({
    env,
    fail,
    run: async ({ db, landlords }) => {
      const reader = process.stdin.isTTY ? createInterface({ input: process.stdin, output: process.stdout }) : null
      const { ok, out } = await staffAddCommand({
        input,
        accounts: createAccounts({ connection: db.connection }),
        landlords: landlords.all(),
        at: new Date(),
        ask: reader ? (question) => reader.question(`${question} `) : null,
      })
      reader?.close()
      if (ok) print(out)
      else fail(out)
      return ok
    },
  })
