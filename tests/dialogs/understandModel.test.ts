/** The learned half: bounded work whatever is written, equal answers on every run, and it carries on when its encoder is gone. */
import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { columns } from '../../dialogs/understand/columns.ts'
import { corpusHash } from '../../dialogs/understand/corpus/corpus.ts'
import { encoderHash } from '../../dialogs/understand/encoder/encoder.ts'
import { createTokeniser } from '../../dialogs/understand/encoder/tokenise.ts'
import { MOST_WINDOWS, mostTelling, WINDOW_PIECES, windowsOf } from '../../dialogs/understand/encoder/windows.ts'
import { createModel } from '../../dialogs/understand/model.ts'
import { readModelFile } from '../../dialogs/understand/modelFile.ts'
import { countNgrams } from '../../dialogs/understand/ngrams.ts'

const folder = new URL('../../dialogs/understand/model/', import.meta.url)
const tokeniser = createTokeniser({ folder })
const model = createModel()
afterAll(() => model.close())

test('the heads were trained on the corpus and the encoder that stand here; if not, run npm run train', () => {
  const about = readModelFile({ folder })?.about
  expect(about?.corpus).toBe(corpusHash())
  expect(about?.encoder).toBe(encoderHash({ folder }))
  expect(about?.labels).toEqual([...columns])
})

test('text is cut into the pieces that the encoder was taught', () => {
  // Worked out with the reference implementation of the same vocabulary.
  expect(tokeniser.framed(tokeniser.pieces('my boiler is broken, ਕੱਲ੍ਹ'))).toEqual([
    0, 41, 1110, 12, 678, 323, 24087, 82, 5227, 953, 4, 10017, 12173, 64912, 2,
  ])
})

test('whatever is written, the encoder reads four windows of 48 pieces at most', () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1e9)
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 4_000 }), (text) => {
      const windows = mostTelling({ windows: windowsOf({ text, tokeniser }), weight: (part) => part.length })
      expect(windows.length).toBeLessThanOrEqual(MOST_WINDOWS)
      for (const { pieces } of windows) expect(pieces.length).toBeLessThanOrEqual(WINDOW_PIECES)
      expect(countNgrams(text).at.length).toBeLessThan(200_000)
    }),
    { seed, numRuns: 150 },
  )
})

test('a window that tells most is read however far down it stands, and the first one always', () => {
  const chatter = Array.from({ length: 40 }, (_, at) => `The weather on day ${at} was fine and the bus came on time.`)
  chatter.splice(31, 0, 'There is smoke coming out of the fuse box.')
  const windows = windowsOf({ text: chatter.join(' '), tokeniser })
  expect(windows.length).toBeGreaterThan(MOST_WINDOWS)
  const picked = mostTelling({ windows, weight: (part) => (part.includes('smoke') ? 1 : 0) })
  expect(picked[0]).toBe(windows[0])
  expect(picked.some(({ text }) => text.includes('smoke'))).toBe(true)
})

test('no letter of a message falls between two windows', () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1e9)
  fc.assert(
    fc.property(fc.string({ maxLength: 1_500 }), (text) => {
      const read = windowsOf({ text, tokeniser })
        .map((window) => window.text)
        .join('')
      const solid = (words: string): string => words.replace(/[\s.!?;…\n]/gu, '')
      expect(solid(read)).toBe(solid(text))
    }),
    { seed, numRuns: 200 },
  )
})

test('a buried danger is heard as loudly as one that stands alone', async () => {
  const talk =
    'Hello, I hope you are well. My daughter started school this week and the uniform cost a lot. The neighbour is fine. We had rain on Tuesday. I wanted to ask about the bins too, they changed the day. '
  const { flags } = await model.hear(
    `${talk}${talk}There is a strong smell of gas in my kitchen and it is getting worse. ${talk}`,
  )
  expect(flags.find(({ name }) => name === 'emergency')).toMatchObject({ told: true, kind: 'gas' })
})

test('the same message is answered alike on every run, in one process and another', async () => {
  const other = createModel()
  for (const text of ['Kran w kuchni kapie od wczoraj', 'nobody came again', 'میرے پڑوسی نے دروازے پر لکھا'])
    expect(await other.hear(text)).toEqual(await model.hear(text))
  await other.close()
})

/** The model's folder with another encoder file. */
function folderWith(encoder: Buffer | null): URL {
  const dir = mkdtempSync(join(tmpdir(), 'heard-model-'))
  for (const name of ['heads.json', 'heads.bin', 'pieces.tsv', 'normalise.json'])
    symlinkSync(new URL(name, folder).pathname, join(dir, name))
  if (encoder) writeFileSync(join(dir, 'encoder.int8.onnx'), encoder)
  return pathToFileURL(`${dir}/`)
}

test.each([
  ['absent', null],
  ['broken', readFileSync(new URL('encoder.int8.onnx', folder)).subarray(0, 4_000)],
])('with the encoder file %s the n-grams carry on, and that is said', async (_, bytes) => {
  const without = createModel({ folder: folderWith(bytes) })
  for (let round = 0; round < 4; round++) {
    const { flags } = await without.hear('There is a strong smell of gas in my kitchen')
    expect(flags.find(({ name }) => name === 'emergency')?.told).toBe(true)
  }
  expect(without.whole()).toBe(false)
  await without.close()
})
