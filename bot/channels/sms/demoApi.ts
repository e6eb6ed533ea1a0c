/** Serves the demonstration phone: gives one invented number's thread and hands its texts to the stand-in. */
import { z } from 'zod'
import { countSegments } from './segments.ts'
import type { StandIn } from './standIn.ts'

export type DemoAnswer = { status: number; headers: Record<string, string>; body: string }

type Options = { standIn: Pick<StandIn, 'texts' | 'say'>; landlords: { number: string }[] }

// Only numbers that belong to nobody: Ofcom's range for drama, 07700 900000 to 900999.
const tenant = z.string().regex(/^\+447700900\d{3}$/)

export function demoApi({ standIn, landlords }: Options) {
  const landlord = z.string().refine((number) => landlords.some((one) => one.number === number))
  const thread = z.object({ from: tenant, to: landlord })
  // Twilio joins at most 1,600 characters into one text.
  const written = thread.extend({ body: z.string().trim().min(1).max(1600) })

  return {
    /** GET: the texts between two numbers, oldest first, each with what it costs. */
    read(query: URLSearchParams): DemoAnswer {
      const asked = thread.safeParse(Object.fromEntries(query))
      if (!asked.success) return answer({ status: 400, body: { error: 'bad_thread' } })
      const { from, to } = asked.data
      const texts = standIn.texts
        .filter((text) => (text.from === from && text.to === to) || (text.from === to && text.to === from))
        .map(({ sid, direction, body, status, createdAt }) => {
          return { sid, direction, body, status, at: createdAt.toISOString(), ...countSegments(body) }
        })
      return answer({ status: 200, body: { texts } })
    },

    /** POST: a text from the invented number. JSON only, which no other site's form can send. */
    async say({ contentType, rawBody }: { contentType: string | undefined; rawBody: string }): Promise<DemoAnswer> {
      if (!/^application\/json\b/i.test(contentType ?? '')) return answer({ status: 415, body: { error: 'not_json' } })
      const text = written.safeParse(parse(rawBody))
      if (!text.success) return answer({ status: 400, body: { error: 'bad_text' } })
      const body = text.data.body.toWellFormed()
      const status = await standIn.say({ ...text.data, body })
      return status === 200
        ? answer({ status: 200, body: { sent: true } })
        : answer({ status: 502, body: { error: 'not_taken' } })
    },
  }
}

function parse(rawBody: string): unknown {
  try {
    return JSON.parse(rawBody)
  } catch {
    return null
  }
}

function answer({ status, body }: { status: number; body: object }): DemoAnswer {
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  }
  return { status, headers, body: JSON.stringify(body) }
}
