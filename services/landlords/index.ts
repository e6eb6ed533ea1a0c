/** The landlords served: loaded and checked once at start, found by slug, web host or SMS number, each case by its version. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DateTime } from 'luxon'
import { parseDocument } from 'yaml'
import type { z } from 'zod'
import { type Clock, systemClock } from '../clock.ts'
import { compose } from './compose.ts'
import { type Law, readLaw } from './law.ts'
import { type PolicyBlock, policyBlockSchema } from './policy.ts'
import { problem, problemsIn } from './problems.ts'
import { type Landlord, profileSchema } from './profile.ts'
import { unready } from './readiness.ts'

export type { Landlord }

export type Landlords = {
  /** The version of each landlord that is in force now, in order of slug. */
  all(): Landlord[]
  bySlug(slug: string): Landlord | undefined
  /** By the Host of a request; a port is ignored. */
  byHost(host: string): Landlord | undefined
  /** By the number a text was sent to, in E.164. */
  bySmsNumber(e164: string): Landlord | undefined
  /** The version in force at an instant: the last whose first day has come. */
  current(slug: string, now: Date): Landlord | undefined
  /** The very version a case was opened under. */
  version(slug: string, version: string): Landlord | undefined
}
export type Loaded = { ok: true; landlords: Landlords; law: Law } | { ok: false; errors: string[] }

export const landlordsDir = fileURLToPath(new URL('.', import.meta.url))

/** `dir` holds law.yaml, policies/ and profiles/; `only` keeps to the slugs of the LANDLORDS setting. */
export function loadLandlords({
  dir = landlordsDir,
  only,
  production,
  clock = systemClock,
}: {
  dir?: string
  only?: string[] | undefined
  production: boolean
  clock?: Clock
}): Loaded {
  const errors: string[] = []
  const law = readLaw(join(dir, 'law.yaml'))
  if (!law.ok) return law
  const blocks = new Map<string, PolicyBlock>()
  for (const file of yamlFiles({ dir, folder: 'policies' })) {
    const block = readYaml({ dir, file, schema: policyBlockSchema, errors })
    if (block) blocks.set(file.slice('policies/'.length, -'.yaml'.length), block)
  }
  const versions: { file: string; landlord: Landlord }[] = []
  for (const file of yamlFiles({ dir, folder: 'profiles' })) {
    const profile = readYaml({ dir, file, schema: profileSchema, errors })
    if (!profile || (only && !only.includes(profile.slug))) continue
    const composed = compose({ file, profile, blocks, law: law.law.file })
    if (composed.ok) versions.push({ file, landlord: composed.landlord })
    else errors.push(...composed.errors)
  }
  errors.push(...disagreements(versions))
  const landlords = finder({ list: versions.map((one) => one.landlord), clock })
  if (errors.length === 0) errors.push(...notServed({ landlords, versions, only, clock }))
  if (production)
    errors.push(...landlords.all().flatMap((landlord) => unready({ landlord, blocks, law: law.law.file })))
  return errors.length > 0 ? { ok: false, errors } : { ok: true, landlords, law: law.law }
}

function finder({ list, clock }: { list: Landlord[]; clock: Clock }): Landlords {
  const slugs = [...new Set(list.map((one) => one.slug))].sort()
  const onDay = (slug: string, today: string): Landlord | undefined =>
    list.filter((one) => one.slug === slug && one.from <= today).sort((a, b) => b.from.localeCompare(a.from))[0]
  // Asked for at every message; which versions are in force changes at midnight, so it is worked out once a minute.
  const inForce = new Map<string, Landlord | undefined>()
  let minute = Number.NaN
  const current = (slug: string, now: Date): Landlord | undefined => {
    const asked = Math.floor(now.getTime() / 60_000)
    if (asked !== minute) {
      const today = DateTime.fromJSDate(now, { zone: 'Europe/London' }).toISODate()!
      for (const one of slugs) inForce.set(one, onDay(one, today))
      minute = asked
    }
    return inForce.get(slug)
  }
  const all = (): Landlord[] => slugs.flatMap((slug) => current(slug, clock()) ?? [])
  return {
    all,
    current,
    bySlug: (slug) => current(slug, clock()),
    byHost: (host) => all().find((one) => one.operations.hosts.includes(host.toLowerCase().replace(/:\d+$/, ''))),
    bySmsNumber: (e164) => all().find((one) => one.operations.sms_numbers.includes(e164)),
    version: (slug, version) => list.find((one) => one.slug === slug && one.version === version),
  }
}

type Versions = { file: string; landlord: Landlord }[]

/** Two files that cannot both be right: names, versions, first days, and hosts or numbers shared by two landlords. */
function disagreements(versions: Versions): string[] {
  return versions.flatMap(({ file, landlord }, index) => {
    const { slug, version, from, operations } = landlord
    const named = file === `profiles/${slug}.yaml` || file === `profiles/${slug}@${version}.yaml`
    const wrong = named
      ? []
      : [
          problem({
            file,
            path: ['slug'],
            says: `'${slug}' does not fit the file name; call the file ${slug}.yaml or ${slug}@${version}.yaml`,
          }),
        ]
    const clashes = versions.slice(0, index).flatMap(({ file: other, landlord: earlier }) => {
      if (earlier.slug === slug) {
        if (earlier.version === version)
          return [problem({ file, path: ['version'], says: `'${version}' is also the version of ${other}` })]
        return earlier.from === from
          ? [problem({ file, path: ['from'], says: `${from} is also the first day of ${other}` })]
          : []
      }
      const shared = (key: 'hosts' | 'sms_numbers'): string[] =>
        operations[key]
          .filter((one) => earlier.operations[key].includes(one))
          .map((one) => problem({ file, path: ['operations', key], says: `'${one}' belongs to ${other} already` }))
      return [...shared('hosts'), ...shared('sms_numbers')]
    })
    return [...wrong, ...clashes]
  })
}

function notServed({
  landlords,
  versions,
  only,
  clock,
}: {
  landlords: Landlords
  versions: Versions
  only: string[] | undefined
  clock: Clock
}): string[] {
  const known = [...new Set(versions.map(({ landlord }) => landlord.slug))]
  const missing = (only ?? [])
    .filter((slug) => !known.includes(slug))
    .map((slug) => `LANDLORDS: '${slug}' has no file profiles/${slug}.yaml`)
  const notYet = known
    .filter((slug) => !landlords.current(slug, clock()))
    .map((slug) => `profiles/${slug}.yaml: from: lies in the future, and no earlier version is in force`)
  return known.length + missing.length === 0 ? ['profiles: has no landlord in it'] : [...missing, ...notYet]
}

const yamlFiles = ({ dir, folder }: { dir: string; folder: string }): string[] =>
  readdirSync(join(dir, folder))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => `${folder}/${name}`)

function readYaml<Schema extends z.ZodType>({
  dir,
  file,
  schema,
  errors,
}: {
  dir: string
  file: string
  schema: Schema
  errors: string[]
}): z.infer<Schema> | undefined {
  const document = parseDocument(readFileSync(join(dir, file), 'utf8'))
  if (document.errors.length > 0) {
    errors.push(
      ...document.errors.map(
        (error) =>
          `${file}: line ${error.linePos?.[0].line ?? '?'}: ${(error.message.split('\n')[0] ?? '').replace(/ at line.*$/, '')}`,
      ),
    )
    return undefined
  }
  const input: unknown = document.toJS()
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  errors.push(...problemsIn({ file, input, error: parsed.error }))
  return undefined
}
