/** How a report begins: sealed from the first word, whatever ran before waiting silently, and only safety asked. */

import { keptFrom } from '../again.ts'
import type { FormTurn } from '../form/parts.ts'
import { park } from '../parked.ts'
import { sealSection } from '../sealSection.ts'
import { flagOf, isSure, wordCount } from '../signs.ts'
import { sayStatement } from './safety.ts'
import { signalsOf } from './signals.ts'

/** Fewer words name the matter and tell nothing of it. */
const ACCOUNT = 3

export function begin(turn: FormTurn): void {
  const { talk, run, options, say } = turn
  const earlier = keptFrom(options.earlier)
  if (options.sealed !== true) sealSection({ talk, audience: 'hate', earlier: earlier?.id })
  park({ talk, keep: 1 })
  options.reportRun = talk.services.reports.newRun()
  const heard = earlier?.heard ?? talk.heard
  options.signals = signalsOf({ talk: { ...talk, heard }, before: [] })
  if (isSure(flagOf({ heard, name: 'dissatisfied' }) ?? { p: 0 })) options.unhappy = true
  if (typeof options.words === 'string' && wordCount(options.words) >= ACCOUNT) {
    run.answers.account = options.words
    options.opening = true
  }
  if (flagOf({ heard, name: 'hate', kind: 'graffiti' })) run.answers.graffiti = 'yes'
  if (options.afterDanger === true) {
    // Danger was answered a moment ago, and the person has said that it is safe to go on.
    Object.assign(run.answers, { danger: 'yes', safe: 'yes' })
    sayStatement(turn)
    return
  }
  say(talk.shows.quickExit ? 'intro' : 'open')
  if (talk.shows.quickExit) say('leave')
  // A moment ago the answer to "is anyone in danger now" was no: it is not asked twice.
  if (talk.notInDanger && talk.shows.quickExit) {
    run.answers.danger = 'no'
    sayStatement(turn)
  }
}
