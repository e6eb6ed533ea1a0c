/** The language a tenant writes, the language a tenant asks for, and hints for repairs. */
import { hazard } from '../../dialogs/understand/hazard.ts'
import { createUnderstanding } from '../../dialogs/understand/index.ts'
import { languageRequest } from '../../dialogs/understand/languageRequest.ts'
import { repairKind } from '../../dialogs/understand/repairKind.ts'

const { understand, close } = createUnderstanding()
afterAll(close)

test.each([
  ['en', 'The heating is not working again'],
  ['cy', "Dydy'r gwres ddim yn gweithio eto"],
  ['pl', 'Ogrzewanie znowu nie działa'],
  ['pl', 'ogrzewanie znowu nie dziala'],
  ['ro', 'Nu avem apă caldă de ieri'],
  ['pa', 'ਹੀਟਿੰਗ ਕੰਮ ਨਹੀਂ ਕਰ ਰਹੀ'],
  ['ur', 'ہیٹنگ پھر خراب ہو گئی ہے'],
  ['ur-Latn', 'heating phir kharab ho gayi hai'],
  ['pt', 'O aquecimento não está a funcionar'],
  ['es', 'La calefacción no funciona desde ayer'],
  ['ar', 'التدفئة لا تعمل في البيت'],
  ['bn', 'হিটিং কাজ করছে না'],
  ['gu', 'હીટિંગ કામ કરતું નથી'],
  ['it', 'Il riscaldamento non funziona da ieri'],
  ['uk', 'Опалення не працює'],
])('%s is recognised: %s', async (language, text) => {
  expect((await understand({ text })).language).toBe(language)
})

test("a message without a sign of language keeps the conversation's language", async () => {
  for (const text of ['12', '👍', 'M4 7QD', 'ok'])
    expect((await understand({ text, language: 'pl' })).language).toBe('pl')
})

test('a word or two in Latin letters never changes the language of the conversation', async () => {
  const short =
    'tak,tak tak,no tak,tak tak tak,ok,1,ie,na,nie,ja,ydw,nac ydw,hai,nahi,ty,dom,Siân,Łukasz Żak,window,no heating'
  const changed: string[] = []
  for (const session of ['en', 'cy', 'pl', 'ur'])
    for (const text of short.split(',')) {
      const { language } = await understand({ text, language: session })
      if (language !== session) changed.push(`${session} became ${language}: ${text}`)
    }
  expect(changed).toEqual([])
})

test.each([
  ['pl', 'nie działa'],
  ['pl', 'pali sie'],
  ['pl', 'w mieszkaniu sie pali'],
  ['pl', 'dziękuję'],
  ['cy', 'dim gwres'],
  ['cy', 'diolch yn fawr'],
  ['ur-Latn', 'boiler kharab hai'],
  ['ur', 'ہیٹنگ خراب'],
])('few words that only %s has are enough: %s', async (language, text) => {
  expect((await understand({ text, language: 'en' })).language).toBe(language)
})

test('a Polish tenant who writes one English sentence is heard as English', async () => {
  expect((await understand({ text: 'my heating is not working please help', language: 'pl' })).language).toBe('en')
})

test.each([
  ['pl', 'polski'],
  ['pl', 'in Polish please'],
  ['pl', 'po polsku'],
  ['pl', 'czy możemy rozmawiać po polsku?'],
  ['cy', 'Cymraeg'],
  ['cy', 'yn Gymraeg os gwelwch yn dda'],
  ['cy', 'Can I speak Welsh?'],
  ['ur', 'اردو'],
  ['ur', 'اردو میں بات کریں'],
  ['ur', 'urdu mein'],
  ['en', 'English please'],
  ['ro', 'română'],
  ['pa', 'ਪੰਜਾਬੀ'],
  ['pa', 'punjabi vich'],
  ['pt', 'em português'],
  ['es', 'en español por favor'],
  ['ar', 'بالعربي'],
  ['ar', 'arabic please'],
  ['bn', 'বাংলা'],
  ['gu', 'ગુજરાતી'],
  ['it', 'in italiano'],
  ['uk', 'українською'],
  ['so', 'af soomaali'],
  ['en', 'انگریزی'],
  ['pl', 'پولش'],
  ['en', 'Saesneg plis'],
  ['pl', "I don't speak English, Polish please"],
  ['pl', 'nie mówię po angielsku, po polsku proszę'],
  ['pl', 'chce po polsku bo mój angielski jest słaby'],
  ['pl', 'poproszę polskiego tłumacza'],
  ['pl', 'I cannot understand this, can I have it in Polish'],
  ['ur', 'my English is bad, can we speak Urdu'],
  ['ur', 'meri english achi nahi, urdu mein baat karein'],
  ['cy', "sai'n siarad Saesneg, Cymraeg plis"],
  ['cy', 'Cymraeg nid Saesneg'],
  ['en', 'I want it in English not Polish'],
])('%s is asked for by: %s', (code, text) => expect(languageRequest(text)).toBe(code))

test.each([
  ['I am Polish'],
  ['my Polish neighbour is loud'],
  ['the floor needs polish'],
  ["I don't speak English"],
  ['They told me to speak English or go home'],
  ['The tap drips'],
  [''],
  ['tłumacz'],
  ['interpreter'],
  ['cyfieithydd'],
  ['proszę o tłumacza, słabo mówię po angielsku'],
  ['slabo mowie po angielsku'],
  ['nie mówię dobrze po angielsku'],
  ['ledwo mówię po angielsku'],
  ['mój angielski jest słaby'],
  ['my English is bad'],
  ['I speak very little English'],
  ['English is my second language'],
  ['i struggle with english'],
  ['meri english achi nahi'],
  ['mujhe english nahi aati'],
  ['میری انگریزی اچھی نہیں'],
  ['dydw i ddim yn siarad Saesneg'],
  ["sai'n siarad Saesneg"],
  ['mae fy Saesneg yn wael'],
  ['methu siarad saesneg'],
  ['my son speaks English'],
])('no language is asked for by: %s', (text) => expect(languageRequest(text)).toBeNull())

test.each([
  ['damp_mould', "Black mould in the baby's room"],
  ['damp_mould', 'Llwydni du yn ystafell y babi'],
  ['damp_mould', 'wilgoć na ścianach'],
  ['damp_mould', 'بچے کے کمرے میں کالی پھپھوندی ہے'],
  ['emergency', 'I can smell gas'],
  ['emergency', 'no heating and my baby is three weeks old'],
  ['emergency', "the front door won't lock"],
  [null, 'My kitchen tap drips'],
  [null, 'gas safety check on Friday'],
])('hazard %s: %s', (expected, text) => expect(hazard(text)).toBe(expected))

test.each([
  ['leak', 'My kitchen tap drips'],
  ['heating', 'no hot water since Monday'],
  ['electrics', 'light switch sparks'],
  ['door_window', 'the bedroom window will not close'],
  ['damp', 'mould on the wall'],
  ['lift', 'the lift is stuck'],
  ['other', 'a kitchen cupboard is broken'],
  ['heating', 'ogrzewanie nie działa'],
  ['leak', "mae'r tap yn diferu"],
  ['heating', 'ہیٹنگ خراب ہے'],
  [null, 'I changed my number'],
])('repair kind %s: %s', (expected, text) => expect(repairKind(text)).toBe(expected))
