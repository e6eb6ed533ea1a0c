/** Stand-ins for the two translation services over real HTTP: their requests, answers and failures as their documentation and source have them. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export const KEY = 'a-key-of-the-test'
export const REGION = 'uksouth'
const LANGUAGES = ['en', 'cy', 'pl', 'ur', 'ar', 'pt', 'pt-pt', 'ro', 'es']

/** How it misbehaves from now on. */
export type Mood =
  | 'well'
  | 'busy'
  | 'forbidden'
  | 'broken'
  | 'html'
  | 'fewer'
  | 'empty'
  | 'endless'
  | 'huge'
  | 'slow'
  | 'elsewhere'

export interface Asked {
  url: string
  headers: IncomingMessage['headers']
  body: unknown
}
export type TranslationStandIn = Awaited<ReturnType<typeof translationStandIn>>

/** What it makes of a text: seen to be a translation, and back to the same text. */
export const made = ({ text, to }: { text: string; to: string }): string => `${to}«${text}»`

export async function translationStandIn(kind: 'libretranslate' | 'azure') {
  const asked: Asked[] = []
  let mood: Mood = 'well'
  const answer = kind === 'azure' ? azure : libre
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    asked.push({ url: request.url ?? '', headers: request.headers, body })
    const say = (status: number, value: unknown) => send({ response, status, text: JSON.stringify(value) })
    if (mood === 'slow') await sleep(1_500, undefined, { ref: false })
    if (mood === 'html') send({ response, status: 200, text: '<html>maintenance</html>' })
    else if (mood === 'huge') send({ response, status: 200, text: JSON.stringify('x'.repeat(2_000_000)) })
    else if (mood === 'elsewhere') response.writeHead(307, { Location: 'http://127.0.0.1:9/' }).end()
    else answer({ request, body: body as never, mood, say })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    be: (next: Mood) => {
      mood = next
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

type Answers = {
  request: IncomingMessage
  mood: Mood
  say: (status: number, value: unknown) => boolean
}

function send({ response, status, text }: { response: ServerResponse; status: number; text: string }): boolean {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(text)
  return true
}

const bent = ({ texts, mood, to }: { texts: string[]; mood: Mood; to: string }): string[] => {
  const all = texts.map((text) => (mood === 'empty' ? ' ' : mood === 'endless' ? text.repeat(500) : made({ text, to })))
  return mood === 'fewer' ? all.slice(1) : all
}

/** LibreTranslate 1.6, `app.py`: one error field; a pair that is missing is a 500 that quotes a 400. */
function libre({
  body,
  mood,
  say,
}: Answers & { body: { q: string[]; source: string; target: string; format: string; api_key?: string } }): boolean {
  const { q, source, target } = body
  if (body.api_key !== KEY || mood === 'forbidden') return say(403, { error: 'Invalid API key' })
  if (mood === 'busy') return say(429, { error: 'Slowdown: 80 per 1 minute' })
  if (mood === 'broken') return say(500, { error: `Cannot translate text: ${q[0]}` })
  const signs = q.join('').length
  if (signs > 15_000) return say(400, { error: `Invalid request: request (${signs}) exceeds text limit (15000)` })
  for (const code of [source === 'auto' ? 'pl' : source, target])
    if (!LANGUAGES.includes(code)) return say(400, { error: `${code} is not supported` })
  if (source === 'ar' && target === 'cy')
    return say(500, {
      error:
        'Cannot translate text: 400 Bad Request: Welsh (cy) is not available as a target language from Arabic (ar)',
    })
  const translatedText = bent({ texts: q, mood, to: target })
  if (source !== 'auto') return say(200, { translatedText })
  return say(200, { translatedText, detectedLanguage: q.map(() => ({ confidence: 90, language: 'pl' })) })
}

/** Azure Translator 3.0: errors as `{ error: { code, message } }`, the code six digits that begin with the status. */
function azure({ request, body, mood, say }: Answers & { body: { Text: string }[] }): boolean {
  const fail = (code: number, message: string): boolean => say(Math.floor(code / 1000), { error: { code, message } })
  const query = new URL(request.url ?? '', 'http://here').searchParams
  const [from, to] = [query.get('from'), query.get('to') ?? '']
  const { headers } = request
  if (headers['ocp-apim-subscription-key'] !== KEY || headers['ocp-apim-subscription-region'] !== REGION)
    return fail(401000, 'The request is not authorized because credentials are missing or invalid.')
  if (mood === 'forbidden')
    return fail(403001, 'The operation is not allowed because the subscription has exceeded its free quota.')
  if (mood === 'busy')
    return fail(429001, 'The server rejected the request because the client has exceeded request limits.')
  if (mood === 'broken') return fail(500000, 'An unexpected error occurred.')
  if (query.get('api-version') !== '3.0') return fail(400021, 'The API version parameter is missing or invalid.')
  if (from !== null && !LANGUAGES.includes(from)) return fail(400035, 'The source language is not valid.')
  if (!LANGUAGES.includes(to)) return fail(400036, 'The target language is not valid.')
  const texts = body.map(({ Text }) => Text)
  if (texts.join('').length > 15_000) return fail(400077, 'The maximum request size has been exceeded.')
  return say(
    200,
    bent({ texts, mood, to }).map((text) => ({
      ...(from ? {} : { detectedLanguage: { language: 'pl', score: 0.9 } }),
      translations: [{ text, to }],
    })),
  )
}
