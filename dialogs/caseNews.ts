/** What the work on a case has to tell or to ask: said in the tenant's own conversation, and never over a person or in confidence. */
import { z } from 'zod'
import type { TextKey } from '../locales/index.ts'
import type { Params, Talk } from './talk.ts'
import type { Turn, Verdict } from './turnSteps.ts'

const about = { case: z.string(), reference: z.string() }
const news = z.discriminatedUnion('what', [
  z.object({ ...about, what: z.literal('update'), text: z.string() }),
  z.object({
    ...about,
    what: z.literal('letter'),
    route: z.enum(['post', 'email', 'here']).default('post'),
    held: z.boolean().default(false),
    text: z.string().default(''),
  }),
  z.object({ ...about, what: z.literal('extension'), to: z.string(), ask: z.boolean() }),
  z.object({ ...about, what: z.literal('definition'), understanding: z.string(), outcomes: z.string() }),
  z.object({ ...about, what: z.literal('panel'), on: z.string() }),
  z.object({ ...about, what: z.literal('survey') }),
])
type News = z.infer<typeof news>

/** Questions that follow, each a form of its own. */
const ASKED: Partial<Record<News['what'], string>> = {
  definition: 'casework.definition',
  panel: 'casework.panel',
  survey: 'survey',
}

export function caseNews({ talk }: Turn): Verdict {
  const told = news.safeParse(talk.inbound.event?.value)
  // A person holds the conversation and tells it themselves; in confidence nothing of another matter is said.
  if (!told.success || talk.conversation.held || talk.conversation.audience !== 'general') return 'done'
  const { data } = told
  const options = { ...data }
  const dialog = ASKED[data.what]
  if (dialog) return { begin: { dialog, options } }
  if (data.what === 'extension') {
    say({ talk, key: 'casework.longer', data, params: { by: { date: data.to } } })
    return data.ask ? { begin: { dialog: 'casework.extension', options } } : 'done'
  }
  if (data.what === 'update') {
    say({ talk, key: 'casework.update', data })
    talk.say('casework.plain', { params: { words: data.text }, joins: true })
  }
  if (data.what === 'letter') {
    const { held, route } = data
    say({ talk, key: held ? 'casework.letter.held' : `casework.letter.${route}`, data })
    // The whole letter only where nobody else reads it, and where the tenant wished it so.
    if (!held && route === 'here' && talk.shows.private) talk.say('casework.plain', { params: { words: data.text } })
  }
  return 'done'
}

function say({ talk, key, data, params = {} }: { talk: Talk; key: TextKey; data: News; params?: Params }): void {
  talk.say(key, { params: { reference: { reference: data.reference }, ...params } })
}
