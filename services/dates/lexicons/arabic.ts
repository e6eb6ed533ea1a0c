/** Arabic date words, standard and of the dialects, also in Latin letters and figures ("mbare7"). */
import type { WordLists } from '../lexicon.ts'

/** Every way in which a weekday is led in; `name` is without its article. */
function weekday(name: string, latin: string): string {
  const names = name.split(' ').flatMap((one) => {
    const named = `ال${one}`
    return [named, `يوم_${named}`, `يوم_${one}`, `ليوم_${named}`, `بيوم_${named}`, `ب${named}`, `لل${one}`, `و${named}`]
  })
  const spoken = latin.split(' ').flatMap((one) => {
    const articles = ['el_', 'al_', 'il_', 'l_', 'el', 'al', 'il', 'l']
    return [
      ...articles.map((article) => article + one),
      `yom_${one}`,
      `youm_${one}`,
      `yom_el_${one}`,
      `yom_el${one}`,
    ].map(arabizi)
  })
  return [...names, ...spoken].join(' ')
}

/** "yom_el_7ad" is cut into words as "yom el 7 ad". */
function arabizi(words: string): string {
  return words.replace(/(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])/g, '_')
}

/** A month by its names and by its number, as in "شهر 3". */
function month(number: number, names: string, words = ''): string {
  const numbered = [String(number), ...words.split(' ').filter(Boolean)].flatMap((one) => [`شهر_${one}`, `بشهر_${one}`])
  return [...names.split(' ').flatMap((name) => [name, `ب${name}`]), ...numbered].join(' ')
}

/** "الثالث والعشرين". */
function twenty(words: string): string {
  return words
    .split(' ')
    .flatMap((word) => [`${word}_والعشرين`, `${word}_والعشرون`])
    .join(' ')
}

// "The second floor" is no date.
const floors = 'الأول الثاني التاني الثالث التالت الرابع الخامس السادس السابع الثامن التاسع العاشر'
  .split(' ')
  .flatMap((nth) => [`الطابق_${nth}`, `الدور_${nth}`, `بالطابق_${nth}`, `بالدور_${nth}`])
  .join(' ')

export const arabic: WordLists = {
  plain: {
    last: arabizi(
      'الماضي الماضية الماضى ماضي اللي_فات اللى_فات الي_فات اللي_فاتت اللى_فاتت الي_فاتت فات اللي_راح اللي_راحت الي_راح اللي_مضى اللي_مضت السابق السابقة الفائت الفائتة الفايت الفايتة المنصرم المنصرمة اللي_عدى اللي_عدت آخر el_fat elly_fat elli_fat illi_fat li_fat elly_fatet elli_fatet elly_ra7 elli_ra7 el_madi al_madi elmadi almadi',
    ),
    next: 'القادم القادمة الجاي الجاية الجاى الجايه اللي_جاي اللي_جاية اللي_جايه المقبل المقبلة التالي اللي_بعده اللي_بعدها اللي_بعد el_gay elgay el_gaya el_jay eljay el_jaye el_jayeh al_qadim el_adem elly_gay elli_jay jay gay',
    this: 'هذا هذه هاد هاذا هاي ده دي دا بداية من_بداية من_أول hada hayda da di',
    beforeLast: 'قبل_الماضي قبل_الماضية اللي_قبل_الماضي قبل_اللي_فات اللي_قبل_اللي_فات قبل_الفايت',
    afterNext: 'بعد_القادم بعد_القادمة بعد_الجاي بعد_الجاية بعد_المقبل بعد_المقبلة اللي_بعد_الجاي بعد_اللي_جاي',
    since: 'منذ منذ_حوالي منذ_نحو منذ_قرابة مند مذ ابتداء_من اعتبارا_من بدأ_من بدأت_من mundhu munzu',
    from: 'من من_شي من_حوالي من_تقريبا من_نحو من_حدود mn men min',
    in: 'في_شهر',
    within: 'خلال كمان khilal kaman',
    through: arabizi(
      'لمدة صار_له صار_لها صار_لي صار_لنا صارله صارلها صارلي صارلو صارلنا صرله صرلي صرلو إلي إله إلها بقاله بقالها بقالي بقالنا بقى_له بقى_لها بقى_لي ليه ليها sarlo sarla sarli sarlna sarlu ba2alo ba2ali ba2alha ba2alna ba2aly baalo baali',
    ),
    beforeOrAgo: 'قبل abl abel qabl qabel gabl gabel kabl kabel',
    afterOrIn: 'بعد عقب ba_3_d baad',
    every: 'كل kol kul',
    before: 'بين ما_بين حتى لحد لغاية إلى الى لحتى bein bayn',
    not: 'مش مو موب ليس لا مهوب mesh mish mush mu la_2',
    notAfter:
      'ما_بقدر ما_أقدر ما_بيناسب ما_بيناسبني ما_يناسبني ما_ينفع ما_بينفع مش_هينفع ما_بزبط مش_مناسب مو_مناسب غير_مناسب لا_يناسبني مش_فاضي مو_فاضي مش_فاضية مو_فاضية',
    vague: `كم كام عدة بضعة بضع كذا شوية شويه شوي يوم_ما من_يوم_ما أواخر_الأسبوع آخر_الشهر آخر_الأسبوع آخر_السنة ذاك_اليوم هداك_اليوم kam kaza ${[
      'اثنين',
      'إثنين',
      'اتنين',
      'ثلاثاء',
      'ثلاثا',
      'تلات',
      'اربعاء',
      'اربعا',
      'اربع',
      'خميس',
      'جمعة',
      'سبت',
      'احد',
      'حد',
    ]
      // The night "of" Tuesday is for many the one before it.
      .map((name) => `ليلة_ال${name}`)
      .join(' ')}`,
    oclock: 'تماما tamaman',
    at: arabizi('الساعة الساعه عالساعة بالساعة ع_الساعة el_sa3a elsa3a al_sa3a essa3a sa3a el_saa alsaa'),
    on: 'في فى ب ع على fi fe',
    filler: arabizi(
      'أو او و يا تقريبا تقريباً حوالي حوالى حدود بحدود نحو شي ل ال نهار بنهار يعني ممكن يمكن taqriban ta2riban hawali nhar w aw el al',
    ),
    edge: 'أوائل أواخر منتصف نص_شهر أول_أسبوع نهاية بنهاية',
    dayMark: 'تاريخ بتاريخ',
    weekend:
      'الويكند الويك_اند ويكند ويك_اند عطلة_نهاية_الأسبوع نهاية_الأسبوع إجازة_نهاية_الأسبوع el_weekend elweekend',
    other: `نفس_اليوم طول_اليوم عيد_ميلاد عيد_ميلادي شهر_رمضان شهر_العسل ${floors}`,
  },
  numbers: {
    1: arabizi('واحد واحدة وحدة wa7ed wahed wahad wa7da'),
    2: 'اثنين اثنان اثنتين اتنين تنين ثنتين تنتين etnein tnein ithnain',
    3: 'ثلاثة ثلاث تلاتة تلات تلت talata tlata tlat talat thalatha thalath',
    4: arabizi('أربعة أربع اربعه arba3a arba3 arbaa arbaat'),
    5: 'خمسة خمس khamsa khams',
    6: 'ستة ست sitta setta',
    7: arabizi('سبعة سبع sab3a sab3 sabaa'),
    8: 'ثمانية ثماني ثمان تمانية تمنية تمن tamanya tmanya thamanya',
    9: arabizi('تسعة تسع tis3a tes3a tisaa'),
    10: 'عشرة عشر عشره ashra',
    11: 'احدعش احداعش حداشر حدعش إحدى_عشر أحد_عشر إحدى_عشرة الحادية_عشرة',
    12: 'اثنا_عشر اثني_عشر اتناشر اطنعش اثنعش تناعش اثنتي_عشرة الثانية_عشرة',
    13: 'ثلاثة_عشر تلتاشر تلتعش',
    14: 'أربعة_عشر أربعتاشر أربعتعش',
    15: 'خمسة_عشر خمستاشر خمسطعش خمستعش',
    20: 'عشرين عشرون',
    30: 'ثلاثين تلاتين',
  },
  ordinals: {
    1: 'الأول أول',
    2: 'الثاني التاني ثاني تاني',
    3: 'الثالث التالت',
    4: 'الرابع',
    5: 'الخامس',
    6: 'السادس',
    7: 'السابع',
    8: 'الثامن التامن',
    9: 'التاسع',
    10: 'العاشر',
    11: 'الحادي_عشر',
    12: 'الثاني_عشر',
    13: 'الثالث_عشر',
    14: 'الرابع_عشر',
    15: 'الخامس_عشر',
    16: 'السادس_عشر',
    17: 'السابع_عشر',
    18: 'الثامن_عشر',
    19: 'التاسع_عشر',
    20: 'العشرين العشرون',
    21: twenty('الحادي الواحد'),
    22: twenty('الثاني'),
    23: twenty('الثالث'),
    24: twenty('الرابع'),
    25: twenty('الخامس'),
    26: twenty('السادس'),
    27: twenty('السابع'),
    28: twenty('الثامن'),
    29: twenty('التاسع'),
    30: 'الثلاثين الثلاثون',
    31: 'الحادي_والثلاثين الحادي_والثلاثون الواحد_والثلاثين',
  },
  weekdays: {
    1: weekday('اثنين إثنين اتنين تنين', 'etnein etneen ethnein ithnayn tnein tnen'),
    2: `ثلاثاء تلاتاء ${weekday('ثلاثاء ثلاثا تلاتاء تلات تلاتا', 'talat tlat thulatha tholatha talata thalatha')} يوم_الثلاثة يوم_التلاتة`,
    3: `أربعاء ${weekday('اربعاء اربعا اربع', 'arba3a arba3 arbe3a arbi3a arbaa')} يوم_الاربعة`,
    4: weekday('خميس', 'khamis khamees 5amis 5amees'),
    5: weekday('جمعة', 'gom3a jom3a jum3a gum3a jomaa jumua jumuah'),
    6: weekday('سبت', 'sabt'),
    7: weekday('احد حد', '7ad had a7ad ahad'),
  },
  months: {
    1: month(1, 'يناير جانفي كانون_الثاني كانون_التاني'),
    2: month(2, 'فبراير فيفري شباط', 'اثنين اتنين تنين'),
    3: month(3, 'مارس آذار', 'ثلاثة تلاتة'),
    4: month(4, 'أبريل إبريل أفريل نيسان', 'أربعة'),
    5: month(5, 'مايو ماي أيار', 'خمسة'),
    6: month(6, 'يونيو يونيه جوان حزيران', 'ستة'),
    7: month(7, 'يوليو يوليه يوليوز جويلية تموز', 'سبعة'),
    8: month(8, 'أغسطس اغسطس أوت غشت', 'ثمانية تمانية'),
    9: month(9, 'سبتمبر شتنبر أيلول', 'تسعة'),
    10: month(10, 'أكتوبر تشرين_الأول', 'عشرة'),
    11: month(11, 'نوفمبر نونبر تشرين_الثاني تشرين_التاني', 'حداشر'),
    12: month(12, 'ديسمبر دجنبر كانون_الأول', 'اتناشر'),
  },
  // آب (August) without its mark is "father".
  monthsWeak: { 8: 'آب' },
  relative: {
    '-2': arabizi(
      'أول_أمس أول_امبارح أول_مبارح أول_البارحة أول_البارح من_أول_امبارح من_أول_أمس من_أول_مبارح أولة_امبارح قبل_أمس قبل_امبارح قبل_مبارح قبل_البارحة قبل_البارح awal_embare7 awwal_embare7 awel_embare7 awal_mbare7 awwal_mbare7 awal_ams awwal_ams awal_embareh awal_mbareh awwal_mbareh awwal_embareh',
    ),
    '-1': arabizi(
      'أمس امس امبارح إمبارح مبارح البارحة البارح بارح يوم_أمس ams embare7 mbare7 imbare7 embareh imbareh mbareh embarah imbarih mbarih elbareh el_bare7 elbare7 albareh',
    ),
    '-1:night': arabizi(
      'ليلة_أمس ليلة_امبارح ليلة_مبارح ليلة_البارحة الليلة_الماضية الليلة_اللي_فاتت ليلة_البارح leilet_embare7 laylat_ams',
    ),
    '0': 'اليوم النهاردة النهارده انهارده انهاردة هاليوم elyom el_yom alyom al_yom elyoum el_youm alyoum enaharda el_naharda elnaharda ennaharda',
    '0:night': 'الليلة الليله هالليلة الليلادي ellela el_leila',
    '0:morning': 'هذا_الصباح صباح_اليوم',
    '1': 'بكرة بكره بكرا باكر باچر غدا غد غدوة bukra bokra bukrah bokrah boukra bukara ghadan baker',
    '2': arabizi(
      'بعد_بكرة بعد_بكره بعد_بكرا بعد_غد بعد_باكر بعد_الغد عقب_باكر بعد_غدا ba3d_bukra ba3d_bokra ba3d_boukra baad_bukra baad_bokra',
    ),
  },
  one: {
    'minute:1': 'دقيقة',
    'minute:2': 'دقيقتين',
    'hour:1': 'ساعة ساعه',
    'hour:2': 'ساعتين ساعتان',
    'day:1': 'يوم يوم_واحد yom youm',
    'day:2': 'يومين يومان yomein yomen youmein youmen yawmayn yomain',
    'week:1': arabizi('أسبوع اسبوع_واحد لأسبوع osbo3 usbu3 isbou3 esbo3 osbou3 usboo3 osboa isboa'),
    'week:2': arabizi('أسبوعين أسبوعان osbo3ein osbo3en usbu3ein isbou3ein esbo3en osbou3ein'),
    'month:1': 'شهر شهر_واحد shahr shaher',
    'month:2': 'شهرين شهران shahrein shahren',
    'month:6': 'نص_سنة نصف_سنة',
    'year:1': 'سنة عام سنة_واحدة sana sene',
    'year:2': 'سنتين سنتان عامين santein',
  },
  many: {
    'minute:1': 'دقائق دقايق',
    'hour:1': 'ساعات',
    'day:1': 'أيام ايام تيام ليالي ayam ayyam iyam tiyam',
    'week:1': arabizi('أسابيع اسابيع asabi3 asabee3'),
    'month:1': 'أشهر شهور تشهر shohor shuhur ashhor ashhur',
    'year:1': 'سنين سنوات أعوام sneen snin sanawat',
  },
  definite: {
    'week:1': arabizi('الأسبوع بالأسبوع el_osbo3 elosbo3 al_osbo3 el_isbou3 el_esbo3 el_usbu3'),
    'month:1': 'الشهر بالشهر el_shahr elshahr',
    'year:1': 'السنة العام بالسنة el_sana',
  },
  yearWords: { '-1': 'عام_أول', '0': 'هالسنة' },
  parts: {
    morning: arabizi(
      'الصبح صبح صباحا صباح الصباح بالصبح ع_الصبح عالصبح الفجر فجرا قبل_الظهر ص el_sob7 elsob7 sob7 el_sobh sabahan el_subh',
    ),
    afternoon: arabizi('الظهر ظهرا الضهر بعد_الظهر بعد_الضهر العصر عصرا بعد_العصر el_dohr eldohr el_asr ba3d_el_dohr'),
    evening: arabizi('مساء المساء المسا مسا المغرب بالمسا العشا العشاء العشية عشية م el_masa elmasa masa2 el_maghreb'),
    night: 'بالليل بليل ليلا الليل ليل في_الليل bel_leil belleil bil_leil bellel el_leil',
  },
  minutesAfter: {
    30: 'ونص ونصف و_نص و_نصف w_nos w_nus w_noss w_nuss wnos wa_nos',
    15: arabizi('وربع و_ربع w_rob3 w_rub3'),
    20: 'وثلث وتلت و_ثلث و_تلت',
    '-15': arabizi('إلا_ربع الا_ربع ela_rob3 illa_rub3'),
    '-20': 'إلا_ثلث إلا_تلت',
  },
  holidays: {
    newYear: 'رأس_السنة راس_السنة السنة_الجديدة نيو_يير',
    goodFriday: 'الجمعة_العظيمة الجمعة_الحزينة',
    easter: 'عيد_الفصح الفصح الإيستر ايستر إيستر',
    easterMonday: 'اثنين_الفصح',
    bankHoliday: 'البنك_هوليداي بنك_هوليداي عطلة_رسمية العطلة_الرسمية عطلة_البنوك',
    christmasEve: 'ليلة_الكريسمس ليلة_عيد_الميلاد',
    christmas: 'الكريسمس كريسمس الكرسمس كرسمس الكريسماس عيد_الميلاد يوم_الكريسمس el_christmas el_krismas',
    boxingDay: 'بوكسينغ_داي بوكسينج_داي بوكسنج_داي',
    newYearsEve: 'ليلة_رأس_السنة ليلة_راس_السنة',
  },
}
