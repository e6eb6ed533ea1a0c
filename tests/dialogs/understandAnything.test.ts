/** Any text at all is answered: no message stops the understanding or keeps it busy. */
import fc from 'fast-check'
import { hazard } from '../../dialogs/understand/hazard.ts'
import { createUnderstanding } from '../../dialogs/understand/index.ts'
import { flagNames, intents } from '../../dialogs/understand/labels.ts'
import { languageRequest } from '../../dialogs/understand/languageRequest.ts'

const seed = Number(process.env.SEED ?? 20270327)
const { understand, close } = createUnderstanding()
afterAll(close)
const utf16 = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xffff }),
      fc.integer({ min: 0x20, max: 0x7e }),
      fc.constantFrom(0x200b, 0x202e, 0xd800, 0xfdfa),
    ),
    { maxLength: 4000 },
  )
  .map((units) => String.fromCharCode(...units))
const ruleWords = fc
  .array(
    fc.constantFrom(
      'gas',
      'smell',
      'I',
      'the',
      'he',
      'my',
      'want',
      'to',
      'nie',
      'mae',
      'fire',
      'not',
      'water',
      'ہے',
      'گیس',
      '.',
      'going',
      'kill',
    ),
    { maxLength: 1000 },
  )
  .map((words) => words.join(' '))

async function check(text: string): Promise<void> {
  const before = performance.now()
  const heard = await understand({ text })
  const spent = performance.now() - before
  expect(intents).toContain(heard.intent)
  for (const { name, p } of heard.flags) {
    expect(flagNames).toContain(name)
    expect(p).toBeGreaterThan(0)
    expect(p).toBeLessThanOrEqual(1)
  }
  languageRequest(text)
  hazard(text)
  // Far above the measured tens of milliseconds, on a machine that is busy with other tests; a catastrophe would take longer still.
  expect(spent).toBeLessThan(15_000)
}

test(`any UTF-16 text is answered in bounded time (seed ${seed})`, async () => {
  await fc.assert(fc.asyncProperty(utf16, check), { seed, numRuns: 150 })
})

test(`any heap of the rules' own words is answered in bounded time (seed ${seed})`, async () => {
  await fc.assert(fc.asyncProperty(ruleWords, check), { seed, numRuns: 100 })
})

test.each([['a'], ['gas '], ['he '], ['want to '], ['*'], ['. '], ['\u0301'], ['\ufdfa'], ['going to '], ['(']])(
  'four thousand characters of "%s" are answered',
  (part) => check(part.repeat(4000 / part.length)),
)

test('the same message always gets the same answer', async () => {
  const text = 'He checks my phone, he will hurt me if he sees this'
  expect(await understand({ text })).toEqual(await understand({ text }))
})
