/** Reports for tests of the staff API: every word in them is marked, so that any answer can be searched for them. */
import { randomBytes } from 'node:crypto'
import { acceptFile, blobName } from '../../services/attachments/accept.ts'
import type { KeptFile } from '../../services/attachments/keptFile.ts'
import { noScanner } from '../../services/attachments/scanner.ts'
import { seal } from '../../services/confidential/seal.ts'
import type { NewReport } from '../../services/hateReports/openReport.ts'
import { newId } from '../../services/ids.ts'
import type { AccountRecord } from '../../services/staff/accounts.ts'
import type { StaffWorld } from './staffWorld.ts'
import { plainPicture } from './uploads.ts'

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

/** A photo as a talk has stored it, with a marked name; the same one may stand in several reports. */
export async function holdPhoto({ world, id }: { world: StaffWorld; id: string }): Promise<KeptFile> {
  const bytes = Buffer.from(await plainPicture())
  const name = `${MARK}.jpg`
  const accepted = await acceptFile({ bytes, name, originals: false, asItIs: false, scanner: noScanner })
  if (!accepted.ok) throw new Error(accepted.reason)
  const key = randomBytes(32)
  const sealed = seal({ key, name: blobName(id), bytes })
  const file = { ...accepted.file, id, key: key.toString('base64') }
  const conversation = { _id: 'talk', landlord: 'meadowbrook' }
  await world.product.attachments.hold({ conversation, sealed: [{ id, key: file.key, sealed }], at: world.now() })
  return file
}

export const reading = (parts: readonly string[] = ['account', 'contact', 'allegation']) => ({
  parts,
  reason: { code: 'casework', words: `It is ${MARK} mine` },
})
