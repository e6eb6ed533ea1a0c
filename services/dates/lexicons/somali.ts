/** Somali date words with the article's endings ("Isniin", "Isniinta", past "Isniintii"), in the spellings in use. */
import type { WordLists } from '../lexicon.ts'

const weekdays: Record<number, string> = {
  1: 'isniin isniinta isniintii isnin isninta isnintii',
  2: 'talaado talaada talaadada talaadadii talado taladada taladadii salaasa salaasada salaasadii',
  3: 'arbaco arbaca arbacada arbacadii arbacaa arbacaadii',
  4: 'khamiis khamiista khamiistii khamis khamista khamistii',
  5: 'jimce jimco jimca jimcaha jimcihii jimcada jimcadii jumce jumco jumca jumcaha jumcihii jumcada jumcadii',
  6: 'sabti sabtida sabtidii',
  7: 'axad axada axadda axaddii axadii',
}

/** "Ilaa" is "until", but before the past form of a day it is "since". */
const known = Object.fromEntries(
  Object.entries(weekdays).map(([day, names]) => {
    const past = names.split(' ').filter((name) => name.endsWith('ii'))
    return [day, [names, ...past.map((name) => `ilaa_${name}`)].join(' ')]
  }),
)

const denied = Object.values(weekdays).flatMap((names) => names.split(' ').map((name) => `${name}_ma_aha`))

function month(number: number, ordinal: string, names: string): string {
  const which = [...ordinal.split(' '), `${number}_aad`].flatMap((word) => [`bisha_${word}`, `bishii_${word}`])
  return [...names.split(' '), ...which].join(' ')
}

/** "Labada galabnimo": the hour with its article, which alone may count anything, and its half of the day. */
function hours(numbers: Record<number, string>): Record<string, string> {
  const halves: [string, (hour: number) => number][] = [
    ['subaxnimo', (hour) => hour % 12],
    ['aroornimo', (hour) => hour % 12],
    ['duhurnimo', (hour) => (hour % 12) + 12],
    ['galabnimo', (hour) => (hour % 12) + 12],
    ['fiidnimo', (hour) => (hour % 12) + 12],
  ]
  const all: Record<string, string> = {}
  for (const [number, names] of Object.entries(numbers)) {
    for (const [half, at] of halves) {
      const key = `${at(Number(number))},0,1`
      all[key] = [all[key] ?? '', ...names.split(' ').map((name) => `${name}_${half}`)].join(' ')
    }
  }
  return all
}

export const somali: WordLists = {
  plain: {
    ago: 'ka_hor kahor ka_hoor',
    later: 'ka_dib kadib ka_bacdi kabacdi',
    last: 'hore ee_hore la_soo_dhaafay la_soo_dhaafey soo_dhaafay ina_soo_dhaafay inaga_soo_dhaafay tagay tagtay tegay tagey ee_tagay ee_tagtay dhaafay dhaaftay u_dambeeyay u_dambeeyey ugu_dambeeyay',
    next: 'soo_socda soo_socota soo_socdo ee_soo_socda ee_soo_socota dambe xigta xiga ku_xigta ee_xigta ee_xiga inagu_soo_fool_leh',
    this: 'kan tan',
    since: 'tan_iyo tanniyo laga_bilaabo laga_soo_bilaabo laga_billaabo ka_bilaabmay ilaa_iyo',
    in: 'gudaha gudaheed',
    through: 'muddo mudo muddada in_muddo_ah',
    everyAfter: 'kasta walba',
    before: 'ilaa illaa inta_u_dhaxaysa',
    not: 'maaha ma_aha',
    notAfter: 'ma_joogo ma_joogi ma_awoodo ma_fiicna iima_fiicna ii_ma_fiicna maya',
    vague: `dhawr dhowr xoogaa xoogaa_ah badan maalmahan maalmahaan habeen_hore habeen_jimce habeen_jimco ${denied.join(' ')}`,
    at: 'saacadda saacada saacaddu',
    on: 'ee ku',
    filler: 'ama mise iyo ah qiyaastii ku_dhawaad ku_dhowaad maalinta maalintii waa ayay ayaa baa',
    edge: 'bilowga bilowgii bilowgiisa dhammaadka dhamaadka dhammaadkii dhamaadkii horraantii horaantii badhtamihii bartamihii bartamaha',
    dayMark: 'taariikhda taariikhdu taariikh taarikhda taariikhdii',
    noon: 'duhur_dhexe',
    weekend: 'wiikendka wiikend wikendka wiikendkii fasaxa_toddobaadka',
    other:
      'maalin_dhan maalintii_oo_dhan dabaqa_koowaad dabaqa_labaad dabaqa_saddexaad dabaqa_afraad dabaqa_shanaad bisha_ramadaan bishii_ramadaan',
  },
  numbers: {
    1: 'hal mid kow kowda halka_saac',
    2: 'laba labo labada labadii',
    3: 'saddex sadex seddex saddexda sadexda seddexda',
    4: 'afar afarta afartii',
    5: 'shan shanta shantii',
    6: 'lix lixda lixdii',
    7: 'toddoba todoba todobo toddobada todobada',
    8: 'siddeed sideed siddeedda sideeda siddeeda',
    9: 'sagaal sagaalka sagaalkii',
    10: 'toban tobanka tobankii',
    11: 'kow_iyo_toban kow_iyo_tobanka',
    12: 'laba_iyo_toban labo_iyo_toban laba_iyo_tobanka labo_iyo_tobanka',
    13: 'saddex_iyo_toban',
    14: 'afar_iyo_toban',
    15: 'shan_iyo_toban',
    20: 'labaatan',
    30: 'soddon',
  },
  ordinals: { 1: 'koowaad kowaad', 2: 'labaad', 3: 'saddexaad', 4: 'afraad', 5: 'shanaad' },
  weekdays: known,
  months: {
    1: month(1, 'koowaad kowaad', 'janaayo jannaayo jannayo jeenawari'),
    2: month(2, 'labaad', 'febraayo feebraayo febrayo febraayo'),
    3: month(3, 'saddexaad sadexaad', 'maarso maarsho marso'),
    4: month(4, 'afraad', 'abriil abril'),
    5: month(5, 'shanaad', 'maajo maayo'),
    6: month(6, 'lixaad', 'juun juunyo'),
    7: month(7, 'toddobaad todobaad', 'luulyo luuliyo'),
    8: month(8, 'siddeedaad sideedaad', 'ogosto agoosto agosto ogoosto'),
    9: month(9, 'sagaalaad', 'sebtembar sebteembar setembar sibtembar'),
    10: month(10, 'tobnaad', 'oktoobar oktobar'),
    11: month(11, 'kow_iyo_tobnaad', 'nofembar noofembar noofeembar'),
    12: month(12, 'laba_iyo_tobnaad', 'disembar diseembar desembar'),
  },
  relative: {
    '-2': 'dorraad doraad dorraato doraato ilaa_dorraad',
    '-1': 'shalay shaley shalayto ilaa_shalay ilaa_shaley',
    '-1:night': 'xalay xaley xalayto ilaa_xalay',
    '0': 'maanta manta',
    '0:morning': 'saaka saakay saakaba',
    '0:evening': 'caawa caawo',
    '1': 'berri beri berrito berito barri',
    '2': 'saa_dambe saadambe saa_danbe saadanbe berri_dambe',
  },
  one: {
    'minute:1': 'daqiiqo daqiiqad',
    'hour:1': 'saacad',
    'day:1': 'maalin',
    'week:1': 'toddobaad todobaad usbuuc asbuuc isbuuc wiig wiik',
    'month:1': 'bil',
    'month:6': 'nus_sano nuss_sano',
    'year:1': 'sannad sanad sano',
  },
  many: {
    'minute:1': 'daqiiqadood daqiiqo_ah',
    'hour:1': 'saacadood saac',
    'day:1': 'maalmood maalmo maalin_ah cisho casho habeen_ah',
    'week:1': 'toddobaadyo todobaadyo usbuucyo asbuucyo toddobaad_ah todobaad_ah',
    'month:1': 'bilood bilo',
    'year:1': 'sannadood sanadood sano_ah',
  },
  definite: {
    'week:1':
      'toddobaadka todobaadka toddobaadkii todobaadkii usbuuca usbuucii asbuucii isbuucii wiigga wiigii wiiggii wiikii ilaa_toddobaadkii ilaa_todobaadkii',
    'month:1': 'bisha bishii bish ilaa_bishii',
    'year:1': 'sannadka sanadka sannadkii sanadkii ilaa_sannadkii ilaa_sanadkii',
  },
  yearWords: { '0': 'sannadkan sanadkan sannadkaan sanadkaan' },
  parts: {
    morning: 'subax subaxda subaxdii subaxnimo subaxnimadii subaxnimada aroor aroortii arooryo barqo',
    afternoon:
      'galab galabta galabtii galabnimo galabnimadii galabnimada duhur duhurka duhurkii duhurnimo casar casarka casarkii',
    evening: 'fiid fiidka fiidkii fiidnimo fiidnimadii makhrib makhribkii',
    night: 'habeen habeenka habeenkii habeenimo habeennimo habeenimadii habeennimadii',
  },
  hours: hours({
    1: 'kowda',
    2: 'labada',
    3: 'saddexda sadexda',
    4: 'afarta',
    5: 'shanta',
    6: 'lixda',
    7: 'toddobada todobada',
    8: 'siddeedda siddeeda sideeda',
    9: 'sagaalka',
    10: 'tobanka',
    11: 'kow_iyo_tobanka',
    12: 'laba_iyo_tobanka',
  }),
  minutesAfter: {
    30: 'iyo_bar iyo_barka iyo_badh iyo_badhka iyo_nus iyo_nuska',
    15: 'iyo_rubac',
    '-15': 'la_rubac oo_rubac_la',
  },
  holidays: {
    newYear: 'sannadka_cusub sanadka_cusub sannadkii_cusbaa sanadkii_cusbaa',
    easter: 'iistarka iistar istar',
    bankHoliday: 'fasaxa_bangiga fasaxa_bangiyada fasaxii_bangiga',
    christmas:
      'kirismas kirismaska kirismaskii kirismis kirismiska kiristmaska ciidda_kirismaska ciida_kirismaska ciidda_masiixiga',
  },
  endings: {
    this: 'kan tan kaan taan an',
    ending: 'ka kii da dii ta tii ga gii teedii deedii keedii teeda deeda keeda',
  },
}
