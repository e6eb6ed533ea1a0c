/** Questions that several dialogs ask in the same words: how to reach you, what would make it easier, is anyone at risk, where. */
import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { type Field, field, keyOf } from './form/field.ts'
import { choice, text } from './form/fields.ts'
import { matchChoice } from './form/matchChoice.ts'
import { wordCount } from './signs.ts'
import type { Talk } from './talk.ts'

const COMMON = 'common.fields'

/** Enough words to stand as the tenant's account of the matter. */
const SUBSTANCE = 3

/** What the tenant wrote first, when it says more than "repair please". */
export const firstWords = (talk: Talk): string | undefined =>
  wordCount(talk.inbound.text) >= SUBSTANCE ? talk.inbound.text.trim() : undefined

/** Where: one answer for the home and the place in it; kept as written, so that no address form stands in the way. */
export const where = ({ optional }: { optional?: boolean } = {}): Field<string> =>
  text({ max: 500, telling: true, ...(optional ? { optional } : {}) })

/** Open, early and once (journeys 0.6): what to do, never why. */
export const easier = (): Field<string> => text({ max: 500, optional: true }).wordedIn(COMMON)

/** Yes and no in the words people really type. */
export const YES_OR_NO = { yes: 'common.words.yes', no: 'common.words.no' }

/** No detail is asked: age and health are only ever a yes or a no (law.yaml awaabs_law.product_rules). */
export const risk = (): Field<string> => choice(['yes', 'no', 'rather_not'], { words: YES_OR_NO }).wordedIn(COMMON)

/** A phone number, or this conversation. A texted number is known already and is not asked again. */
export const reach = (): Field<string> =>
  field<string>({
    kind: 'phone',
    freeText: false,
    choices: ({ form, name }) => [{ id: 'here', key: keyOf(form, name, 'choices', 'here') }],
    read: async ({ text: said, shown, talk }) => {
      if (matchChoice({ said, shown, talk }) === 'here') return { ok: true, value: 'here' }
      const found = parsePhoneNumberFromString(said.slice(0, 60), 'GB')
      return found?.isPossible() ? { ok: true, value: found.number } : { ok: false, reason: 'not_a_phone' }
    },
    show: ({ value, form, name }) =>
      value === 'here' ? { key: keyOf(form, name, 'choices', 'here') } : { ltr: value },
  })
    .wordedIn(COMMON)
    .skipIf(({ talk }) => talk.shows.voice === 'short')
