/** Reports for tests of the staff API: every word in them is marked, so that any answer can be searched for them. */
import type { NewReport } from '../../services/hateReports/openReport.ts'
import { newId } from '../../services/ids.ts'
import type { AccountRecord } from '../../services/staff/accounts.ts'
import type { StaffWorld } from './staffWorld.ts'

/** Stands in every word that a report, an act or a reason holds. */
export const MARK = 'zanzibar'

export const NAMED_REPORT = {
  anonymous: false,
  danger: 'no',
  as: 'victim',
  words: `They shout ${MARK} words at me`,
  kinds: ['offensive_words'],
  where: { kind: 'home', place: `${MARK} Court` },
  hurt: 'no',
  before: 'no',
  allegation: { known: 'yes', words: `The ${MARK} man next door`, place: `Flat ${MARK}` },
  wishes: ['stop_it', 'be_safe'],
  consents: { victim_support: 'yes' },
  name: `Ann ${MARK}`,
  safe_contact: {
    way: 'phone',
    number: `07700 900321 ${MARK}`,
    when: `${MARK} mornings`,
    name_to_use: `Annie ${MARK}`,
  },
  led_here: [`Before that ${MARK}`],
} as const

export const ANONYMOUS_REPORT = {
  anonymous: true,
  danger: 'no',
  as: 'witness',
  words: `I heard ${MARK} words`,
  consents: {},
} as const

export const trained = (world: StaffWorld): Date => new Date(world.now().getTime() + 300 * 86_400_000)

export const hireOfficer = (
  world: StaffWorld,
  more: Partial<Parameters<StaffWorld['hire']>[0]> = {},
): Promise<AccountRecord> =>
  world.hire({ roles: ['hate_officer'], teams: ['hate-response'], trainedUntil: trained(world), ...more })

/** As a tenant's report arrives: from the talk, with a code. */
export async function holdReport({
  world,
  report = NAMED_REPORT,
  landlord = 'meadowbrook',
  files = [],
}: {
  world: StaffWorld
  report?: unknown
  landlord?: string
  files?: NewReport['files']
}) {
  const { reports, landlords, db } = world.product
  const opened = await reports.open({
    landlord: landlords.bySlug(landlord)!,
    report,
    files: files ?? [],
    run: newId(),
    language: 'en',
    channel: 'web',
    receivedAt: world.now(),
    statement: { version: 'hateReport.statement@1', language: 'en' },
    receipt: true,
  })
  if (!opened.ok) throw new Error(`${opened.reason} ${opened.fields.join(', ')}`)
  await db.transact((session) => opened.write.run(session))
  return opened
}

export const reading = (parts: readonly string[] = ['account', 'contact', 'allegation']) => ({
  parts,
  reason: { code: 'casework', words: `It is ${MARK} mine` },
})
