/** Bengali date words, with Sylheti ones and in Latin letters. কাল (kal) and পরশু (porshu) each mean a day before or after: what is asked decides. */
import type { WordLists } from '../lexicon.ts'

/** The hour with its counter in the locative, "তিনটায়", can only be a time. */
function hour(words: string): string {
  return words
    .split(' ')
    .flatMap((word) => [`${word}টায়`, `${word}টার`, `${word}টার_দিকে`, `${word}টা_বাজে`])
    .join(' ')
}

function counted(words: string): string {
  return words
    .split(' ')
    .flatMap((word) => [word, `${word}টা`, `${word}টি`])
    .join(' ')
}

const one = 'এক'
const two = 'দুই দু'
const three = 'তিন'
const four = 'চার'
const five = 'পাঁচ পাচ'
const six = 'ছয় ছ'
const seven = 'সাত'
const eight = 'আট'
const ten = 'দশ'
const eleven = 'এগারো এগার'
const twelve = 'বারো'

export const bengali: WordLists = {
  plain: {
    ago: 'আগে পূর্বে আগ aage age agey aagey',
    later: 'পরে পর বাদে বাদ pore por bade',
    last: 'গত গেল গেছে গেলো বিগত আগের goto gata gato gelo gese geche ager',
    next: 'আগামী সামনের পরের আসছে আসতেছে আইতাছে agami aagami samner shamner porer asche',
    this: 'এই এ ei',
    beforeLast: 'গত_সপ্তাহের_আগের গত_মাসের_আগের গত_বছরের_আগের',
    afterNext: 'আগামী_সপ্তাহের_পরের আগামী_মাসের_পরের',
    sinceAfter: 'থেকে থাইকা থাকি থেইকা হতে ধরে ধইরা ধরি যাবৎ যাবত theke thaki thake thika dhore dhori dhoira',
    every: 'প্রতি প্রত্যেক রোজ proti',
    notAfter: 'না নয় নয়_না নাহ পর্যন্ত পারব_না পারবো_না হবে_না na noy porjonto',
    vague:
      'কয়েক কয়েকটা কিছু কিছুদিন কিছু_দিন কয়_দিন কদিন অনেক বহু বেশ কত দেড় আড়াই কয়েকদিন অনেকদিন বহুদিন আজকাল শীত_কাল গরম_কাল বর্ষা_কাল গ্রীষ্ম_কাল koyek kisu kichu kisudin kichudin onek bohu der arai aj_kal ajkal shit_kal',
    oclock: 'টায় টার টা_বাজে টার_দিকে টার_সময় tay tar ta_baje tar_dike',
    on: 'তে এ মধ্যে te e',
    filler:
      'টা টি বা বা_না অথবা আর ও প্রায় মোটামুটি আনুমানিক দিকে সময় সময়ে নাগাদ ই তো মতো মত এর ta ba ar o pray prai er dike somoy moto',
    edge: 'শুরু শুরুতে শুরুর_দিকে শেষে শেষ শেষের_দিকে শেষ_দিকে মাঝামাঝি প্রথমে প্রথম_দিকে',
    dayMark: 'তারিখ তারিখে তারিখের তারিক tarikh tarik tarikhe tarike',
    weekend: 'উইকেন্ড উইকেন্ডে উইক_এন্ড',
    other: 'সারা_দিন সারাদিন দিন_রাত দিনরাত',
  },
  numbers: {
    1: `${counted(one)} একটা ek`,
    2: `${counted(two)} দুইটা দুটো dui du`,
    3: `${counted(three)} tin`,
    4: `${counted(four)} char`,
    5: `${counted(five)} pach panch pas`,
    6: `${counted(six)} choy soy choi soi`,
    7: `${counted(seven)} shat sat`,
    8: `${counted(eight)} aat`,
    9: 'নয়টা নয়টি',
    10: `${counted(ten)} dosh dos`,
    11: `${counted(eleven)} egaro`,
    12: `${counted(twelve)} baro`,
    13: 'তেরো',
    14: 'চৌদ্দ চোদ্দ',
    15: 'পনেরো পনের ponero',
    20: 'বিশ কুড়ি bish kuri',
    21: 'একুশ',
    25: 'পঁচিশ',
    30: 'ত্রিশ তিরিশ trish',
  },
  ordinals: {
    1: 'পহেলা পয়লা প্রথম pohela',
    2: 'দোসরা',
    3: 'তেসরা',
    4: 'চৌঠা',
    5: 'পাঁচই',
    6: 'ছয়ই',
    7: 'সাতই',
    8: 'আটই',
    9: 'নয়ই',
    10: 'দশই',
    20: 'বিশে',
    21: 'একুশে',
    25: 'পঁচিশে',
  },
  weekdays: {
    1: 'সোমবার sombar shombar shombare sombare',
    2: 'মঙ্গলবার mongolbar mangalbar mongalbar monggolbar mongolbare mongolwar',
    3: 'বুধবার budhbar budbar budhbare',
    4: 'বৃহস্পতিবার বিষ্যুদবার বিষুদবার বিশুদবার brihospotibar brihoshpotibar bishudbar bishutbar bisshudbar',
    5: 'শুক্রবার শুক্কুরবার জুম্মাবার জুমাবার shukrobar sukrobar shukkurbar shukrobare shukurbar jummabar',
    6: 'শনিবার shonibar sonibar shanibar shonibare',
    7: 'রবিবার রোববার রইববার robibar robbar roibbar robibare',
  },
  weekdaysWeak: { 1: 'সোম', 2: 'মঙ্গল', 3: 'বুধ', 4: 'বৃহস্পতি', 5: 'শুক্র', 6: 'শনি', 7: 'রবি' },
  months: {
    1: 'জানুয়ারী জানুয়ারির',
    2: 'ফেব্রুয়ারী ফেব্রুয়ারির',
    6: 'জুনে',
    8: 'অগাস্ট আগষ্ট অগস্ট',
    9: 'সেপ্টেম্বরে',
    10: 'অক্টোবরে',
  },
  relative: {
    '-3,3': 'তরশু torshu',
    '-2,2': 'পরশু পরশুদিন পরশু_দিন ফরশু porshu porsu porshudin porshu_din forshu',
    '-2': 'গত_পরশু goto_porshu গেছে_পরশু',
    '-1,1': 'কাল কালকে কাইল কালকা কাইলকু kal kalke kail kailke kalka',
    '-1': 'গতকাল গতকালকে গত_কাল গেছে_কাইল gotokal gotkal gatakal goto_kal gotokalke gotokalk',
    '-1:night': 'গতরাত গতরাতে গত_রাত গত_রাতে goto_rate goto_rat gotorate',
    '0': 'আজ আজকে আইজ আইজকে আইজকু আজকা aj ajke aaj aajke aij aijke',
    '1': 'আগামীকাল আগামী_কাল agamikal agami_kal aagamikal',
    '2': 'আগামী_পরশু agami_porshu',
  },
  one: {
    // নয় alone is "not" as well as nine.
    'day:9': 'নয়_দিন',
    'week:9': 'নয়_সপ্তাহ',
    'month:9': 'নয়_মাস',
    'year:9': 'নয়_বছর',
    'day:2': 'দিন_দুয়েক দিনদুয়েক',
    'week:1': 'সপ্তাহখানেক সপ্তাহ_খানেক',
    'month:1': 'মাসখানেক মাস_খানেক',
    'month:6': 'আধা_বছর',
    'year:1': 'বছরখানেক বছর_খানেক',
  },
  // One form serves for one and for many.
  either: {
    'minute:1': 'মিনিট',
    'hour:1': 'ঘণ্টা ঘন্টা ghonta',
    'day:1': 'দিন din dine diner',
    'week:1': 'সপ্তাহ সপ্তা হপ্তা হাফতা উইক soptaho shoptaho soptahe shoptahe soptaher hopta hafta shopta hoptay',
    'month:1': 'মাস mash mas mashe mase maser masher',
    'year:1': 'বছর বৎসর bochor bosor bochhor',
  },
  parts: {
    morning: 'সকাল সকালে সকালবেলা সকাল_বেলা ভোর ভোরে সকালের sokal shokal sokale shokale vor bhor bhore',
    afternoon: 'দুপুর দুপুরে দুপুরবেলা বিকাল বিকালে বিকেল বিকেলে dupur dupure bikal bikale bikel bikele',
    evening: 'সন্ধ্যা সন্ধ্যায় সন্ধ্যাবেলা সন্ধ্যে হাইঞ্জা shondha sondha shondhay sondhay sondhya',
    night: 'রাত রাতে রাইত রাত্রে রাতের rat raat rate raate rait',
  },
  minutes: { 30: 'সাড়ে share sare', 15: 'সোয়া showa', '-15': 'পৌনে poune' },
  hours: {
    1: hour(one),
    '1,30': 'দেড়টা দেড়টায় দেড়টার',
    2: hour(two),
    '2,30': 'আড়াইটা আড়াইটায় আড়াইটার',
    3: hour(three),
    4: hour(four),
    5: hour(five),
    6: hour(six),
    7: hour(seven),
    8: hour(eight),
    9: hour('নয়'),
    10: hour(ten),
    11: hour(eleven),
    12: hour(twelve),
  },
  holidays: {
    newYear: 'নিউ_ইয়ার নিউইয়ার নিউ_ইয়ারস ইংরেজি_নববর্ষ',
    goodFriday: 'গুড_ফ্রাইডে',
    easter: 'ইস্টার',
    easterMonday: 'ইস্টার_মানডে ইস্টার_সোমবার',
    bankHoliday: 'ব্যাংক_হলিডে ব্যাঙ্ক_হলিডে',
    christmas: 'ক্রিসমাস বড়দিন বড়_দিন boro_din borodin krismas',
    boxingDay: 'বক্সিং_ডে',
  },
  endings: { on: 'ে ের র তে য় এ ত', sinceAfter: 'েরথেকে থেকে' },
}
