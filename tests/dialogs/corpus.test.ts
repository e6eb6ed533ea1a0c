/** The corpus keeps its own rules: each language and label, many hands; and its checks find what they look for. */
import { readCorpus, scriptOf } from '../../dialogs/understand/corpus/corpus.ts'
import { frames, nearDuplicates, translations } from '../../dialogs/understand/corpus/likeness.ts'
import { flagLabels, intents } from '../../dialogs/understand/labels.ts'

const rows = readCorpus()
const languages = [...new Set(rows.map(({ language }) => language))]

test('fifteen thousand messages in fourteen languages by at least twelve hands', () => {
  expect(rows.length).toBeGreaterThanOrEqual(15_000)
  expect(languages.sort()).toEqual('ar bn cy en es gu it pa pl pt ro so uk ur'.split(' '))
  expect(new Set(rows.map(({ by }) => by)).size).toBeGreaterThanOrEqual(12)
})

test.each(languages)('%s has every intent and every flag with its kind, by at least two hands', (language) => {
  const own = rows.filter((row) => row.language === language)
  expect(intents.filter((intent) => !own.some((row) => row.intent === intent))).toEqual([])
  expect(flagLabels.filter((flag) => !own.some(({ flags }) => flags.includes(flag)))).toEqual([])
  expect(new Set(own.map(({ by }) => by)).size).toBeGreaterThanOrEqual(2)
})

test('labels keep the rules of the guide', () => {
  const wrong = rows.filter(({ intent, flags }) => {
    const has = (name: string): boolean => flags.some((flag) => flag.split(':')[0] === name)
    return (
      ((intent === 'complaint' || intent === 'dissatisfaction') && !has('dissatisfied')) ||
      (intent === 'domestic_abuse' && !flags.includes('safeguarding:domestic_abuse')) ||
      (intent === 'hate' && !has('hate')) ||
      (has('urgent') && has('emergency'))
    )
  })
  expect(wrong.map(({ id }) => id)).toEqual([])
  expect(rows.filter(({ text, script }) => scriptOf(text) !== script).map(({ id }) => id)).toEqual([])
})

test('a message with one word changed is found; two different ones are not', () => {
  const texts = [
    { id: 'a', text: 'The tap in the upstairs bathroom has been dripping all week' },
    { id: 'b', text: 'The tap in the downstairs bathroom has been dripping all week' },
    { id: 'c', text: 'Nobody turned up for my boiler again and I took the day off' },
  ]
  expect(nearDuplicates({ texts, limit: 0.45 }).map(({ one, other }) => [one, other])).toEqual([['a', 'b']])
})

test('a worn opening is counted', () => {
  const texts = ['the boiler', 'the roof', 'a tap', 'my door', 'the bath'].map((what, at) => ({
    id: `${at}`,
    text: `Hello there my friend, ${what} is broken`,
  }))
  expect(frames({ texts, most: 4 })).toEqual([{ frame: 'hello there my', count: 5 }])
  expect(frames({ texts, most: 5 })).toEqual([])
})

test('the same thing said in two languages is found by where the encoder puts it', () => {
  const at = (...numbers: number[]): Float32Array => Float32Array.from(numbers)
  const texts = [
    { id: 'en1', language: 'en', situation: 'hate_graffiti/words on the bin lid', text: '', vector: at(5, 1, 0) },
    { id: 'en2', language: 'en', situation: 'hate_graffiti/words on the bin lid', text: '', vector: at(5, -1, 0) },
    { id: 'pl1', language: 'pl', situation: 'hate_graffiti/words on the bin lid', text: '', vector: at(0, 1, 9) },
    { id: 'pl2', language: 'pl', situation: 'hate_graffiti/words on the bin lid', text: '', vector: at(0, -1, 9) },
    { id: 'pl3', language: 'pl', situation: 'hate_graffiti/lift scratched', text: '', vector: at(0, 0, 9) },
  ]
  expect(
    translations({ texts, limit: 0.9, situation: 0.6 })
      .map(({ one, other }) => `${one} ${other}`)
      .sort(),
  ).toEqual(['en1 pl1', 'en2 pl2'])
})
