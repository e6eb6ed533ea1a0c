/** Plain answers in every language: each listed word means its own answer and no other, and nothing but a no means that nobody is in danger. */
import { answerWords, meantChoice, meantWords } from '../../dialogs/form/meantChoice.ts'
import { isPlainNo } from '../../dialogs/form/plainNo.ts'
import { inDangerNow } from '../../dialogs/inDanger.ts'
import { wordList } from '../../locales/index.ts'
import { LANGUAGES, type LanguageCode } from '../../locales/languages.ts'

const REPORT = ['reportWho', 'reportAs', 'reportExtent', 'reportWay']
const languages = LANGUAGES.map(({ code }) => code)
const split = (words = ''): string[] => words.split(',').map((word) => word.trim())

test.each(languages)('%s has words for every answer of a report, and for danger', (language) => {
  const missing = [...REPORT, 'inDanger', 'courtesy'].flatMap((list) =>
    Object.entries(answerWords[list] ?? {})
      .filter(([id, words]) => id !== 'doubt' && !words[language])
      .map(([id]) => `${list}.${id}`),
  )
  expect(missing).toEqual([])
})

test.each(REPORT.flatMap((list) => languages.map((language) => [list, language] as const)))(
  'each word of %s in %s means its own answer and no other',
  (list, language) => {
    const wrong = Object.entries(answerWords[list] ?? {}).flatMap(([id, words]) =>
      split(words[language])
        .filter((said) => said !== '')
        .map((said) => ({ said, id, meant: meantChoice({ said, list, language }) }))
        .filter(({ id: own, meant }) => meant !== own),
    )
    expect(wrong).toEqual([])
  },
)

const shown = [
  { id: 'yes', key: 'common.yes' as const },
  { id: 'no', key: 'common.no' as const },
]
async function inDanger(said: string, language: LanguageCode): Promise<string> {
  const talk = { state: { language }, shows: { voice: 'full' } } as never
  const read = await inDangerNow().read({ text: said, talk, answers: {}, shown, form: 'hateReport', name: 'danger' })
  return read.ok ? read.value : 'asked again'
}
const allIn = async (words: string[], language: LanguageCode): Promise<[string, string][]> =>
  await Promise.all(words.map(async (said): Promise<[string, string]> => [said, await inDanger(said, language)]))

test.each(languages)('in %s each no is a no, each maybe a yes, and no doubt is a no', async (language) => {
  const of = (id: string): string[] => split(answerWords.inDanger?.[id]?.[language]).filter(Boolean)
  const doubts = new Set(meantWords({ list: 'inDanger', id: 'doubt', language }))
  expect((await allIn(of('no'), language)).filter(([, is]) => is !== 'no')).toEqual([])
  expect((await allIn(of('yes'), language)).filter(([, is]) => is !== 'yes')).toEqual([])
  expect((await allIn(of('doubt'), language)).filter(([, is]) => is === 'no')).toEqual([])
  const [no = ''] = wordList({ key: 'common.words.no', language })
  expect(await inDanger(no, language)).toBe('no')
  for (const thanks of split(answerWords.courtesy?.thanks?.[language])) {
    expect([thanks, await inDanger(`${no}, ${thanks}`, language)]).toEqual([thanks, 'no'])
    expect([thanks, isPlainNo({ said: thanks, list: 'inDanger', language })]).toEqual([thanks, false])
  }
  expect(doubts.has(no)).toBe(false)
})

/** I am not safe; no, I am not alone; no, he is still here; no, no help has come. */
test.each<[LanguageCode, string[]]>([
  ['en', ['i am not safe', 'no im not alone', 'no he is still here', 'no help has come']],
  ['cy', ['dydw i ddim yn ddiogel', 'na dydw i ddim ar fy mhen fy hun', 'na mae o yma o hyd', 'na does neb wedi dod']],
  ['pl', ['nie jestem bezpieczna', 'nie, nie jestem sama', 'nie, on nadal tu jest', 'nie, pomoc nie przyszła']],
  ['ro', ['nu sunt în siguranță', 'nu, nu sunt singură', 'nu, el este încă aici', 'nu a venit nimeni']],
  [
    'pa',
    [
      'ਮੈਂ ਸੁਰੱਖਿਅਤ ਨਹੀਂ ਹਾਂ',
      'ਨਹੀਂ, ਮੈਂ ਇਕੱਲੀ ਨਹੀਂ ਹਾਂ',
      'ਨਹੀਂ, ਉਹ ਅਜੇ ਵੀ ਇੱਥੇ ਹੈ',
      'ਨਹੀਂ, ਕੋਈ ਮਦਦ ਨਹੀਂ ਆਈ',
      'nahi main ikalli nahi',
      'nahi oh aje vi ithe aa',
    ],
  ],
  [
    'ur',
    [
      'میں محفوظ نہیں ہوں',
      'نہیں میں اکیلی نہیں ہوں',
      'نہیں وہ ابھی بھی یہاں ہے',
      'نہیں کوئی مدد نہیں آئی',
      'nahi main akeli nahi hoon',
    ],
  ],
  ['pt', ['não estou em segurança', 'não, não estou sozinha', 'não, ele ainda está aqui', 'não veio ajuda nenhuma']],
  ['es', ['no estoy a salvo', 'no, no estoy sola', 'no, él sigue aquí', 'no ha venido nadie', 'no puedo']],
  ['ar', ['لست بأمان', 'لا، لست وحدي', 'لا، ما زال هنا', 'لا، لم يأت أحد', 'la mish la7ali', 'la lissa hon']],
  [
    'bn',
    [
      'আমি নিরাপদ না',
      'না, আমি একা না',
      'না, সে এখনো এখানে আছে',
      'না, কোনো সাহায্য আসেনি',
      'na ami eka na',
      'na she ekhono ekhane ase',
    ],
  ],
  [
    'gu',
    [
      'હું સલામત નથી',
      'ના, હું એકલી નથી',
      'ના, તે હજી અહીં છે',
      'ના, કોઈ મદદ આવી નથી',
      'na hu ekli nathi',
      'na te haji ahi che',
    ],
  ],
  ['it', ['non sono al sicuro', 'no, non sono sola', 'no, è ancora qui', 'no, non è venuto nessuno']],
  ['uk', ['я не в безпеці', 'ні, я не сама', 'ні, він досі тут', 'ні, допомога не прийшла', 'ni ya ne sama']],
  ['so', ['ammaan ma ihi', 'maya keligay ma ihi', 'maya weli wuu joogaa', 'maya caawimo ma iman']],
])(
  'in %s nothing that only begins with a no, or holds one, is read as nobody in danger',
  async (language, sentences) => {
    expect((await allIn(sentences, language)).filter(([, is]) => is === 'no')).toEqual([])
  },
)

/** Please do not phone me. */
test.each<[LanguageCode, string[]]>([
  ['en', ['please dont call me', 'do not phone me', 'never ring me']],
  ['cy', ['peidiwch â ffonio fi']],
  ['pl', ['proszę nie dzwonić']],
  ['ro', ['nu prin telefon']],
  ['pa', ['ਕਾਲ ਕਰੋ ਨਾ', 'phone karo na']],
  ['ur', ['فون کریں نہیں', 'phone karein mat']],
  ['pt', ['não me ligue', 'por favor não por telefone']],
  ['es', ['no por teléfono']],
  ['ar', ['لا بالهاتف', 'mish bel telefon']],
  ['bn', ['ফোন করবেন না', 'phone korun na']],
  ['gu', ['ફોન કરો નહીં', 'phone karo nahi']],
  ['it', ['non mi chiami', 'non per telefono']],
  ['uk', ['не дзвоніть', 'не телефонуйте']],
  ['so', ['ma taleefoon']],
])('in %s a way that is named and not wanted is never the way', (language, sentences) => {
  for (const said of sentences)
    expect([said, meantChoice({ said, list: 'reportWay', language })]).not.toEqual([said, 'phone'])
})
