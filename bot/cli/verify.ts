/** `heard verify`: follows each landlord's audit chain and names the first link that does not hold. */
import { catalogue } from '../../locales/index.ts'
import { systemClock } from '../../services/clock.ts'
import { createLog } from '../../services/log.ts'
import { createAudit } from '../../services/staff/audit.ts'
import { fill } from './fill.ts'
import { openDatabase } from './openDatabase.ts'

const words = catalogue.en.cli as Record<string, string>
type Say = (line: string) => void

export async function verifyCommand({
  env,
  print,
  fail,
}: {
  env: NodeJS.ProcessEnv
  print: Say
  fail: Say
}): Promise<number> {
  const opened = await openDatabase({ env })
  if (!opened.ok) {
    for (const problem of opened.problems) fail(problem)
    return 1
  }
  const { config, db, landlords, close } = opened.opened
  const audit = createAudit({
    connection: db.connection,
    master: config.master,
    clock: systemClock,
    log: createLog({ level: 'error' }),
  })
  let whole = true
  for (const { slug } of landlords.all()) {
    const found = await audit.verify({ landlord: slug })
    if (found.ok) print(fill({ text: words.verify_whole ?? '', params: { landlord: slug, count: found.links } }))
    else {
      whole = false
      fail(fill({ text: words.verify_broken ?? '', params: { landlord: slug, number: found.brokenAt } }))
    }
  }
  await close()
  return whole ? 0 : 1
}
