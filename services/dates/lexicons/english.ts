/** English date words, British first; weak names ("may", "sat") count only where a date word stands beside them. */
import type { WordLists } from '../lexicon.ts'

const small =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
const smallOrdinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'

function numbered(list: string, tens: Record<number, string>): Record<number, string> {
  const words = list.split(' ')
  const all: Record<number, string> = {}
  words.forEach((word, index) => {
    all[index + 1] = word
  })
  for (let unit = 1; unit <= 9; unit++) all[20 + unit] = `twenty_${words[unit - 1]}`
  all[31] = `thirty_${words[0]}`
  return { ...all, ...tens }
}

const numbers = numbered(small, { 30: 'thirty' })
const years = Object.fromEntries(
  Object.entries(numbers).flatMap(([number, word]) =>
    Number(number) >= 10 ? [[2000 + Number(number), `twenty_${word}`]] : [],
  ),
)

export const english: WordLists = {
  plain: {
    ago: 'ago',
    back: 'back',
    later: 'later afterwards from_now from_today',
    last: 'last past previous',
    next: 'next following',
    this: 'this start_of_the beginning_of_the',
    beforeLast: 'before_last',
    since: 'since ever_since starting_from started',
    from: 'from starting',
    in: 'in within',
    for: 'for',
    every: 'every each',
    before: 'before after until till til by prior_to between',
    not: 'not last_but_one',
    vague:
      'weekdays working_days working_day business_days few a_few several some many a_couple_or_so and_a_half one_or_two',
    oclock: 'oclock o_clock',
    noon: 'noon midday mid_day',
    at: 'at',
    on: 'on during over',
    filler:
      'the and or to of about around roughly approximately approx nearly almost just over more_than over_the at_the at_least th day_of',
    edge: 'early mid middle_of late beginning_of start_of end_of',
    weekend: 'weekend',
    other:
      'maybe years_old year_old yrs_old months_old weeks_old day_one all_day day_and_night all_night may_be may_have may_need may_not may_well next_door next_to at_last the_other_day second_floor a_lot',
  },
  numbers: { ...numbers, 1: 'one a an', 2: 'two couple a_couple couple_of a_couple_of' },
  ordinals: numbered(smallOrdinals, { 30: 'thirtieth' }),
  years,
  weekdays: { 2: 'tue tues', 3: 'weds', 4: 'thu thur thurs', 5: 'fri' },
  weekdaysWeak: { 1: 'mon', 3: 'wed', 6: 'sat', 7: 'sun' },
  months: {
    1: 'jan',
    2: 'feb',
    4: 'apr',
    6: 'jun',
    7: 'jul',
    8: 'aug',
    9: 'sept sep',
    10: 'oct',
    11: 'nov',
    12: 'dec',
  },
  monthsWeak: { 3: 'march mar', 5: 'may' },
  relative: {
    '-2': 'day_before_yesterday the_day_before_yesterday',
    '-1': 'yesterday yday yest',
    '0': 'today earlier_today',
    '0:morning': 'this_morning',
    '0:afternoon': 'this_afternoon',
    '0:evening': 'this_evening tonight tonite',
    '1': 'tomorrow tomoz tmrw tomorow',
    '2': 'day_after_tomorrow the_day_after_tomorrow',
  },
  one: {
    'minute:1': 'minute min',
    'hour:1': 'hour hr',
    'day:1': 'day',
    'week:1': 'week wk',
    'week:2': 'fortnight',
    'month:1': 'month',
    'month:6': 'half_a_year half_year',
    'year:1': 'year yr',
  },
  many: {
    'minute:1': 'minutes mins',
    'hour:1': 'hours hrs',
    'day:1': 'days nights',
    'week:1': 'weeks wks',
    'week:2': 'fortnights',
    'month:1': 'months mths',
    'year:1': 'years yrs',
  },
  parts: { morning: 'morning', afternoon: 'afternoon', evening: 'evening', night: 'night at_night' },
  minutes: { 30: 'half half_past', 15: 'quarter_past a_quarter_past', '-15': 'quarter_to a_quarter_to' },
  meridiems: { am: 'am a_m', pm: 'pm p_m' },
  holidays: {
    newYear: 'new_years_day new_years new_year',
    goodFriday: 'good_friday',
    shroveTuesday: 'shrove_tuesday pancake_day pancake_tuesday',
    ashWednesday: 'ash_wednesday',
    motheringSunday: 'mothering_sunday mothers_day',
    palmSunday: 'palm_sunday',
    maundyThursday: 'maundy_thursday',
    easter: 'easter easter_sunday',
    fathersDay: 'fathers_day',
    easterMonday: 'easter_monday',
    earlyMay: 'early_may_bank_holiday may_day_bank_holiday may_day',
    mayBankHolidays: 'may_bank_holiday',
    springBankHoliday: 'spring_bank_holiday late_may_bank_holiday',
    augustBankHoliday: 'august_bank_holiday summer_bank_holiday',
    bankHoliday: 'bank_holiday bank_hol',
    bankHolidayMonday: 'bank_holiday_monday',
    halloween: 'halloween',
    bonfireNight: 'bonfire_night guy_fawkes_night',
    christmasEve: 'christmas_eve xmas_eve',
    christmas: 'christmas christmas_day xmas xmas_day',
    boxingDay: 'boxing_day',
    newYearsEve: 'new_years_eve',
  },
}
