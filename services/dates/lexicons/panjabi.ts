/** Panjabi date words in Gurmukhi and in Latin letters. ਕੱਲ੍ਹ (kal) and ਪਰਸੋਂ (parson) each mean a day before or after: what is asked decides. */
import type { WordLists } from '../lexicon.ts'

/** Phones leave out the dot of ਸ਼ and ਫ਼, the doubling ੱ and the subjoined ੍ਹ. */
function loose(words: string): string {
  return words
    .split(' ')
    .flatMap((word) => [
      word,
      word.normalize('NFD').replace(/\u0a3c/g, ''),
      word.normalize('NFD').replace(/[\u0a3c\u0a71]|\u0a4d\u0a39/g, ''),
    ])
    .join(' ')
}

export const panjabi: WordLists = {
  plain: {
    ago: 'ਪਹਿਲਾਂ ਪਹਿਲਾ ਪਹਿਲੇ ਪਹਲਾਂ ਪਹਿਲੋਂ pehlan pehla pehlaan pahlan pahla pehle phle phelan pehlaa',
    later: 'ਬਾਅਦ ਤੋਂ_ਬਾਅਦ ਮਗਰੋਂ ਬਾਦ ਪਿੱਛੋਂ baad bad magron ton_baad baad_vich',
    last: loose(
      'ਪਿਛਲੇ ਪਿਛਲਾ ਪਿਛਲੀ ਪਿੱਛਲੇ ਲੰਘੇ ਲੰਘਿਆ ਲੰਘੀ ਬੀਤੇ ਬੀਤਿਆ ਬੀਤੀ ਗਏ ਗਿਆ pichle pichla pichli pishle pishla pishli picchle pichhle piche langhe',
    ),
    next: 'ਅਗਲੇ ਅਗਲਾ ਅਗਲੀ ਆਉਂਦੇ ਆਉਂਦਾ ਆਉਂਦੀ ਆਉਣ_ਵਾਲੇ ਆਉਣ_ਵਾਲਾ agle agla agli aunde aun_wale aun_vale',
    this: 'ਇਸ ਏਸ ਇਹ ਐਸ iss es eh',
    beforeLast: 'ਪਿਛਲੇ_ਤੋਂ_ਪਿਛਲੇ pichle_ton_pichle ਪਿਛਲੇ_ਤੋਂ_ਪਹਿਲੇ',
    afterNext: 'ਅਗਲੇ_ਤੋਂ_ਅਗਲੇ agle_ton_agle agle_to_agle',
    passed: 'ਹੋ_ਗਿਆ ਹੋ_ਗਿਆ_ਹੈ ਹੋਗਿਆ ho_gaya ho_gya ho_gia hogaya hogya',
    sinceAfter: 'ਤੋਂ ਤੋ ਦੇ_ਤੋਂ ton to toh tun tu',
    every: 'ਹਰ ਰੋਜ਼ ਰੋਜ har roz',
    notAfter: 'ਨਹੀਂ ਨਹੀ ਨਈਂ ਨੀ ਤੱਕ ਤਕ nahi nahin nhi nai tak takk',
    vague: loose('ਕੁਝ ਕੁੱਝ ਕਈ ਕਾਫ਼ੀ ਬਹੁਤ ਥੋੜ੍ਹੇ ਥੋੜੇ ਡੇਢ ਢਾਈ ਡੇਢ_ਕੁ kuj kujh kuch kai kaafi kafi bahut bohat bot thode dedh dhai'),
    oclock: 'ਵਜੇ ਵੱਜੇ ਵਜੇ_ਦੇ_ਕਰੀਬ vaje waje vje wje baje vajje wajje',
    on: 'ਨੂੰ ਵਿੱਚ ਵਿਚ ਚ ਤੇ ਉੱਤੇ nu nun noo vich wich ch te',
    filler: loose(
      'ਦੇ ਦਾ ਦੀ ਜਾਂ ਅਤੇ ਕੁ ਲਗਭਗ ਕਰੀਬ ਤਕਰੀਬਨ ਵਾਲੇ ਵਾਲਾ ਵੇਲੇ ਹੀ ਵੀ ਕੋਈ de da di ja jan ate ku lagbhag kareeb wale vale vele hi vi',
    ),
    edge: loose('ਸ਼ੁਰੂ ਸ਼ੁਰੂ_ਵਿੱਚ ਅਖੀਰ ਅਖ਼ੀਰ ਅੱਧ ਅੰਤ'),
    dayMark: 'ਤਰੀਕ ਤਾਰੀਖ ਤਾਰੀਖ਼ ਤਰੀਖ tarik tareek tarikh tareekh',
    weekend: 'ਵੀਕਐਂਡ ਵੀਕੈਂਡ ਵੀਕ_ਐਂਡ',
    other: 'ਸਾਰਾ_ਦਿਨ ਦਿਨ_ਰਾਤ',
  },
  numbers: {
    1: 'ਇੱਕ ਇਕ ਹਿੱਕ ik ek ikk',
    2: 'ਦੋ do',
    3: 'ਤਿੰਨ ਤਿਨ tin tinn teen',
    4: 'ਚਾਰ char chaar',
    5: 'ਪੰਜ panj',
    6: 'ਛੇ ਛੇਂ che chhe',
    7: 'ਸੱਤ ਸਤ satt sat',
    8: 'ਅੱਠ ਅਠ atth ath',
    9: 'ਨੌਂ ਨੌ nau nao',
    10: 'ਦਸ ਦੱਸ das dass',
    11: 'ਗਿਆਰਾਂ ਗਿਆਰਾ giaran gyaran',
    12: 'ਬਾਰਾਂ ਬਾਰਾ baran bara',
    13: 'ਤੇਰਾਂ',
    14: 'ਚੌਦਾਂ',
    15: 'ਪੰਦਰਾਂ ਪੰਦਰਾ pandran pandra pandrah',
    20: 'ਵੀਹ veeh vih',
    30: 'ਤੀਹ teeh tih',
  },
  ordinals: { 1: 'ਪਹਿਲੀ pehli', 2: 'ਦੂਜੀ ਦੂਸਰੀ duji', 3: 'ਤੀਜੀ ਤੀਸਰੀ tiji' },
  weekdays: {
    1: 'ਸੋਮਵਾਰ somvar somwar somvaar somwaar',
    2: 'ਮੰਗਲਵਾਰ ਮੰਗਲ mangalvar mangalwar manglvar mangalvaar mangalwaar mangal',
    3: loose('ਬੁੱਧਵਾਰ ਬੁੱਧ budhvar budhwar budhvaar budhwaar budh'),
    4: loose('ਵੀਰਵਾਰ ਵੀਰਵਾਰ_ਨੂੰ ਜੁੰਮੇਰਾਤ ਜੁਮੇਰਾਤ ਜੁਮੇਰਾਤ veervar virvar veerwar veervaar veerwaar jumeraat jumerat'),
    5: loose(
      'ਸ਼ੁੱਕਰਵਾਰ ਸ਼ੁਕਰਵਾਰ ਸ਼ੁੱਕਰ ਜੁੰਮਾ ਜੁੰਮੇ ਜੁਮੇ ਜੁਮਾ shukarvar shukrvar shukkarvar shukarwar shukkarwar shukravar jumma juma jumme',
    ),
    6: loose('ਸ਼ਨੀਵਾਰ ਸ਼ਨਿਚਰਵਾਰ ਸ਼ਨਿੱਚਰਵਾਰ ਸ਼ਨੀਚਰਵਾਰ ਸ਼ਨਿੱਚਰ shanivar shaniwar shanivaar shanicharvar shanichar'),
    7: 'ਐਤਵਾਰ ਇਤਵਾਰ ਅੈਤਵਾਰ aitvar aitwar aitvaar aitwaar itvar itwar etvar etwar',
  },
  weekdaysWeak: { 4: 'ਵੀਰ', 6: 'ਸ਼ਨੀ' },
  months: {
    1: 'ਜਨਵਰੀ',
    2: 'ਫਰਵਰੀ ਫ਼ਰਵਰੀ',
    4: 'ਅਪਰੈਲ ਅਪ੍ਰੈਲ',
    8: 'ਅਗੱਸਤ',
    9: 'ਸਿਤੰਬਰ',
    11: 'ਨਵੰਬਰ',
    12: 'ਦਿਸੰਬਰ',
  },
  relative: {
    '-3,3': 'ਚੌਥ ਤਰਸੋਂ ਨਰਸੋਂ tarson narson chauth',
    '-2,2': 'ਪਰਸੋਂ ਪਰਸੋ ਪਰਸੋਂ_ਨੂੰ parson parso parsoon parsu',
    '-1,1': 'ਕੱਲ੍ਹ ਕੱਲ ਕਲ੍ਹ ਕਲ ਕੱਲ੍ਹ_ਨੂੰ kal kall kalh kallh',
    '-1': loose('ਬੀਤੇ_ਕੱਲ੍ਹ ਬੀਤਿਆ_ਕੱਲ੍ਹ ਲੰਘੇ_ਕੱਲ੍ਹ'),
    '-1:night': loose('ਪਿਛਲੀ_ਰਾਤ ਬੀਤੀ_ਰਾਤ ਲੰਘੀ_ਰਾਤ pichli_raat pishli_raat beeti_raat'),
    '0': 'ਅੱਜ ਅਜ ajj aj aaj',
    '1': 'ਭਲਕੇ ਭਲਕ ਆਉਂਦੇ_ਕੱਲ੍ਹ ਆਉਣ_ਵਾਲੇ_ਕੱਲ੍ਹ bhalke bhalak',
  },
  one: { 'hour:1': 'ਘੰਟਾ ghanta', 'week:2': 'ਪੰਦਰਵਾੜਾ ਪੰਦਰਵਾੜੇ', 'month:6': 'ਅੱਧਾ_ਸਾਲ' },
  many: {
    'minute:1': 'ਮਿੰਟਾਂ',
    'hour:1': 'ਘੰਟਿਆਂ',
    'day:1': 'ਦਿਨਾਂ ਦਿਨਾ dinan dina dinaan',
    'week:1': 'ਹਫ਼ਤਿਆਂ ਹਫਤਿਆਂ haftian haftean',
    'month:1': 'ਮਹੀਨਿਆਂ mahinian mahinean',
    'year:1': 'ਸਾਲਾਂ saalan salan',
  },
  either: {
    'minute:1': 'ਮਿੰਟ',
    'hour:1': 'ਘੰਟੇ ghante',
    'day:1': 'ਦਿਨ din',
    'week:1': 'ਹਫ਼ਤਾ ਹਫਤਾ ਹਫ਼ਤੇ ਹਫਤੇ',
    'month:1': 'ਮਹੀਨਾ ਮਹੀਨੇ ਮਹਿਨੇ mahina mahine maheena maheene mhine',
    'year:1': 'ਸਾਲ ਵਰ੍ਹੇ ਵਰ੍ਹਾ saal sal',
  },
  // Of Pakistan's Panjabi "hafta" is also Saturday; Gurmukhi ਹਫ਼ਤਾ is not.
  weekOrSaturday: { 'week:1': 'hafta hafte haftay' },
  parts: {
    morning: 'ਸਵੇਰੇ ਸਵੇਰ ਸਵੇਰੇ_ਸਵੇਰੇ ਤੜਕੇ savere swere sawere saver swer subah',
    afternoon: 'ਦੁਪਹਿਰ ਦੁਪਹਿਰੇ ਦੁਪਹਿਰੀਂ ਬਾਅਦ_ਦੁਪਹਿਰ dupehar dupehre dopahar duphar dupaher',
    evening: loose('ਸ਼ਾਮ ਸ਼ਾਮੀਂ ਆਥਣੇ ਆਥਣ ਤ੍ਰਿਕਾਲਾਂ shaam sham shami shaami'),
    night: 'ਰਾਤ ਰਾਤੀਂ ਰਾਤ_ਨੂੰ raat rat raati raatin',
  },
  minutes: { 30: 'ਸਾਢੇ ਸਾਡੇ sadhe saadhe sade', 15: 'ਸਵਾ sawa swa', '-15': 'ਪੌਣੇ paune pone' },
  hours: { '1,30': 'ਡੇਢ_ਵਜੇ dedh_vaje', '2,30': 'ਢਾਈ_ਵਜੇ dhai_vaje' },
  holidays: {
    newYear: 'ਨਵਾਂ_ਸਾਲ ਨਵੇਂ_ਸਾਲ nava_saal nave_saal naven_saal',
    goodFriday: 'ਗੁੱਡ_ਫਰਾਈਡੇ ਗੁੱਡ_ਫ੍ਰਾਈਡੇ ਗੁੱਡ_ਫ੍ਰਾਇਡੇ',
    easter: 'ਈਸਟਰ',
    bankHoliday: 'ਬੈਂਕ_ਹੌਲੀਡੇ ਬੈਂਕ_ਹੋਲੀਡੇ ਬੈਂਕ_ਹਾਲੀਡੇ',
    christmas: 'ਕ੍ਰਿਸਮਸ ਕ੍ਰਿਸਮਿਸ ਕਰਿਸਮਸ ਵੱਡੇ_ਦਿਨ',
    boxingDay: 'ਬਾਕਸਿੰਗ_ਡੇ',
  },
}
