/** `heard lint`: where each landlord's complaints policy departs from the Complaint Handling Code, with provision, key and words. */
import { CODE_NATION, type CodeDeparture, departuresOf } from '../../services/landlords/departures.ts'
import { loadLandlords } from '../../services/landlords/index.ts'
import type { Law } from '../../services/landlords/law.ts'
import type { Landlord } from '../../services/landlords/profile.ts'
import { codeWord } from './codeWord.ts'
import { departureLine } from './departureLine.ts'
import { sayLine } from './sayLine.ts'
import type { Say } from './withDatabase.ts'

export interface LintAsked {
  landlord?: string
  strict?: boolean
}

/** 0, as it is information; with `strict` 1 where anything departs. Every profile is looked at, served here or not. */
export function lintCommand({
  landlord: slug,
  strict = false,
  dir,
  now,
  print,
  fail,
}: LintAsked & { dir?: string; now: Date; print: Say; fail: Say }): number {
  const loaded = loadLandlords({ production: false, clock: () => now, ...(dir ? { dir } : {}) })
  if (!loaded.ok) {
    for (const error of loaded.errors) fail(error)
    return 1
  }
  const all = loaded.landlords.all()
  const asked = slug === undefined ? all : all.filter((one) => one.slug === slug)
  if (asked.length === 0) {
    fail(sayLine({ key: 'no_landlord', params: { slug: slug ?? '', known: all.map((one) => one.slug).join(', ') } }))
    return 1
  }
  const found = asked.map((landlord) => ({ landlord, departures: departuresOf(landlord) }))
  print(found.map(({ landlord, departures }) => lines({ landlord, departures, law: loaded.law })).join('\n\n'))
  return strict && found.some(({ departures }) => departures.length > 0) ? 1 : 0
}

function lines({
  landlord: { name, slug, version, nation },
  departures,
  law,
}: {
  landlord: Landlord
  departures: CodeDeparture[]
  law: Law
}): string {
  const unread = law.file.complaint_handling_code_2024.provisions.filter(({ read }) => read !== true)
  return [
    sayLine({ key: 'lint_title', params: { landlord: name, slug, version, count: departures.length } }),
    ...(nation === CODE_NATION
      ? []
      : [sayLine({ key: 'lint_other_nation', params: { nation: codeWord({ of: 'nations', code: nation }) } })]),
    ...departures.map((one) => {
      const doubt = unread.some(({ id }) => id === one.provision) ? ` ${sayLine({ key: 'code_unread' })}` : ''
      return `  ${one.provision.padEnd(9)} ${departureLine(one)}${doubt}`
    }),
  ].join('\n')
}
