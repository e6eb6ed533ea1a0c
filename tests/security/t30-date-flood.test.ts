/** Threat T30: texts made to keep a date recogniser busy neither stop the process nor the next tenant's date. */
import { createDateReader } from '../../services/dates/dateReader.ts'
import { createRecogniser } from '../../services/dates/recogniser.ts'

const now = new Date('2027-03-27T23:50:00Z')
const dates = createDateReader()
beforeAll(() => dates.warm())
afterAll(() => dates.close())

const hostile: Record<string, string> = {
  'a date a thousand times': '3/4/2027 '.repeat(1_000),
  'a date as often as the cap allows': '3/4/2027 '.repeat(110),
  'a date up to the recogniser’s cap': '3/4/2027 '.repeat(17),
  'two hundred digits': '1234567890'.repeat(20),
  'one over one over one': '1/'.repeat(400),
  'next next next': 'next '.repeat(190),
  'next next next, short': `${'next '.repeat(28)}monday`,
  'small words without end': `tuesday ${'the of and on '.repeat(60)}week`,
  'numbers in words': 'twenty one hundred and five thousand and '.repeat(3),
  'scripts mixed': 'کل next 3/4 od wtorku ہفتہ ers dydd Mawrth ٣/٤ '.repeat(18),
  'letters that unfold': '\ufdfa'.repeat(900),
  'months and figures that the grammar leaves alone': 'may 1st 2nd sat 3rd mar 4th sun '.repeat(5),
}

const languages = ['en', 'cy', 'pl', 'ur'] as const

/** Milliseconds that this thread itself has worked, however busy the machine is with other things. */
const worked = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

test.each(Object.entries(hostile))(
  '%s: the event loop stays free, and the next tenant is answered',
  async (_name, text) => {
    for (const language of languages) {
      const before = worked()
      await dates.read({ text, language, now, expects: 'past' })
      expect(worked() - before).toBeLessThan(200)
    }
    expect(await dates.read({ text: 'two thousand and nineteen', language: 'en', now, expects: 'past' })).toEqual({
      ok: true,
      date: '2019-01-01',
      precision: 'year',
    })
  },
)

test('a text that overruns is given up at the deadline, its thread is replaced, and the loop never waits', async () => {
  const recogniser = createRecogniser({ deadlineMs: 300, coldStartMs: 60_000 })
  await recogniser.prepare()
  const before = worked()
  const start = performance.now()
  // Straight to the recogniser, past every cap: 14 seconds of work.
  const flood = recogniser.ask({ text: '3/4/2027 '.repeat(110), year: 2027, month: 3, day: 27 })
  const behind = recogniser.ask({ text: 'tuesday', year: 2027, month: 3, day: 27 })
  expect(await flood).toBeUndefined()
  // Given up long before its work could be done.
  expect(performance.now() - start).toBeLessThan(10_000)
  const found = await behind
  expect(found?.map(({ text }) => text)).toEqual(['tuesday'])
  expect(worked() - before).toBeLessThan(200)
  await recogniser.close()
})

test('a queue of hostile texts is cut short: those over the limit are told at once', async () => {
  const recogniser = createRecogniser({ deadlineMs: 60_000, coldStartMs: 60_000 })
  const asked = Array.from({ length: 60 }, () => recogniser.ask({ text: 'tuesday', year: 2027, month: 3, day: 27 }))
  const answers = await Promise.all(asked)
  expect(answers.filter((found) => found === undefined).length).toBe(39)
  await recogniser.close()
})

test('closing answers everyone who still waits', async () => {
  const recogniser = createRecogniser({ deadlineMs: 300 })
  const waiting = [1, 2, 3].map(() => recogniser.ask({ text: 'tuesday', year: 2027, month: 3, day: 27 }))
  await recogniser.close()
  expect(await Promise.all(waiting)).toEqual([undefined, undefined, undefined])
})
