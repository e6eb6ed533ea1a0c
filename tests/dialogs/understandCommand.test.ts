/** `heard understand` answers every line in order and survives bad ones. */
import { PassThrough, Readable } from 'node:stream'
import { understandCommand } from '../../bot/cli/understand.ts'

async function run(lines: string[]): Promise<Record<string, unknown>[]> {
  const output = new PassThrough()
  const chunks: string[] = []
  output.on('data', (chunk) => chunks.push(String(chunk)))
  await understandCommand({ input: Readable.from([lines.join('\n')]), output })
  return chunks
    .join('')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

test('each line gets one line back, in order', async () => {
  const answers = await run([
    '{"text":"I can smell gas"}',
    '{"text":"Chcę złożyć skargę","language":"en"}',
    '{"text":"hello"}',
  ])
  expect(answers.map(({ intent }) => intent)).toEqual(['repair', 'complaint', 'smalltalk'])
  expect(answers[0]).toMatchObject({
    language: 'en',
    flags: [{ name: 'emergency', kind: 'gas', by: 'rule' }],
    ask: null,
  })
  expect(answers[1]).toMatchObject({ language: 'pl' })
})

test('a bad line is answered with an error in its place and reading goes on', async () => {
  const answers = await run(['not json', '{"text":5}', '[]', '{"text":"My kitchen tap drips"}'])
  expect(answers.slice(0, 3).every(({ error }) => typeof error === 'string' && error.length > 10)).toBe(true)
  expect(answers[3]).toMatchObject({ intent: 'repair' })
})

test('many lines are answered without loss', async () => {
  const answers = await run(
    Array.from({ length: 600 }, (_, at) => JSON.stringify({ text: at % 2 ? 'no heating' : 'hello' })),
  )
  expect(answers).toHaveLength(600)
  expect(answers[599]).toMatchObject({ intent: 'repair' })
})
