/** Check and change: "1 send, 2 change", then which; every answer is read back in words before it counts as sent. */

import { hasText, type TextKey } from '../../locales/index.ts'
import type { Choice, Talk } from '../talk.ts'
import { show } from './asking.ts'
import { keyOf } from './field.ts'
import { matchChoice } from './matchChoice.ts'
import type { FormParts } from './parts.ts'
import type { FormRun } from './run.ts'
import { wordingOf } from './wording.ts'

/** A form may word its own check, as a complaint does; else the common words. */
const wording = ({ parts, text }: { parts: FormParts; text: 'intro' | 'ask' | 'send' | 'change' }): TextKey => {
  const own = keyOf(parts.name, 'check', text)
  return hasText({ key: own, language: 'en' }) ? own : keyOf('common.check', text)
}

/** Names of the fields that hold an answer, in the order of the form. */
export const answered = ({ parts, run, talk }: { parts: FormParts; run: FormRun; talk: Talk }): string[] => {
  const { answers, options } = run
  // An answer that another one has made void is not read back either.
  return Object.entries(parts.fields).flatMap(([name, { readBack: how, skip }]) =>
    name in answers && how !== 'left_out' && !skip({ talk, answers, options }) ? [name] : [],
  )
}

/** Fewer words are a try at "send" or "change". */
const ADDITION = 4

export const readBack = {
  ask({ parts, run, talk }: { parts: FormParts; run: FormRun; talk: Talk }): void {
    run.stage = 'checking'
    run.asked = null
    run.page = 0
    talk.say(wording({ parts, text: 'intro' }))
    for (const [index, name] of answered({ parts, run, talk }).entries()) {
      // Where texts may be read by others, nothing of a matter is read back (journeys 0.9).
      if (talk.shows.voice === 'short') break
      const field = parts.fields[name]!
      const value =
        field.readBack === 'told'
          ? { key: keyOf(parts.name, typeof run.answers[name] === 'string' ? 'asYouWrote' : 'asYouChose') }
          : field.show({ value: run.answers[name], form: field.home ?? parts.name, name })
      const label = { key: wordingOf({ parts, run, talk, name, text: ['label'] }) }
      talk.say('common.check.line', { params: { number: index + 1, label, value }, joins: true })
    }
    const choices: Choice[] = (['send', 'change'] as const).map((id) => ({ id, key: wording({ parts, text: id }) }))
    show({ run, talk, say: [wording({ parts, text: 'ask' })], choices })
  },
  /** Whole sentences at the check are something to add: they are kept, and the check is shown again. */
  add({ run, talk }: { run: FormRun; talk: Talk }): boolean {
    const words = talk.inbound.text.trim()
    if (words.split(/\s+/).length < ADDITION) return false
    run.answers.added = [run.answers.added, words].filter(Boolean).join('\n')
    talk.say('common.check.added')
    return true
  },
  read({ run, talk }: { run: FormRun; talk: Talk }): 'send' | 'change' | null {
    const words = { send: 'common.words.send', change: 'common.words.change' }
    const id = matchChoice({ said: talk.inbound.text, shown: run.shown, talk, words })
    return id === 'send' || id === 'change' ? id : null
  },
}

export const chooseChange = {
  ask({ parts, run, talk }: { parts: FormParts; run: FormRun; talk: Talk }): void {
    run.stage = 'choosing_change'
    const choices = answered({ parts, run, talk }).map(
      (name): Choice => ({
        id: name,
        key: wordingOf({ parts, run, talk, name, text: ['label'] }),
      }),
    )
    show({ run, talk, say: ['common.check.which'], choices })
  },
  read: ({ run, talk }: { run: FormRun; talk: Talk }): string | null =>
    matchChoice({ said: talk.inbound.text, shown: run.shown, talk }),
}
