/** What works the same inside every form: help, back, more, change 3. Danger, a person, language and exit are heard before a form is. */
import { hasText, type TextKey } from '../../locales/index.ts'
import { spokenAs } from '../../locales/languages.ts'
import type { Talk } from '../talk.ts'
import { ask } from './asking.ts'
import { isWord } from './fields.ts'
import { fold } from './fold.ts'
import { foldedWords } from './ownWords.ts'
import type { FormParts } from './parts.ts'
import { answered, chooseChange, readBack } from './readBack.ts'
import type { FormRun } from './run.ts'
import { wordingOf } from './wording.ts'

const asksMore = ({ run, talk }: { run: FormRun; talk: Talk }): boolean =>
  run.shown.length > 0 &&
  (isWord({ said: talk.inbound.text, key: 'common.words.more', language: talk.state.language }) ||
    (talk.shows.choices === 'digits' && fold(talk.inbound.text) === '8'))

/** Words that steer a form instead of answering it. */
export const isControlWord = ({ run, talk }: { run: FormRun; talk: Talk }): boolean =>
  asksMore({ run, talk }) ||
  (['common.words.back', 'common.words.help'] as const).some((key) =>
    isWord({ said: talk.inbound.text, key, language: talk.state.language }),
  )

/** back and changed: ask the next question. answered: the interrupt has replied. null: not an interrupt. */
export function hearInterrupt({
  parts,
  run,
  talk,
}: {
  parts: FormParts
  run: FormRun
  talk: Talk
}): 'back' | 'changed' | 'answered' | null {
  const said = talk.inbound.text
  const language = talk.state.language
  const is = (key: TextKey): boolean => isWord({ said, key, language })

  // A choice that is called "back" or "more" is meant as the choice.
  if (run.shown.some(({ id }) => id === fold(said))) return null
  if (asksMore({ run, talk })) {
    run.page += 1
    again({ parts, run, talk })
    return 'answered'
  }
  if (is('common.words.back')) {
    if (run.stage === 'choosing_change') run.stage = 'checking'
    else goBack({ parts, run })
    return 'back'
  }
  if (is('common.words.help')) {
    const own = run.asked ? wordingOf({ parts, run, talk, name: run.asked, text: ['help'] }) : null
    talk.say(own && hasText({ key: own, language: 'en' }) ? own : 'common.help')
    again({ parts, run, talk })
    return 'answered'
  }
  const number = changeNumber({ said, language })
  const name = number === null ? undefined : answered({ parts, run, talk })[number - 1]
  if (name) {
    delete run.answers[name]
    run.stage = 'asking'
    return 'changed'
  }
  return null
}

/** The question before the one asked now is open again, whether it was answered or skipped. */
function goBack({ parts, run }: { parts: FormParts; run: FormRun }): void {
  const names = Object.keys(parts.fields)
  const before = run.asked === null ? names : names.slice(0, names.indexOf(run.asked))
  const last = before.findLast((name) => name in run.answers || run.skipped.includes(name))
  if (last === undefined) return
  delete run.answers[last]
  run.skipped = run.skipped.filter((name) => name !== last)
}

function again({ parts, run, talk }: { parts: FormParts; run: FormRun; talk: Talk }): void {
  if (run.stage === 'checking') readBack.ask({ parts, run, talk })
  else if (run.stage === 'choosing_change') chooseChange.ask({ parts, run, talk })
  else if (run.asked) ask({ parts, run, talk, name: run.asked })
}

/** "change 3" in the tenant's language or in English. */
function changeNumber({ said, language }: { said: string; language: string }): number | null {
  const text = fold(said)
  for (const word of foldedWords({ key: 'common.words.change', language: spokenAs(language) ?? 'en' })) {
    const found = text.startsWith(`${word} `) ? /^(\d{1,2})$/.exec(text.slice(word.length + 1)) : null
    if (found) return Number(found[1])
  }
  return null
}
