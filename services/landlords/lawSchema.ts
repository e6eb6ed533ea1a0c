/** The shape of law.yaml, as far as the product uses it; the rest of the file may hold more. */
import { z } from 'zod'
import { durationSchema } from './duration.ts'
import { NATIONS, type Nation } from './nations.ts'

const read = z.union([z.boolean(), z.literal('partial')])
const nation = z.enum(NATIONS)
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time like 09:00')
const phone = z.looseObject({ number: z.string(), e164: z.string().optional() })
const postal = z.looseObject({ lines: z.array(z.string()), postcode: z.string().nullable() })

const provision = z.looseObject({ id: z.string(), topic: z.string(), value: durationSchema.optional(), read })

const emergencyNumber = z.looseObject({
  id: z.string(),
  phone: z.string().optional(),
  text: z.string().optional(),
  option: z.string().optional(),
  hours: z.string().optional(),
  nation: nation.optional(),
  nations: z.array(nation).optional(),
  read,
})

const helpline = z.looseObject({
  nation: z.union([nation, z.literal('uk')]),
  name: z.string(),
  phone: z.string(),
  text: z.string().optional(),
  hours: z.string().optional(),
  for: z.enum(['men', 'lgbt_people']).optional(),
  read,
})

const ombudsman = z.looseObject({
  body: z.string(),
  web: z.string(),
  phone,
  postal: postal.optional(),
  ombudsman_time_limit: durationSchema.optional(),
})

const strands = z.looseObject({ list: z.array(z.string()), read })
const year = z.array(z.iso.date('is not a date like 2026-12-25'))
const calendar = z.record(z.string().regex(/^\d{4}$/, 'is not a year'), year)

export const lawSchema = z.looseObject({
  schema_version: z.literal(1),
  as_of: z.string(),
  complaint_handling_code_2024: z.looseObject({
    nation: z.literal('england'),
    body: z.string(),
    in_force: z.iso.date(),
    provisions: z.array(provision),
  }),
  housing_ombudsman: z.looseObject({
    web: z.string(),
    web_form: z.boolean(),
    phone,
    postal,
    email_new_cases: z.looseObject({ accepted: z.boolean() }),
    time_limit: durationSchema.loose(),
    contact_any_time_for_help: z.boolean(),
  }),
  other_ombudsmen: z.looseObject({
    scotland: ombudsman.extend({
      stage_1: durationSchema,
      stage_2_acknowledge: durationSchema,
      stage_2_respond: durationSchema,
      landlord_time_limit: durationSchema,
    }),
    wales: ombudsman.extend({ model_policy_max: durationSchema }),
    northern_ireland: ombudsman,
  }),
  awaabs_law: z.looseObject({
    nation: z.literal('england'),
    phase_1: z.looseObject({
      in_force: z.iso.date(),
      emergency: z.looseObject({ investigate_and_make_safe: durationSchema }),
      significant: z.looseObject({
        investigate: durationSchema,
        written_summary: durationSchema,
        make_safe: durationSchema,
        start_further_works: durationSchema,
        start_further_works_latest: durationSchema,
      }),
    }),
  }),
  equality_act_2010: z.looseObject({ protected_characteristics: z.array(z.string()).min(1) }),
  hate_crime: z.looseObject({
    strands: z.looseObject({ england_wales: strands, scotland: strands, northern_ireland: strands }),
    also_offer: z.array(z.string()),
    reporting: z.looseObject({
      true_vision: z.looseObject({ web: z.string(), covers: z.array(nation), read }),
      crimestoppers: z.looseObject({ phone: z.string(), anonymous: z.boolean(), read }),
    }),
  }),
  domestic_abuse: z.looseObject({ helplines: z.array(helpline) }),
  emergency: z.looseObject({ numbers: z.array(emergencyNumber) }),
  data_protection: z.looseObject({
    complaints_stream: z.looseObject({ from: z.iso.date(), acknowledge: durationSchema }),
  }),
  sms: z.looseObject({
    default_opt_out_words: z.array(z.string()),
    opt_in_words: z.looseObject({ list: z.array(z.string()) }),
    help_words: z.looseObject({ list: z.array(z.string()) }),
    quiet_hours: z.looseObject({ from: time, to: time }),
  }),
  bank_holidays: z.looseObject({ england_and_wales: calendar, scotland: calendar, northern_ireland: calendar }),
})
export type LawFile = z.infer<typeof lawSchema>

/** The key of the file that holds a nation's calendar or strands. */
export const calendarOf = {
  england: 'england_and_wales',
  wales: 'england_and_wales',
  scotland: 'scotland',
  northern_ireland: 'northern_ireland',
} as const satisfies Record<Nation, string>
export const strandsOf = {
  england: 'england_wales',
  wales: 'england_wales',
  scotland: 'scotland',
  northern_ireland: 'northern_ireland',
} as const satisfies Record<Nation, string>
