/** The stage of a whole scene: two real processes on one database behind one address, two officers with accounts, at an hour when the office is open. */

import { join } from 'node:path'
import { buildPages } from '../../bot/pages/build.ts'
import { masterKey, parseMasterKey } from '../../services/confidential/keys.ts'
import { conversationModel } from '../../services/conversations/conversationModel.ts'
import { createSections } from '../../services/conversations/sections.ts'
import { createTranscript } from '../../services/conversations/transcript.ts'
import { connect } from '../../services/db.ts'
import { nextOpening } from '../../services/handoff/hours.ts'
import { loadLandlords } from '../../services/landlords/index.ts'
import { freePort } from '../../services/mongod/freePort.ts'
import { createAccounts } from '../../services/staff/accounts.ts'
import { startBalancer } from './balancer.ts'
import { childProduct, newSetting, type Setting } from './childProduct.ts'
import { startFakeTwilio } from './fakeTwilio.ts'
import { testMongod } from './mongod.ts'

export const LANDLORD = 'meadowbrook'
const PASSWORD = 'four calm words here'
const HOUR_MS = 3_600_000

export type SceneStage = Awaited<ReturnType<typeof sceneStage>>

export async function sceneStage() {
  const carrier = await startFakeTwilio({ clock: () => new Date() })
  const setting = await newSetting({ uri: await testMongod(), carrier: carrier.url })
  await buildPages({ outDir: join(import.meta.dirname, '../../.heard/pages'), log: { info: () => {} } })
  const ahead = untilOpen()
  const own: Partial<Setting> = { leaseSeconds: 2, clockAhead: Math.round(ahead / 1000), env: { DEMO: 'off' } }
  const ports = [await freePort(), await freePort()]
  const children = await Promise.all(ports.map((port) => childProduct({ ...setting, ...own, port })))
  const balancer = await startBalancer({ port: setting.port, to: ports })

  const master = masterKey(parseMasterKey(setting.key)!)
  const db = await connect({ uri: setting.uri, name: new URL(setting.uri).pathname.slice(1) })
  const { connection } = db
  const accounts = createAccounts({ connection })
  const sections = createSections({ master })

  return {
    balancer,
    carrier,
    children,
    setting,
    conversations: conversationModel(connection),
    transcript: createTranscript({ connection, sections }),
    hire: async ({ name, languages }: { name: string; languages: string[] }) => {
      const shownName = name.split(' ')[0]!
      const email = `${shownName.toLowerCase()}@${LANDLORD}.example`
      const added = await accounts.add({
        ...{ landlord: LANDLORD, roles: ['adviser'], teams: [], temporary: false, trainedUntil: null },
        ...{ name, shownName, email, languages, password: PASSWORD, at: new Date(Date.now() + ahead) },
      })
      if (!added.ok) throw new Error(added.reason)
      return { email, password: PASSWORD, name, shownName }
    },
    stop: async () => {
      await db.close()
      await balancer.close()
      await Promise.all(children.map((child) => child.kill()))
      await carrier.close()
    },
  }
}

/** Milliseconds from now to an hour after the office opens next: the scene plays when people are there, whenever it is run. */
function untilOpen(): number {
  const loaded = loadLandlords({ production: false, clock: () => new Date() })
  if (!loaded.ok) throw new Error(loaded.errors.join('\n'))
  const landlord = loaded.landlords.bySlug(LANDLORD)!
  const tomorrow = new Date(new Date().setUTCHours(24, 0, 0, 0))
  const opens = nextOpening({ landlord, at: tomorrow, bankHolidays: loaded.law.bankHolidays })
  return opens ? opens.getTime() + HOUR_MS - Date.now() : 0
}
