/** What must be confirmed before real tenants are told it: fictional landlords, old policy blocks, law figures nobody read. */
import type { LawFile } from './lawSchema.ts'
import { calendarOf, strandsOf } from './lawSchema.ts'
import type { Nation } from './nations.ts'
import type { PolicyBlock, SectionName } from './policy.ts'
import type { Landlord } from './profile.ts'

/** Sentences that stop a production start; none when the landlord is real and has confirmed, or nothing is in doubt. */
export function unready({
  landlord,
  blocks,
  law,
}: {
  landlord: Landlord
  blocks: ReadonlyMap<string, PolicyBlock>
  law: LawFile
}): string[] {
  const who = `landlord ${landlord.slug}, version ${landlord.version}`
  if (landlord.fictional) return [`${who}: fictional is true; production serves real landlords only`]
  if (landlord.confirmed_on !== undefined) return []
  const stale = staleSections({ landlord, blocks }).map(
    ({ section, block, why }) =>
      `${who}: policy › ${section} comes from ${block}, which is out of date (${why}); check it, then set confirmed_on`,
  )
  const unread = unreadLaw({ law, nation: landlord.nation }).map(
    ({ key, read }) =>
      `${who}: law.yaml › ${key} was ${read === 'partial' ? 'only partly' : 'not'} read in its source; check it, then set confirmed_on`,
  )
  return [...stale, ...unread]
}

function staleSections({ landlord, blocks }: { landlord: Landlord; blocks: ReadonlyMap<string, PolicyBlock> }) {
  const pairs = Object.entries(landlord.policy_from) as [SectionName, string[]][]
  return pairs.flatMap(([section, names]) =>
    names.flatMap((name) => {
      const block = blocks.get(name)
      return block?.profile.stale
        ? [{ section, block: name, why: block.profile.stale_reasons?.join('; ') ?? 'no reason given' }]
        : []
    }),
  )
}

/** Figures of the law file that the product uses in the nation and that nobody has read in full in their source. */
export function unreadLaw({
  law,
  nation,
}: {
  law: LawFile
  nation: Nation
}): { key: string; read: false | 'partial' }[] {
  const used: [string, unknown][] = [
    ['working_time', law.working_time],
    ['emergency', law.emergency],
    ['domestic_abuse', law.domestic_abuse],
    ['hate_crime › reporting › true_vision', law.hate_crime.reporting.true_vision],
    ['hate_crime › reporting › crimestoppers', law.hate_crime.reporting.crimestoppers],
    [`hate_crime › strands › ${strandsOf[nation]}`, law.hate_crime.strands[strandsOf[nation]]],
    ['data_protection › complaints_stream', law.data_protection.complaints_stream],
    ['sms › opt_in_words', law.sms.opt_in_words],
    ['sms › help_words', law.sms.help_words],
    ['sms › quiet_hours', law.sms.quiet_hours],
    [`bank_holidays › ${calendarOf[nation]}`, { read: law.bank_holidays.read }],
    ...(nation === 'england'
      ? ([
          [
            'complaint_handling_code_2024',
            { provisions: law.complaint_handling_code_2024.provisions.filter((one) => one.value) },
          ],
          ['housing_ombudsman', { ...law.housing_ombudsman, eight_week_wait: undefined }],
          ['awaabs_law › phase_1', { read: law.awaabs_law.read, ...law.awaabs_law.phase_1 }],
        ] as [string, unknown][])
      : ([[`other_ombudsmen › ${nation}`, law.other_ombudsmen[nation]]] as [string, unknown][])),
  ]
  return used.flatMap(([key, value]) => unreadIn({ key, value, nation }))
}

type Unread = { key: string; read: false | 'partial' }

/** A flag on a node speaks for what is inside it, unless parts inside carry flags of their own. */
function unreadIn({ key, value, nation }: { key: string; value: unknown; nation: Nation }): Unread[] {
  if (typeof value !== 'object' || value === null || isElsewhere(value, nation)) return []
  const own = Object.entries(value)
    .filter(([name]) => name.endsWith('_read'))
    .flatMap(([name, read]) => flagged(`${key} › ${name.replace(/_read$/, '')}`, read))
  const inner = Object.entries(value).flatMap(([name, child]) =>
    unreadIn({ key: `${key} › ${nameIn(value, name, child)}`, value: child, nation }),
  )
  const partsFlagged = Object.values(value).some((child) => hasFlag(child))
  return [...(partsFlagged || !('read' in value) ? [] : flagged(key, value.read)), ...own, ...inner]
}

const flagged = (key: string, read: unknown): Unread[] => (read === false || read === 'partial' ? [{ key, read }] : [])

function hasFlag(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    ('read' in value || Object.values(value).some((child) => hasFlag(child)))
  )
}

function isElsewhere(value: object, nation: Nation): boolean {
  if ('nation' in value) return value.nation !== nation && value.nation !== 'uk'
  const listed = 'nations' in value ? value.nations : 'covers' in value ? value.covers : undefined
  return Array.isArray(listed) && !listed.includes(nation)
}

function nameIn(parent: object, name: string, child: unknown): string {
  if (!Array.isArray(parent) || typeof child !== 'object' || child === null) return name
  const { id, name: title } = child as { id?: unknown; name?: unknown }
  return String(id ?? title ?? Number(name) + 1)
}
