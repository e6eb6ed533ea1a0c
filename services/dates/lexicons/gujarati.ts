/** Gujarati date words, also in Latin letters. કાલે (kale) and પરમ દિવસે each mean a day before or after: what is asked decides. */
import type { WordLists } from '../lexicon.ts'

/** "સોમવાર", "સોમવારે"; `latin` the same. */
function weekday(name: string, latin: string): string {
  const names = name.split(' ').flatMap((one) => [`${one}વાર`, `${one}વારે`, `${one}વારના`])
  const spoken = latin
    .split(' ')
    .flatMap((one) => [`${one}var`, `${one}vare`, `${one}vaar`, `${one}vaare`, `${one}war`])
  return [...names, ...spoken].join(' ')
}

export const gujarati: WordLists = {
  plain: {
    ago: 'પહેલા પહેલાં પેલા પેહલા અગાઉ pehla pahela pehlaa phela pahla pela',
    later: 'પછી બાદ pachi pachhi pacchi bad baad',
    last: 'ગયા ગઈ ગઇ ગયું ગયો છેલ્લા છેલ્લી છેલ્લું છેલ્લાં પહેલાના પહેલાંના પાછલા પાછલી વીતેલા gaya gai gayi gya chella chhella',
    next: 'આવતા આવતી આવતે આગામી આવનારા avta aavta avti aavti aagami',
    this: 'આ aa',
    afterNext: 'આવતા_પછીના આવતાના_પછીના પછીના',
    passed: 'થઈ_ગયું થઈ_ગયો થઇ_ગયું થઇ_ગયો થયું થયો thai_gayu thai_gayo thayu thayo',
    sinceAfter: 'થી થી_જ thi',
    every: 'દર રોજ દરેક har dar roj',
    notAfter: 'નહીં નહિ નહી નહિં નહીં_ફાવે ના_ફાવે સુધી nahi nai nathi_favtu',
    vague: 'થોડા થોડાક થોડી કેટલાક કેટલાંક ઘણા અમુક દોઢ અઢી thoda thodak ketlak ghana dodh adhi',
    oclock: 'વાગ્યે વાગે વાગ્યા વાગ્યાની_આસપાસ vagye vage vagya',
    on: 'માં ના ની નો ને ના_રોજ પર માટે ma maa na ni',
    filler: 'અને કે અથવા લગભગ આશરે જ પણ જેવું જેટલા દરમિયાન દરમ્યાન ane ke lagbhag',
    edge: 'શરૂઆતમાં શરૂઆત અંતમાં અંતે મધ્યમાં',
    dayMark: 'તારીખ તારીખે તા tarikh tarikhe',
    weekend: 'વીકએન્ડ વીકેન્ડ વિકેન્ડ વીક_એન્ડ',
    other: 'આવતું_નથી આવતી_નથી આવતા_નથી આવતો_નથી આખો_દિવસ આ_રીતે',
  },
  numbers: {
    1: 'એક એકાદ ek ekad',
    2: 'બે બેક be bek',
    3: 'ત્રણ ત્રણેક tran',
    4: 'ચાર ચારેક char chaar',
    5: 'પાંચ panch paanch',
    6: 'છ cha chha',
    7: 'સાત saat',
    8: 'આઠ aath',
    9: 'નવ nav',
    10: 'દસ દશ દસેક das',
    11: 'અગિયાર અગ્યાર agiyar',
    12: 'બાર baar',
    13: 'તેર',
    14: 'ચૌદ',
    15: 'પંદર pandar',
    20: 'વીસ vis',
    25: 'પચીસ પચ્ચીસ',
    30: 'ત્રીસ tris',
  },
  ordinals: {
    1: 'પહેલી પહેલીએ',
    2: 'બીજી',
    3: 'ત્રીજી',
    4: 'ચોથી',
    5: 'પાંચમી',
    6: 'છઠ્ઠી',
    7: 'સાતમી',
    8: 'આઠમી',
    9: 'નવમી',
    10: 'દસમી',
    15: 'પંદરમી',
    20: 'વીસમી',
  },
  weekdays: {
    1: weekday('સોમ', 'som'),
    2: weekday('મંગળ મંગલ', 'mangal mangl'),
    3: weekday('બુધ', 'budh bud'),
    4: weekday('ગુરુ ગુરૂ', 'guru'),
    5: weekday('શુક્ર શુકર', 'shukra shukr sukra'),
    6: weekday('શનિ શની', 'shani sani'),
    7: weekday('રવિ રવી', 'ravi'),
  },
  weekdaysWeak: { 1: 'સોમ', 2: 'મંગળ', 3: 'બુધ', 4: 'ગુરુ', 5: 'શુક્ર', 6: 'શનિ', 7: 'રવિ' },
  months: { 1: 'જાન્યુઆરીમાં', 2: 'ફેબ્રુઆરી', 4: 'એપ્રીલ', 7: 'જુલાઇ જુલાઈ', 6: 'જુન', 8: 'ઓગસ્ટ ઓગષ્ટ', 10: 'ઓક્ટોબર' },
  relative: {
    '-2,2': 'પરમદિવસે પરમ_દિવસે પરમ_દાડે પરમદિવસ પરમ_દિવસ param_divse parmdivse paramdivse param_dade parme',
    '-2': 'ગયા_પરમદિવસે ગયા_પરમ_દિવસે',
    '-1,1': 'કાલે કાલ kale kaale kal',
    '-1': 'ગઈકાલે ગઈ_કાલે ગઇકાલે ગઇ_કાલે ગઈકાલ ગઈ_કાલ ગઇકાલ gaikale gai_kale gaikaale gayikale gai_kal gaikal',
    '-1:night': 'ગઈ_રાત્રે ગઇ_રાત્રે ગઈ_રાત ગઇ_રાત ગઈ_રાતે gai_rate gai_ratre gai_rat',
    '0': 'આજે આજ આજનું aaje aje aaj',
    '1': 'આવતીકાલે આવતી_કાલે આવતીકાલ આવતી_કાલ aavtikale avtikale aavti_kale avti_kale',
    '2': 'આવતા_પરમદિવસે આવતા_પરમ_દિવસે',
  },
  one: {
    'minute:1': 'મિનિટ',
    'hour:1': 'કલાક kalak',
    'week:1':
      'અઠવાડિયું અઠવાડિયા અઠવાડિયે અઠવાડીયા અઠવાડીયું અઠવાડીયે athvadiya athvadiyu athvadiye athvadia athwadiya athwadiye',
    'week:2': 'પખવાડિયું પખવાડિયા પખવાડિયે',
    'month:1': 'મહિનો મહિના મહિને મહીનો મહીના મહીને mahino mahina mahine',
    'month:6': 'અડધું_વર્ષ',
    'year:1': 'વર્ષે વરસે',
  },
  many: { 'hour:1': 'કલાકો', 'day:1': 'દિવસો', 'week:1': 'અઠવાડિયાં અઠવાડિયાઓ', 'month:1': 'મહિનાઓ', 'year:1': 'વર્ષો' },
  either: { 'day:1': 'દિવસ દિવસે દાડા divas divase diwas', 'year:1': 'વર્ષ વરસ સાલ varsh varas' },
  parts: {
    morning: 'સવારે સવાર સવારના સવારમાં savare savar sawar sawre savarna',
    afternoon: 'બપોરે બપોર બપોરના બપોર_પછી bapore bapor baporna',
    evening: 'સાંજે સાંજ સાંજના sanje sanj saanje sanjna',
    night: 'રાત્રે રાત રાતે રાત્રિ રાતના ratre rate rat raat',
  },
  minutes: { 30: 'સાડા sada saada', 15: 'સવા sava', '-15': 'પોણા pona' },
  hours: {
    '1,30': 'દોઢ_વાગ્યે દોઢ_વાગે dodh_vage dodh_vagye',
    '2,30': 'અઢી_વાગ્યે અઢી_વાગે adhi_vage adhi_vagye',
    '0,45': 'પોણા_વાગ્યે',
  },
  holidays: {
    newYear: 'ન્યૂ_યર ન્યુ_યર',
    goodFriday: 'ગુડ_ફ્રાઇડે ગુડ_ફ્રાઈડે',
    easter: 'ઇસ્ટર ઈસ્ટર',
    easterMonday: 'ઇસ્ટર_મન્ડે',
    bankHoliday: 'બેંક_હોલિડે બેન્ક_હોલિડે બેંક_હોલીડે',
    christmas: 'ક્રિસમસ નાતાલ natal',
    boxingDay: 'બોક્સિંગ_ડે',
  },
  endings: { sinceAfter: 'થી', on: 'માં ે ના નું ની નો એ' },
}
