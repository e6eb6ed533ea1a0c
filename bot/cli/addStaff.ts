/** Runs `heard staff add` against the database in use, asking for what is missing when somebody is there to ask. */
import { createInterface } from 'node:readline/promises'
import { createAccounts } from '../../services/staff/accounts.ts'
import { openDatabase } from './openDatabase.ts'
import { type StaffAdd, staffAddCommand } from './staff.ts'

type Say = (line: string) => void

export async function addStaff({
  input,
  env,
  print,
  fail,
}: {
  input: StaffAdd
  env: NodeJS.ProcessEnv
  print: Say
  fail: Say
}): Promise<number> {
  const opened = await openDatabase({ env })
  if (!opened.ok) {
    for (const problem of opened.problems) fail(problem)
    return 1
  }
  const { db, landlords, close } = opened.opened
  const reader = process.stdin.isTTY ? createInterface({ input: process.stdin, output: process.stdout }) : null
  const { ok, out } = await staffAddCommand({
    input,
    accounts: createAccounts({ connection: db.connection }),
    landlords: landlords.all(),
    at: new Date(),
    ask: reader ? (question) => reader.question(`${question} `) : null,
  })
  reader?.close()
  await close()
  if (ok) print(out)
  else fail(out)
  return ok ? 0 : 1
}
