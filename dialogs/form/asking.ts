/** Asks one question, a page of choices at a time where the channel counts them. */
import { hasText } from '../../locales/index.ts'
import { spokenAs } from '../../locales/languages.ts'
import type { Choice, Talk } from '../talk.ts'
import { keyOf } from './field.ts'
import type { FormParts } from './parts.ts'
import type { FormRun } from './run.ts'
import { wordingOf } from './wording.ts'

/** What ends a question is never hidden behind "more". */
const ON_EVERY_PAGE: readonly string[] = ['skip', 'enough']

/** The choices of the page shown now; the rest waits behind "more". */
export function pageOf({ choices, page, talk }: { choices: Choice[]; page: number; talk: Talk }): {
  shown: Choice[]
  more: boolean
} {
  const size = talk.shows.page
  const paged = choices.filter(({ id }) => !ON_EVERY_PAGE.includes(id))
  const pages = Math.max(1, Math.ceil(paged.length / size))
  const at = page % pages
  return {
    shown: [...paged.slice(at * size, (at + 1) * size), ...choices.filter(({ id }) => ON_EVERY_PAGE.includes(id))],
    more: pages > 1,
  }
}

/** Shows a question with its choices and remembers what was on the screen. */
export function show({
  run,
  talk,
  say,
  choices,
}: {
  run: FormRun
  talk: Talk
  say: Parameters<Talk['say']>
  choices: Choice[]
}): void {
  const { shown, more } = pageOf({ choices, page: run.page, talk })
  run.shown = shown.map(({ id, key }) => ({ id, key }))
  const [key, rest = {}] = say
  // An offer of another language is made in that language.
  const language = spokenAs(typeof run.options.speak === 'string' ? run.options.speak : '')
  talk.say(key, {
    ...rest,
    ...(language ? { language } : {}),
    choices: more ? [...shown, { id: 'more', key: 'common.more' }] : shown,
  })
}

export function ask({ parts, run, talk, name }: { parts: FormParts; run: FormRun; talk: Talk; name: string }): void {
  const field = parts.fields[name]!
  if (run.asked !== name) run.page = 0
  run.asked = name
  run.stage = 'asking'
  const choices = field.choices({
    form: field.home ?? parts.name,
    name,
    talk,
    answers: run.answers,
    options: run.options,
  })
  const skip: Choice[] = field.optional && talk.shows.choices === 'buttons' ? [{ id: 'skip', key: 'common.skip' }] : []
  // A question that goes on has words of its own for it, and nothing is left to skip.
  const on = name in run.answers
  show({
    run,
    talk,
    say: [wordingOf({ parts, run, talk, name, text: [on ? 'another' : 'ask'] })],
    choices: on ? choices : [...choices, ...skip],
  })
}

/** Says why the answer could not be taken, then asks again. */
export function askAgain({
  parts,
  run,
  talk,
  name,
  reason,
}: {
  parts: FormParts
  run: FormRun
  talk: Talk
  name: string
  reason: string
}): void {
  const own = wordingOf({ parts, run, talk, name, text: ['again', reason] })
  talk.say(hasText({ key: own, language: 'en' }) ? own : keyOf('common.again', reason))
  ask({ parts, run, talk, name })
}
