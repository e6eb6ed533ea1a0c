/** `heard understand`: JSON lines in, one JSON line each out, in order; a bad line is answered and reading goes on. */
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { z } from 'zod'
import { createUnderstanding } from '../../dialogs/understand/index.ts'
import { catalogue } from '../../locales/index.ts'

const request = z.object({ text: z.string(), language: z.string().min(1).optional() })

export async function understandCommand({ input, output }: { input: Readable; output: Writable }): Promise<void> {
  const { understand, close } = createUnderstanding()
  const words = catalogue.en.understandCli as Record<string, string>
  const answer = async (line: string): Promise<unknown> => {
    const asked = request.safeParse(parse(line))
    if (!asked.success) return { error: words.badLine }
    const { text, language } = asked.data
    const { near: _near, ...understood } = await understand(language === undefined ? { text } : { text, language })
    return understood
  }
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() === '') continue
    if (!output.write(`${JSON.stringify(await answer(line))}\n`)) await once(output, 'drain')
  }
  await close()
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
