/** Runs an operator's command on the database in use; what nobody expected is told by its code, never by its words. */
import { errorCode } from '../../services/log.ts'
import { type Opened, openDatabase } from './openDatabase.ts'
import { sayLine } from './sayLine.ts'

export type Say = (line: string) => void

/** What every command is given by `cli.ts` or a test. */
export interface Place {
  env: NodeJS.ProcessEnv
  print: Say
  fail: Say
  now: Date
}

/** The exit code: 0 where `run` gave true. */
export async function withDatabase({
  env,
  fail,
  run,
}: Pick<Place, 'env' | 'fail'> & { run: (opened: Opened) => Promise<boolean> }): Promise<number> {
  try {
    const opened = await openDatabase({ env })
    if (!opened.ok) {
      for (const problem of opened.problems) fail(problem)
      return 1
    }
    try {
      return (await run(opened.opened)) ? 0 : 1
    } finally {
      await opened.opened.close()
    }
  } catch (error) {
    fail(sayLine({ key: 'went_wrong', params: { code: errorCode(error) } }))
    return 1
  }
}
