/** The figures of law that tenants are told or clocks are set by, read from law.yaml and asked for by nation. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import type { Duration } from './duration.ts'
import { calendarOf, type LawFile, lawSchema, strandsOf } from './lawSchema.ts'
import { NATIONS, type Nation } from './nations.ts'
import { problemsIn } from './problems.ts'

/** A number to call or text; `dial` is what a telephone link needs, `option` what to choose once through. */
export type Contact = { id: string; phone?: string; dial?: string; option?: string; text?: string; hours?: string }
export type Helpline = {
  name: string
  phone: string
  dial: string
  text?: string
  hours?: string
  for?: 'men' | 'lgbt_people'
}
export type Ombudsman = {
  name: string
  phone: string
  dial: string
  web: string
  postal?: { lines: string[]; postcode: string | null }
  /** False where new cases by e-mail are not taken; an address is never offered. */
  emailForNewCases: boolean
  timeLimit?: Duration
}
export type HateRoute = {
  id: 'police_online' | 'crimestoppers'
  web?: string
  phone?: string
  dial?: string
  anonymous: boolean
}
/** Days that are not working days, and the years the file knows; outside them no working day is counted. */
export type BankHolidays = Readonly<Record<Nation, { dates: ReadonlySet<string>; firstYear: number; lastYear: number }>>

export type Law = {
  asOf: string
  file: LawFile
  /** Numbers that work in the nation, by id: 999, 101, gas, power_cut, nhs_mental_health, samaritans … */
  emergency(nation: Nation): Record<string, Contact>
  ombudsman(nation: Nation): Ombudsman
  domesticAbuse(nation: Nation): Helpline[]
  hateRoutes(nation: Nation): HateRoute[]
  /** Section 4 of the Equality Act 2010; none in Northern Ireland, which has laws of its own that the file does not hold. */
  protectedCharacteristics(nation: Nation): string[]
  /** Motives the police of the nation count, then the others that are always offered. */
  hateStrands(nation: Nation): { strands: string[]; alsoOffer: string[] }
  /** A limit of the Complaint Handling Code 2024, by provision: `code('6.2')`. England only. */
  code(provision: string): Duration | undefined
  awaab: {
    inForce: string
    emergency: LawFile['awaabs_law']['phase_1']['emergency']
    significant: LawFile['awaabs_law']['phase_1']['significant']
  }
  dataProtectionComplaint: { from: string; acknowledge: Duration }
  bankHolidays: BankHolidays
  sms: { optOut: string[]; optIn: string[]; help: string[]; quietHours: { from: string; to: string } }
}

export const lawPath = fileURLToPath(new URL('law.yaml', import.meta.url))

/** Reads the file; what is wrong with it comes back in words. */
export function readLaw(path: string = lawPath): { ok: true; law: Law } | { ok: false; errors: string[] } {
  const input: unknown = parse(readFileSync(path, 'utf8'))
  const parsed = lawSchema.safeParse(input)
  if (!parsed.success) return { ok: false, errors: problemsIn({ file: 'law.yaml', input, error: parsed.error }) }
  return { ok: true, law: view(parsed.data) }
}

function view(file: LawFile): Law {
  const provisions = new Map(file.complaint_handling_code_2024.provisions.map((one) => [one.id, one.value]))
  return {
    asOf: file.as_of,
    file,
    emergency: (nation) => emergencyIn(file, nation),
    ombudsman: (nation) => ombudsmanIn(file, nation),
    domesticAbuse: (nation) =>
      file.domestic_abuse.helplines
        .filter((one) => one.nation === nation || one.nation === 'uk')
        .map(({ name, phone, text, hours, for: whom }) => ({
          name,
          phone,
          dial: dial(phone),
          ...given({ text, hours, for: whom }),
        })),
    hateRoutes: (nation) => hateRoutesIn(file, nation),
    protectedCharacteristics: (nation) =>
      nation === 'northern_ireland' ? [] : file.equality_act_2010.protected_characteristics,
    hateStrands: (nation) => ({
      strands: file.hate_crime.strands[strandsOf[nation]].list,
      alsoOffer: file.hate_crime.also_offer,
    }),
    code: (provision) => provisions.get(provision),
    awaab: {
      inForce: file.awaabs_law.phase_1.in_force,
      emergency: file.awaabs_law.phase_1.emergency,
      significant: file.awaabs_law.phase_1.significant,
    },
    dataProtectionComplaint: file.data_protection.complaints_stream,
    bankHolidays: holidaysIn(file),
    sms: {
      optOut: file.sms.default_opt_out_words,
      optIn: file.sms.opt_in_words.list,
      help: file.sms.help_words.list,
      quietHours: { from: file.sms.quiet_hours.from, to: file.sms.quiet_hours.to },
    },
  }
}

function emergencyIn(file: LawFile, nation: Nation): Record<string, Contact> {
  const here = file.emergency.numbers.filter((one) =>
    one.nation ? one.nation === nation : (one.nations?.includes(nation) ?? true),
  )
  return Object.fromEntries(
    here.map(({ id, phone = /^[\d ]+$/.test(id) ? id : undefined, option, text, hours }) => [
      id,
      { id, ...given({ phone, dial: phone && dial(phone), option, text, hours }) },
    ]),
  )
}

function ombudsmanIn(file: LawFile, nation: Nation): Ombudsman {
  if (nation === 'england') {
    const { web, phone, postal, email_new_cases, time_limit } = file.housing_ombudsman
    const name = file.complaint_handling_code_2024.body
    const { value, unit, from } = time_limit
    return {
      name,
      phone: phone.number,
      dial: dial(phone.number),
      web,
      postal,
      emailForNewCases: email_new_cases.accepted,
      timeLimit: { value, unit, from },
    }
  }
  const { body, web, phone, postal, ombudsman_time_limit } = file.other_ombudsmen[nation]
  return {
    name: body,
    phone: phone.number,
    dial: dial(phone.number),
    web,
    emailForNewCases: false,
    ...given({ postal, timeLimit: ombudsman_time_limit }),
  }
}

function hateRoutesIn(file: LawFile, nation: Nation): HateRoute[] {
  const { true_vision, crimestoppers } = file.hate_crime.reporting
  const online: HateRoute[] = true_vision.covers.includes(nation)
    ? [{ id: 'police_online', web: true_vision.web, anonymous: true }]
    : []
  return [
    ...online,
    {
      id: 'crimestoppers',
      phone: crimestoppers.phone,
      dial: dial(crimestoppers.phone),
      anonymous: crimestoppers.anonymous,
    },
  ]
}

function holidaysIn(file: LawFile): BankHolidays {
  const entries = NATIONS.map((nation) => {
    const years = file.bank_holidays[calendarOf[nation]]
    const known = Object.keys(years).map(Number)
    return [
      nation,
      { dates: new Set(Object.values(years).flat()), firstYear: Math.min(...known), lastYear: Math.max(...known) },
    ]
  })
  return Object.fromEntries(entries) as BankHolidays
}

const dial = (phone: string): string => phone.replaceAll(/\D/g, '')

/** Leaves out what is absent, so that an optional key is never there with nothing in it. */
function given<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>
  }
}
